# Everything that a developer or a curious municipality runs. `make help` lists it. Nothing outside this folder is changed, but for
# the Debian packages that `make test` installs where it is allowed to.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input -q
PYTEST := $(PY) -m pytest -n 2 --dist loadfile
LOCK := pyproject.toml --quiet --upgrade --universal --generate-hashes --no-header --no-annotate
ARGS ?=

.PHONY: help
help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

.PHONY: build
build: $(VENV)/.installed  ## Build the plan and the case paper of this workspace into build/
	$(VENV)/bin/planverk build $(ARGS)

.PHONY: test
test: $(VENV)/.installed-dev  ## Run every check: style, types, all tests; installs the judges that tests need where it may
	@bash tools/judges.sh
	$(MAKE) lint
	$(PYTEST) $(ARGS)

.PHONY: test-fast
test-fast: $(VENV)/.installed-dev  ## Run the tests that take no more than a few seconds each
	$(PYTEST) -m "not slow" $(ARGS)

.PHONY: lint
lint: $(VENV)/.installed-dev  ## Check style and types alone
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

.PHONY: bench
bench: $(VENV)/.installed-dev  ## Measure planverk beside pandoc, LibreOffice, WeasyPrint and bare Typst on a plan of 200 pages
	@bash tools/judges.sh
	$(PY) tools/bench $(ARGS)

.PHONY: bench-linking
bench-linking: $(VENV)/.installed-dev  ## Measure how well references in responses are found, on labelled points
	$(PY) tools/bench_linking.py $(ARGS)

.PHONY: bench-hearing
bench-hearing: $(VENV)/.installed-dev  ## Measure a hearing of 2,000 responses with 10 points each
	$(PY) tools/bench/hearing.py $(ARGS)

.PHONY: bench-word
bench-word: $(VENV)/.installed-dev  ## Measure taking back a plan of 200 pages that was written in with Word
	$(PY) tools/bench/word.py $(ARGS)

.PHONY: bench-redline
bench-redline: $(VENV)/.installed-dev  ## Measure finding 300 changes in a plan of 200 pages and showing them in Word
	$(PY) tools/bench/redline.py $(ARGS)

.PHONY: wheel
wheel: $(VENV)/.installed  ## Make the wheel, into dist/
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

.PHONY: lock
lock: $(VENV)/.installed-dev  ## Renew both lock files from pyproject.toml
	$(PIP) install uv
	$(PY) -m uv pip compile $(LOCK) --group build -o requirements.lock
	$(PY) -m uv pip compile $(LOCK) --group build --group dev --group bench -o requirements-dev.lock

.PHONY: clean
clean:  ## Remove everything that was made: build/, dist/, .venv/ and the caches
	rm -rf build dist .venv .planverk .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A stamp per lock file, so that a second call has nothing to install. The development lock holds all of the other one.
$(VENV)/.installed: requirements.lock pyproject.toml
	@bash tools/venv.sh
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
