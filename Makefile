# Every target installs what it needs and the machine lacks; `make help` lists them.

.DEFAULT_GOAL := build
.NOTPARALLEL:
.PHONY: acceptance audit build test lint bench fonts browser tools clean help

VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unversioned)

# What runs in many goroutines and takes seconds with the race detector.
RACE_PACKAGES := ./evidence/... ./browser/network/...

export PATH := $(PATH):/usr/local/go/bin
export CGO_ENABLED := 0
# The version comes from VERSION; a checkout of another owner would fail the build otherwise.
export GOFLAGS := $(strip $(GOFLAGS) -buildvcs=false)

build: fonts ## bin/wangjian, one static binary
	go build -trimpath -ldflags '-X main.version=$(VERSION)' -o bin/wangjian ./cmd/wangjian

audit: browser build ## audit SITE=https://www.example.gov.cn (default: the demonstration portal)
	@scripts/audit.sh

test: browser fonts ## all tests, then the linters
	scripts/setup.sh test
	go test -p 2 -parallel 4 -timeout 18m ./...
	@if command -v gcc >/dev/null; then \
		set -x; CGO_ENABLED=1 go test -race -p 2 -timeout 15m $(RACE_PACKAGES); \
	else \
		echo 'test: no C compiler here: the race detector did not run'; \
	fi
	@$(MAKE) --no-print-directory lint

lint: tools ## go vet and golangci-lint, gofumpt's form included
	go vet ./...
	.tools/bin/golangci-lint run ./...

acceptance: browser fonts ## surveys of 220 generated portals with planted defects; some two hours
	go test -timeout 5h -v -run TestGeneratedPortals ./cmd/wangjian -portals 220

bench: browser fonts ## all benchmarks
	go test -p 1 -timeout 30m -run '^$$' -bench . -benchmem ./...

fonts: ## the report's fonts, in reports/fonts/files
	@scripts/setup.sh build fonts
	@scripts/fonts.sh

browser: ## Chromium and the fonts it shows Chinese pages in
	@scripts/setup.sh browser

tools: ## golangci-lint and gofumpt, in .tools/bin
	@scripts/setup.sh build
	@scripts/tools.sh

clean: ## remove binary, tools and fonts; reports stay
	rm -rf bin .tools
	rm -f reports/fonts/files/*.zst

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16
