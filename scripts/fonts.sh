#!/usr/bin/env bash
# Brings the fonts that reports are set in to reports/fonts/files: fetches each,
# checks its SHA-256, compresses it. Fonts that are there and right are left
# alone; nothing is asked of the network then.
set -euo pipefail

cd "$(dirname "$0")/.."
target=reports/fonts/files

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() {
  printf 'fonts: %s\n' "$*" >&2
}

digest() {
  sha256sum | cut -d ' ' -f 1
}

# from_npm PACKAGE@VERSION PATH: prints one file of a package; each package is
# fetched once.
from_npm() {
  local folder="$work/${1//[^a-z0-9.]/_}"
  if [[ ! -d $folder ]]; then
    mkdir "$folder"
    npm pack --silent --pack-destination "$folder" "$1" >/dev/null
  fi
  tar -xzOf "$folder"/*.tgz "package/$2"
}

# from_debian PACKAGE PATH: prints one file of a Debian package, installed or not.
from_debian() {
  if [[ ! -f $2 ]]; then
    (cd "$work" && apt-get -qq download "$1" && dpkg-deb -x "$1"_*.deb debian)
    cat "$work/debian$2"
    return
  fi
  cat "$2"
}

# font NAME SHA256 COMMAND...: COMMAND prints the TrueType file.
font() {
  local name=$1 want=$2 got
  shift 2
  if [[ -f $target/$name.ttf.zst && $(zstd -qdc "$target/$name.ttf.zst" | digest) == "$want" ]]; then
    return
  fi
  say "fetching $name"
  "$@" >"$work/$name.ttf"
  got=$(digest <"$work/$name.ttf")
  if [[ $got != "$want" ]]; then
    say "$name from $2 has SHA-256 $got, want $want"
    exit 1
  fi
  # Compressed here and then moved in: a stopped run leaves no half a file.
  zstd -q -f -15 "$work/$name.ttf" -o "$target/.$name.new"
  mv "$target/.$name.new" "$target/$name.ttf.zst"
}

font NotoSerifSC-Regular c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742 \
  from_npm @expo-google-fonts/noto-serif-sc@0.4.3 400Regular/NotoSerifSC_400Regular.ttf
font NotoSansSC-Regular d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16 \
  from_npm @expo-google-fonts/noto-sans-sc@0.4.3 400Regular/NotoSansSC_400Regular.ttf
font NotoSansSC-Bold 9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96 \
  from_npm @expo-google-fonts/noto-sans-sc@0.4.3 700Bold/NotoSansSC_700Bold.ttf
font LXGWWenKai-Regular bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8 \
  from_debian fonts-lxgw-wenkai /usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf
