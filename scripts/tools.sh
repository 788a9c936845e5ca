#!/usr/bin/env bash
# Builds the developer tools into .tools/bin, each at the version named here,
# unless that version is there already. golangci-lint takes some minutes once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bin=$PWD/.tools/bin

# tool NAME MODULE PACKAGE VERSION
tool() {
  local name=$1 module=$2 package=$3 version=$4
  if go version -m "$bin/$name" 2>/dev/null | grep -qF "$module"$'\t'"$version"; then
    return
  fi
  printf 'tools: building %s %s\n' "$name" "$version" >&2
  GOBIN=$bin go install "$package@$version"
}

tool golangci-lint github.com/golangci/golangci-lint/v2 \
  github.com/golangci/golangci-lint/v2/cmd/golangci-lint v2.15.0
tool gofumpt mvdan.cc/gofumpt mvdan.cc/gofumpt v0.12.0
