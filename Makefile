# `make run` and `make test` need only Python 3.11 or newer (with venv) and make.
# PYTHON=... names another interpreter, ARGS=... is passed on to `minsheng run` or pytest.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
export PYTHON

VENV := .venv
BIN := $(VENV)/bin
UV := scripts/uv.sh
INSTALL_SELF = $(UV) pip install --python $(BIN)/python --quiet --no-deps --no-build-isolation --editable .
LOCK = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header $(LOCK_ARGS)

.PHONY: help
help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(VENV)/.ready-run ## set up .venv and parse raw/ into parsed/ (ARGS="PATH --out DIR")
	@$(BIN)/minsheng run $(ARGS)

# All checks run, also after one has failed; any failure fails the target.
.PHONY: test
test: $(VENV)/.ready-dev ## set up .venv for development; lint, types, contracts, tests
	@$(MAKE) --no-print-directory --keep-going lint format types contracts pytest

.PHONY: lint format types contracts pytest
lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .

format: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .

types: $(VENV)/.ready-dev
	$(BIN)/mypy

contracts: $(VENV)/.ready-dev
	$(BIN)/lint-imports --no-logo

# The whole suite takes every core; for a part, starting the workers costs more than it saves.
pytest: $(VENV)/.ready-dev
	$(BIN)/python -m pytest $(or $(ARGS),--numprocesses=auto --dist=worksteal)

.PHONY: repro
repro: $(VENV)/.ready-dev ## bring parsed/, summary.json and dvc.lock up to date with DVC
	@PATH="$(abspath $(BIN)):$$PATH" $(BIN)/dvc repro

.PHONY: docs
docs: $(VENV)/.ready-run ## write docs/data-dictionary.md anew from pipeline/schema.py
	@$(BIN)/python -m pipeline.schema

.PHONY: lock
lock: $(VENV)/.ready-uv ## resolve requirements/*.txt from pyproject.toml (LOCK_ARGS=--upgrade for newest)
	@cp -p requirements/uv.txt $(VENV)/uv.before
	echo uv | $(LOCK) --output-file requirements/uv.txt -
	@# A file that did not change keeps its time, or .venv would be made anew.
	@cmp -s requirements/uv.txt $(VENV)/uv.before && cp -p $(VENV)/uv.before requirements/uv.txt || true
	$(LOCK) --group build --output-file requirements/run.txt pyproject.toml
	$(LOCK) --group dev --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

.PHONY: clean
clean: ## remove .venv, caches and builds (not parsed/)
	rm -rf $(VENV) .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find pipeline tests scripts -name __pycache__ -prune -exec rm -rf {} +

# Stamps in .venv: .ready-uv (empty, with uv), .ready-run (what the run needs), .ready-dev (that and
# what the tests need). An environment for development serves `make run` too and is never cut down.
$(VENV)/.ready-uv: requirements/uv.txt
	@echo "minsheng: making $(VENV)"
	@scripts/make_venv.sh
	@touch $@

$(VENV)/.ready-run: requirements/run.txt pyproject.toml | $(VENV)/.ready-uv
	@if [ -e $(VENV)/.ready-dev ]; then \
		$(MAKE) --no-print-directory --silent $(VENV)/.ready-dev; \
	else \
		echo "minsheng: installing what the run needs"; \
		$(UV) pip sync --python $(BIN)/python --quiet --require-hashes requirements/run.txt && \
		$(INSTALL_SELF); \
	fi
	@touch $@

$(VENV)/.ready-dev: requirements/dev.txt pyproject.toml | $(VENV)/.ready-uv
	@echo "minsheng: installing what the tests need"
	@$(UV) pip sync --python $(BIN)/python --quiet --require-hashes requirements/dev.txt
	@$(INSTALL_SELF)
	@touch $@ $(VENV)/.ready-run
