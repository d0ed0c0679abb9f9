# What the two commands of the README stand on: `make demo` and `make test` set up everything they need.
# Every set-up step leaves a stamp, so that a second call does only what changed.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

# Set iteration order reaches what a script shows (dict(st.session_state)); fixed, so that every run is the same run.
export PYTHONHASHSEED := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Nothing that runs here may write beside the sources it reads.
export npm_config_update_notifier := false

APP     ?= examples/bird_strikes/app.py
WORKERS ?= 2
ARGS    ?=

BIN     := .venv/bin
PYTHON  := $(BIN)/python
PYTEST  := $(PYTHON) -m pytest
WEB     := client/web
# The page that `flowc graph --format html` fills in.
GRAPH   := client/graph
# Everything the built client is made of.
WEB_SOURCES := $(shell find $(WEB) client/protocol \( -name node_modules -o -name dist \) -prune -o -type f -print 2>/dev/null)
GRAPH_SOURCES := $(shell find $(GRAPH) \( -name node_modules -o -name dist \) -prune -o -type f -print 2>/dev/null)

INSTALLED      := .venv/.installed
TEST_INSTALLED := .venv/.test-installed
ORACLE         := .venv-streamlit/.installed
NODE_MODULES   := $(WEB)/node_modules/.installed
GRAPH_MODULES  := $(GRAPH)/node_modules/.installed
CLIENT         := $(WEB)/dist/index.html
GRAPH_PAGE     := $(GRAPH)/dist/index.html

.PHONY: help
help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

# --- what people use

.PHONY: demo
demo: $(INSTALLED) $(CLIENT) ## Run the demo application (another: APP=path, options: ARGS='--log-runs')
	@exec $(BIN)/flowc run $(APP) $(ARGS)

.PHONY: test
test: lint types client-check setup ## Set up everything and run every check
	$(PYTEST) --numprocesses $(WORKERS) --dist loadgroup $(ARGS)

.PHONY: setup
setup: $(TEST_INSTALLED) $(ORACLE) $(CLIENT) $(GRAPH_PAGE) chromium ## Install everything that the tests need

# --- the checks one by one

.PHONY: lint
lint: $(TEST_INSTALLED) ## Format and lint, Python
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

.PHONY: types
types: $(TEST_INSTALLED) ## Strict types, Python, by two checkers
	$(BIN)/mypy
	$(BIN)/basedpyright

.PHONY: client
client: $(CLIENT) $(GRAPH_PAGE) ## Build the web client and the page of flowc graph

.PHONY: client-check
client-check: $(NODE_MODULES) $(GRAPH_MODULES) $(CLIENT) $(GRAPH_PAGE) ## Types, lint, format and unit tests of the web client
	cd $(WEB) && npm run --silent check
	cd $(WEB) && npm run --silent test
	cd $(GRAPH) && npm run --silent check
	cd $(GRAPH) && npm run --silent test

.PHONY: format
format: $(TEST_INSTALLED) $(NODE_MODULES) $(GRAPH_MODULES) ## Format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	cd $(WEB) && npm run --silent format
	cd $(GRAPH) && npm run --silent format

.PHONY: generate
generate: $(INSTALLED) ## Write the generated files again
	$(PYTHON) -m flowc_runtime.wire.typescript > client/protocol/messages.gen.ts.new
	mv client/protocol/messages.gen.ts.new client/protocol/messages.gen.ts
	$(PYTHON) -m flowc_compiler.diagnostics.pages docs/errors

.PHONY: golden
golden: $(TEST_INSTALLED) ## Write the golden lists again; read the difference before you keep it
	FLOWC_GOLDEN=update $(PYTEST) tests/golden $(ARGS)

# --- the long forms

# CASES, SEED: how many scripts, from which seed. FRESH=1 begins anew; otherwise a stopped campaign goes on, and one that
# found something tries that again. HUNT: how many scripts each mutant meets at most.
CASES ?= 10000
REAL  ?= 1000
HUNT  ?= 100
SEED  ?= 0
FRESH ?=

.PHONY: prove
prove: $(TEST_INSTALLED) $(ORACLE) ## Random scripts against the full rerun and real Streamlit, mutants, properties (CASES=n, FRESH=1)
	@failed=0; \
	$(PYTHON) -m tests.machines.prove --cases $(CASES) --seed $(SEED) --workers $(WORKERS) $(if $(FRESH),--fresh) || failed=1; \
	$(PYTHON) -m tests.parity.prove --cases $(REAL) --seed $(SEED) --workers $(WORKERS) $(if $(FRESH),--fresh) || failed=1; \
	$(PYTHON) -m tests.machines.mutants.hunt --seeds $(HUNT) --workers $(WORKERS) || failed=1; \
	FLOWC_PROFILE=prove $(PYTEST) tests/properties tests/machines/test_machine.py::test_the_machine \
		tests/machines/test_shadow.py::test_examples_are_as_a_full_rerun_shows_them \
		--numprocesses $(WORKERS) --timeout 0 $(ARGS) || failed=1; \
	exit $$failed

.PHONY: parity
parity: $(TEST_INSTALLED) $(ORACLE) ## Against real Streamlit, with many more event sequences
	FLOWC_PARITY=long $(PYTEST) tests/parity --timeout 0 $(ARGS)

.PHONY: gallery
gallery: $(TEST_INSTALLED) $(CLIENT) chromium ## What the pages of the gallery look like, against tests/gallery/pictures (ARGS=--update takes them anew)
	$(PYTHON) -m tests.gallery.shots $(ARGS)

.PHONY: bench
bench: $(TEST_INSTALLED) $(ORACLE) ## Ratios in one run: reuse against the full rerun
	$(PYTEST) tests/bench --timeout 0 --capture no $(ARGS)

# --- set-up

$(INSTALLED): pyproject.toml hatch_build.py requirements-test.txt
	@echo "flowc: installing into .venv"
	python=$$(.ci/require python) && "$$python" -m venv .venv
	$(PYTHON) -m pip install --quiet --constraint requirements-test.txt --editable .
	@touch $@

$(TEST_INSTALLED): $(INSTALLED)
	@echo "flowc: installing what the tests need into .venv"
	$(PYTHON) -m pip install --quiet --requirement requirements-test.txt --editable '.[test]'
	@touch $@

$(ORACLE): requirements-streamlit.txt
	@echo "flowc: installing the real Streamlit into .venv-streamlit"
	python=$$(.ci/require python) && "$$python" -m venv .venv-streamlit
	.venv-streamlit/bin/python -m pip install --quiet --requirement requirements-streamlit.txt
	@touch $@

$(NODE_MODULES): $(WEB)/package.json $(WEB)/package-lock.json $(WEB)/.npmrc
	@.ci/require node
	@echo "flowc: installing what the web client needs"
	cd $(WEB) && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(GRAPH_MODULES): $(GRAPH)/package.json $(GRAPH)/package-lock.json $(GRAPH)/.npmrc
	@.ci/require node
	@echo "flowc: installing what the page of flowc graph needs"
	cd $(GRAPH) && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(GRAPH_PAGE): $(GRAPH_MODULES) $(GRAPH_SOURCES)
	@echo "flowc: building the page of flowc graph"
	cd $(GRAPH) && npm run --silent build -- --logLevel warn
	@touch $@

$(CLIENT): $(NODE_MODULES) $(WEB_SOURCES)
	@echo "flowc: building the web client"
	cd $(WEB) && npm run --silent build -- --logLevel warn
	@touch $@

.PHONY: chromium
chromium:
	@.ci/require chromium

.PHONY: clean
clean: ## Remove everything that was installed or built here
	rm -rf .venv .venv-streamlit $(WEB)/node_modules $(WEB)/dist $(GRAPH)/node_modules $(GRAPH)/dist dist .hypothesis
	rm -rf .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
