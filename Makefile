# Everything a newcomer, CI and the operator type. Needs Debian's git, make, python3 and python3-venv; nothing else.
SHELL := /bin/bash
PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin
UV := $(BIN)/uv

# Every process of a test run reads what the first one compiled: half of what a start costs is compiling.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo run debian test lint types contracts check proof evals bench clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 18

demo: .venv/.installed ## the morning brief and a price to approve: no token, no key, no network
	@$(BIN)/lhcm demo

run: .venv/.installed ## the bot itself (settings: see .env.example)
	@$(BIN)/lhcm run

# What the tests need from Debian: a real IMAP server, a real browser with the fonts of its pictures, a voice.
DEBIAN := dovecot-imapd chromium espeak-ng fonts-ebgaramond fonts-lato

debian: ## the Debian packages that the tests run against
	@found=$$(dpkg-query -W -f='$${Package} $${db:Status-Status}\n' $(DEBIAN) 2>/dev/null | grep -c ' installed$$'); \
	if [ "$$found" -ne $(words $(DEBIAN)) ]; then \
	  if [ "$$(id -u)" -eq 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(DEBIAN) >/dev/null; \
	  else echo "The tests need: sudo apt-get install -y $(DEBIAN)" >&2; exit 2; fi; \
	fi

# Journeys wait for their clocks more than they compute: half as many workers again as there are cores.
WORKERS = $$(( ($$(nproc) * 3 + 1) / 2 ))

test: debian lint types contracts ## every check that a change must pass
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

lint: .venv/.installed-dev ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-dev ## mypy strict, over source and tests
	$(BIN)/mypy

contracts: .venv/.installed-dev ## which room may import which
	$(BIN)/lint-imports

proof: .venv/.installed-dev ## the long runs: repeated kills, full benchmarks
	$(BIN)/pytest -m proof -o addopts= -v

evals: .venv/.installed-dev ## the costly errors, three times each, against the real model (ANTHROPIC_API_KEY; some tenths of a dollar)
	$(BIN)/pytest -m evals -o addopts= -v -rs tests/evals

bench: .venv/.installed-dev ## figures for benchmarks/README.md
	$(UV) sync --frozen --inexact --group bench --quiet
	$(BIN)/python -m benchmarks

clean: ## remove the virtual environment
	rm -rf .venv

$(UV):
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: apt install python3 python3-venv" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Set PYTHON=/path/to/python3.11" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing: apt install python3-venv" >&2; exit 2; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION) || { echo "uv could not be installed: is the package index reachable?" >&2; exit 2; }

.venv/.installed: $(UV) pyproject.toml uv.lock
	@$(UV) sync --frozen --inexact --no-dev --quiet
	@touch $@

.venv/.installed-dev: $(UV) pyproject.toml uv.lock
	@$(UV) sync --frozen --inexact --quiet
	@touch $@ .venv/.installed
