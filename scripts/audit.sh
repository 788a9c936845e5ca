#!/usr/bin/env bash
# Audits the site in SITE, or the bundled demonstration portal when SITE is
# empty. Further arguments are handed to `wangjian audit`.
#
# Exit codes: 0 the site was audited, whatever the verdict; 1 the demonstration
# portal did not start; else that of `wangjian audit` (2 usage, 3 could not be
# surveyed, 130 stopped).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=bin/wangjian
scratch=''
demo=''
address=''
portal_url=''

finish() {
  if [[ -n $demo ]]; then
    kill "$demo" 2>/dev/null || true
    wait "$demo" 2>/dev/null || true
  fi
  if [[ -n $scratch ]]; then
    rm -rf "$scratch"
  fi
}
trap finish EXIT

# start_demo serves the portal on a free port of loopback, sets `address` to
# where and `portal_url` to its name, and writes the portal's registry row to $scratch/site.yaml.
start_demo() {
  scratch=$(mktemp -d)
  mkfifo "$scratch/ready"
  # A process group of its own: Ctrl-C stops the audit, which seals what it has
  # while the portal still answers.
  set -m
  "$program" demo --listen 127.0.0.1:0 --defects all \
    --site-file "$scratch/site.yaml" >"$scratch/ready" &
  demo=$!
  set +m

  local line
  exec 3<"$scratch/ready"
  while IFS= read -r -t 30 -u 3 line; do
    if [[ $line =~ ^ready\ http://(127\.0\.0\.1:[0-9]+)\ host\ ([a-z.]+)$ ]]; then
      address=${BASH_REMATCH[1]}
      portal_url=http://${BASH_REMATCH[2]}/
      cat <&3 >/dev/null &
      exec 3<&-
      return
    fi
  done
  printf 'audit: the demonstration portal did not say that it is ready\n' >&2
  exit 1
}

if [[ -n ${SITE:-} ]]; then
  arguments=("$@" -- "$SITE")
else
  start_demo
  arguments=(
    --site "$scratch/site.yaml"
    --resolve "*:80:$address"
    --resolve "*:443:$address"
    --rate 0
    "$@" -- "$portal_url"
  )
fi

# The audit takes Ctrl-C itself; this script stays to pass its code on.
trap ':' INT
code=0
"$program" audit "${arguments[@]}" || code=$?

if ((code > 1)); then
  printf 'audit: wangjian audit ended with exit code %d\n' "$code" >&2
  exit "$code"
fi
