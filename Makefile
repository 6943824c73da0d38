# Hamdel from a fresh clone: `make run`. Everything else is for people who change it: docs/development.md.
PYTHON ?= python3
PORT ?= 8000
JOBS ?= auto

BIN := .venv/bin
STAMPS := .venv/.made
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
FRONT := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/test/*')
WORDS := $(shell find hamdel -name '*.po')

.PHONY: run test parts prove lock build check models clean

## run: a living demo company at http://127.0.0.1:$(PORT)
run: $(STAMPS)/self $(STAMPS)/front $(STAMPS)/words
	@$(BIN)/hamdel demo --port $(PORT)

## test: everything, on SQLite and (where its programs are installed) on PostgreSQL
test: $(STAMPS)/self $(STAMPS)/tests $(STAMPS)/front $(STAMPS)/clients $(STAMPS)/words
	@$(BIN)/python tools/run_tests.py -n $(JOBS)

## check: only the laws: style, types, imports, templates, SQL, words
check: $(STAMPS)/self $(STAMPS)/tests
	@$(BIN)/python tools/check.py

## prove: the long form of the proofs (kill rounds, power cuts, big loads); figures on the screen
prove: $(STAMPS)/self $(STAMPS)/tests $(STAMPS)/front $(STAMPS)/words
	@$(BIN)/python tools/prove.py

## parts: on Debian, as root: the programs that tests drive
parts:
	@sh tools/parts.sh

## build: the wheel, with the built front end and catalogues inside; it installs without Node
build: $(STAMPS)/self $(STAMPS)/front $(STAMPS)/words
	@$(BIN)/python -m hatchling build --target wheel
	@ls -l dist/*.whl

## lock: pin what requirements/*.in ask for, with hashes (UPGRADE=--upgrade: the newest)
lock: $(STAMPS)/tests
	@$(BIN)/python tools/lock.py $(UPGRADE)

## models: fit the weights that read messages, from the corpus in hamdel/language/corpus
models: $(STAMPS)/self
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m hamdel.language.training

clean:
	rm -rf .venv build dist hamdel/platform/static frontend/node_modules tests/clients/node/node_modules
	find hamdel -name '*.mo' -delete

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Hamdel needs Python 3.11 or newer: make run PYTHON=python3.12")'
	@test -x $(BIN)/python || { echo "Making .venv …"; $(PYTHON) -m venv .venv; }
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: requirements/run.txt requirements/build.txt | $(STAMPS)/venv
	@echo "Installing what Hamdel runs on …"
	@$(PIP) install --require-hashes -r requirements/run.txt -r requirements/build.txt
	@touch $@

$(STAMPS)/self: pyproject.toml $(STAMPS)/run
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/tests: requirements/dev.txt $(STAMPS)/run
	@echo "Installing what the tests need …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(STAMPS)/front: $(FRONT) | $(STAMPS)/run
	@$(BIN)/python tools/front.py build frontend
	@touch $@

$(STAMPS)/clients: $(wildcard tests/clients/node/package*.json) | $(STAMPS)/run
	@$(BIN)/python tools/front.py install tests/clients/node
	@touch $@

$(STAMPS)/words: $(WORDS) | $(STAMPS)/run
	@$(BIN)/python tools/messages.py compile
	@touch $@
