#!/usr/bin/env bash
# Installs what this machine lacks for the parts that are named:
#
#   setup.sh build     Go, and root certificates for the module proxy
#   setup.sh fonts     what scripts/fonts.sh takes the report's fonts with
#   setup.sh browser   a browser, and the fonts it shows Chinese pages in
#   setup.sh test      what the tests call
#
# On Debian by apt-get, as root or with sudo; nothing is asked of the network
# when nothing is missing. Elsewhere nothing is installed: what is missing is
# named, and the exit code is 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

missing=()

say() {
  printf 'setup: %s\n' "$*" >&2
}

is_debian() {
  [[ -r /etc/os-release ]] && grep -qx 'ID=debian' /etc/os-release
}

# need PACKAGE PROVIDER...: the package is missing unless one of the providers
# (a command, or a file by its absolute path) is there.
need() {
  local package=$1 provider
  shift
  for provider; do
    if [[ $provider == /* && -e $provider ]] || command -v "$provider" >/dev/null; then
      return
    fi
  done
  missing+=("$package")
}

# found_browser prints the browser of a machine that is no Debian, and of one
# where CHROMIUM names it.
found_browser() {
  if [[ -n ${CHROMIUM:-} ]]; then
    command -v "$CHROMIUM"
    return
  fi
  local candidate
  for candidate in chrome-headless-shell chromium-headless-shell chromium chromium-browser \
    google-chrome google-chrome-stable \
    /usr/lib/chromium/chromium \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    '/Applications/Chromium.app/Contents/MacOS/Chromium'; do
    if command -v "$candidate"; then
      return
    fi
  done
  return 1
}

need_build() {
  if ! command -v go >/dev/null; then
    say 'Go is missing: https://go.dev/doc/install'
    exit 1
  fi
  if is_debian; then
    need ca-certificates /etc/ssl/certs/ca-certificates.crt
  fi
}

need_fonts() {
  need npm npm
  need zstd zstd
  need fonts-lxgw-wenkai /usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf \
    "$PWD/reports/fonts/files/LXGWWenKai-Regular.ttf.zst"
}

need_browser() {
  if is_debian && [[ -z ${CHROMIUM:-} ]]; then
    need chromium /usr/lib/chromium/chromium
    need chromium-headless-shell /usr/lib/chromium/chromium-headless-shell
    need fonts-noto-cjk /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
    return
  fi
  if ! found_browser >/dev/null; then
    say "no Chrome or Chromium found${CHROMIUM:+ at CHROMIUM=$CHROMIUM}: install one, or set CHROMIUM to its path"
    exit 1
  fi
  if command -v fc-list >/dev/null && [[ -z $(fc-list :lang=zh-cn) ]]; then
    say 'no Chinese font found: pages would be seen without their text; install Noto CJK'
    exit 1
  fi
}

need_test() {
  need poppler-utils pdftotext
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "neither root nor sudo here; as root: apt-get install --no-install-recommends ${missing[*]}"
    exit 1
  fi
}

install_missing() {
  if ((${#missing[@]} == 0)); then
    return
  fi
  if ! is_debian; then
    say "missing on this machine (by their names in Debian): ${missing[*]}"
    exit 1
  fi
  say "installing ${missing[*]}"
  if ! as_root apt-get -qq -o Acquire::Retries=3 update; then
    say 'not every package list could be read; going on with those that were'
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
    -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 install "${missing[@]}" >/dev/null
}

if (($# == 0)); then
  say 'name at least one part: build, fonts, browser, test'
  exit 2
fi
for part; do
  case $part in
    build | fonts | browser | test) "need_$part" ;;
    *)
      say "unknown part $part; known: build, fonts, browser, test"
      exit 2
      ;;
  esac
done
install_missing
