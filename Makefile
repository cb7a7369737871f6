# Needs only python3 (3.11 or newer) with venv. Everything else goes into .venv.
#
#   make show    set up, and show the page of a technical product manager
#   make test    set up, and run every check: lint, types, contracts, tests with coverage
#   make quick   the tests that need no terminal, package or process of their own, nor all the data there are
#   make one T=tests/me/test_me_store.py    one test file, or one test with T=file::name
#   make faults  the fault harness at full scale: 100,000 hostile cases and 5,000 processes, and the exhaustive tests
#                over everything there is, more than an hour
#   make single  one file that runs wherever there is Python, in dist/careercli.pyz

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Compiled modules are kept whatever the environment says: hundreds of programs that tests start read them.
export PYTHONDONTWRITEBYTECODE :=

FAULTS ?= 130
T ?= tests

.PHONY: show test lint types contracts tests quick one faults single docs bench clean

show: $(VENV)/.installed
	@$(BIN)/careercli show technical-product-manager

test: lint types contracts tests

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

contracts: $(VENV)/.installed-dev
	$(BIN)/lint-imports
	$(BIN)/careercli catalog check data

tests: $(VENV)/.installed-dev
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --dist worksteal
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

quick: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow and not exhaustive"

one: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 0 $(T)

faults: $(VENV)/.installed-dev
	CAREERCLI_FAULTS=$(FAULTS) $(BIN)/python -m pytest -n auto --dist worksteal -m exhaustive

single: $(VENV)/.installed-dev
	$(BIN)/python packaging/single.py
	env -i HOME=$$(mktemp -d) PATH=/usr/bin:/bin $$(readlink -f $(BIN)/python) -I -S dist/careercli.pyz --version

docs: $(VENV)/.installed-dev
	$(BIN)/python docs/generate.py

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/explorer_speed.py

clean:
	rm -rf $(VENV) dist build .coverage .coverage.*

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "careercli needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q src
	touch $@

$(VENV)/.installed-dev: pyproject.toml requirements-dev.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	touch $@
