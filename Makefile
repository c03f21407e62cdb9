# Everything from a fresh clone: needs Python 3.11 or newer, make and git.
# PYTHON=… chooses the interpreter that .venv is made with.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?=
export PIP_DISABLE_PIP_VERSION_CHECK := 1

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
# The package was installed editable when the stamp was made; a change of pyproject.toml outdates it.
INSTALLED := .venv/.installed
INSTALLED_DEV := .venv/.installed-dev
INSTALLED_BENCH := .venv/.installed-bench

.PHONY: help build test serve bench pictures clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

build: $(INSTALLED) ## check the plan, then Word files, website and data into build/
	$(BIN)/python -m tjplan build

test: $(INSTALLED_DEV) ## lint, types, layers, the plan, the website, all tests
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tjplan fmt --check
	$(BIN)/python -m tjplan check
	$(BIN)/python -m tjplan build
	$(BIN)/python -m pytest -n auto

serve: $(INSTALLED) ## the website at http://127.0.0.1:8000, updated while you edit
	$(BIN)/python -m tjplan serve

bench: $(INSTALLED_BENCH) ## how long checks, Word files, comparisons, website and search take, each beside a known program
	set -e; for bench in tests/bench/bench_*.py; do $(BIN)/python $$bench; done

pictures: build ## draw the pictures of the READMEs again
	$(BIN)/python site/readme/draw.py

clean: ## delete build/, .venv/ and caches
	rm -rf build .venv dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(INSTALLED): pyproject.toml | .venv
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(INSTALLED_DEV): pyproject.toml | .venv
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(INSTALLED)

$(INSTALLED_BENCH): pyproject.toml | .venv
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $@ $(INSTALLED)

# The first suitable interpreter; the folder is dropped when it comes out unfinished.
.venv:
	@for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python py); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "$$python -m venv .venv"; \
	    $$python -m venv .venv && exit 0; \
	    rm -rf .venv; echo "$$python has no working venv module (Debian, Ubuntu: apt-get install python3-venv)" >&2; exit 1; \
	  fi; \
	done; \
	echo "tjplan needs Python 3.11 or newer, found: $$($(or $(PYTHON),python3) --version 2>&1 | head -n 1). Install it, or name it: make PYTHON=python3.12" >&2; \
	exit 1
