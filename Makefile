# LeaseLens 租鉴. `make` alone prints what can be done; README begins with the two commands to know.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
# What a trained model depends on: the data it learned from and the code that learns.
LEARNED_FROM := $(wildcard cases/data/*.jsonl cases/*.json cases/*.py cases/lexicon/*.json models/*.py models/*.json)

.PHONY: help setup app train test check eval bench lock clean browser

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.runtime ## create .venv and install the locked dependencies

app: setup train ## set up everything and open the dashboard in a browser (127.0.0.1 only)
	./leaselens serve

train: build/model/model.json ## train the models on the shipped library, if they are out of date

test: .venv/.development browser train ## everything a fresh machine needs, then all checks and tests
	$(MAKE) check

check: .venv/.development train ## format, lint, types, import contracts, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

eval: setup train ## print every figure of the model card
	./leaselens evaluate

bench: .venv/.development train ## time what has a budget
	$(BIN)/python -m benchmarks

lock: .venv/.development ## refresh the two lock files from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml $(LOCKING) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml $(LOCKING) --extra dev -c requirements.lock -o requirements-dev.lock

clean: ## remove what was built (not .venv)
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

LOCKING := --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "需要 Python 3.11 或更高版本，请安装后重试（可用 make PYTHON=python3.12 指定）。"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

.venv/.development: requirements-dev.lock .venv/.runtime
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

build/model/model.json: .venv/.runtime $(LEARNED_FROM)
	$(BIN)/python -m models.train

# A browser and a CJK font for the journeys: Debian packages where they may be installed, else
# whatever Chrome or Edge is there; tests/test_journey.py says so loudly where none can be had.
browser:
	@sh tests/install-browser.sh
