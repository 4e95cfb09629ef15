# Orbat. 'make run' serves the graph, 'make test' runs everything that continuous integration runs.
# Needed: Debian or the like with Python 3.11 or newer, make and a C compiler.

PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell command -v $(name))) python3)
VENV ?= .venv
STORE ?= graph
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet --constraint .ci/constraints.txt
PINNED := pyproject.toml .ci/constraints.txt

# Byte code is kept, whatever the shell says: it halves the time that a command takes to start.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help run build test lint bench conformance model pins clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo 'settings:   PORT=8000 HOST=127.0.0.1 STORE=graph PYTHON=python3.11 VENV=.venv'

run: build ## serve the graph of seeds/ on http://127.0.0.1:8000 (PORT=, HOST=)
	@exec $(BIN)/orbat serve --store $(STORE) --host $(HOST) --port $(PORT)

build: $(VENV)/installed ## build the graph of seeds/ into graph/ (STORE=)
	@$(BIN)/orbat build --store $(STORE)

test: $(VENV)/testable lint ## run everything that continuous integration runs
	@if .ci/browser; then $(BIN)/pytest --cov; \
	elif [ -n "$$CI" ]; then exit 1; \
	else $(BIN)/pytest --cov -m 'not browser' && echo 'the browser tests were left out: see above'; fi

lint: $(VENV)/testable ## check style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/measurable ## measure what README.md and docs/ state (wants wrk)
	@$(BIN)/python -m benchmarks

conformance: $(VENV)/testable ## run the W3C SPARQL suites against the service (SUITE=DIR)
	@$(BIN)/python -W ignore -m tests.conformance $(SUITE)

model: $(VENV)/testable ## train the language model that extraction uses (TREEBANK= VECTORS=)
	@$(BIN)/python -m kg.extract.train $(TREEBANK) $(VECTORS)

pins: $(VENV)/testable ## write the versions in .venv to .ci/constraints.txt
	@{ sed -n '/^#/p' .ci/constraints.txt; $(BIN)/pip freeze --exclude-editable; } > $(VENV)/pins
	@mv $(VENV)/pins .ci/constraints.txt

clean: ## remove what was made: .venv, graph/, caches
	rm -rf $(VENV) graph build dist *.egg-info .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -rf .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@.ci/venv $(PYTHON) $(VENV)

$(VENV)/installed: $(PINNED) | $(BIN)/python
	@echo 'installing Orbat into $(VENV)'
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/testable: $(PINNED) | $(BIN)/python
	@echo 'installing Orbat and its test tools into $(VENV)'
	@$(INSTALL) --editable '.[test]'
	@touch $(VENV)/installed $@

$(VENV)/measurable: $(PINNED) | $(VENV)/testable
	@echo 'installing what Orbat is measured beside into $(VENV)'
	@$(INSTALL) --editable '.[test,bench]'
	@touch $@
