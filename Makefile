# Each target is one thing that a person does; CI calls the same ones.
PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
INSTALLED := .venv/.installed
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --group dev --no-annotate \
	--no-emit-package onrecord pyproject.toml

# A tag is text from outside: it reaches a command as a variable of the environment, never as part of its line.
override TAG := $(value TAG)
export TAG

# What a release is compared with: the one before it, or nothing but itself.
PREVIOUS = $(shell git describe --tags --abbrev=0 --match 'v*' HEAD^ 2>/dev/null || echo HEAD)
AS = $(if $(FORMAT),--format $(FORMAT))

.PHONY: install newest lowest lock diff check-version notes publish release build test test-slow check lint format schema hooks pages wheel clean help

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/' | column -t -s '|'

$(INSTALLED): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --constraint constraints.txt pip # the one that a Python brings may be too old for groups
	$(PIP) --constraint constraints.txt --editable '.[all]' --group dev
	touch $@

install: $(INSTALLED) ## set up the environment in .venv/, with the versions of constraints.txt

newest: $(INSTALLED) ## set it up with the newest versions instead, to see whether the world has moved
	$(PIP) --upgrade --upgrade-strategy eager --editable '.[all]' --group dev

lowest: $(INSTALLED) ## set it up with the lowest versions that pyproject.toml allows
	$(LOCK) --resolution lowest-direct --output-file .venv/lowest.txt
	$(PIP) --constraint .venv/lowest.txt --editable '.[all]' --group dev

lock: $(INSTALLED) ## renew constraints.txt
	$(LOCK) --upgrade --custom-compile-command 'make lock' --output-file constraints.txt

build: $(INSTALLED) ## set up, build the dataset from raw/, validate it, and show what came out
	$(BIN)/python build/build.py
	$(BIN)/onrecord check
	$(BIN)/onrecord show quotes --join --limit 5 --columns outlet,speaker_name,kind,text

test: $(INSTALLED) ## set up and run the quick tests
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

test-slow: $(INSTALLED) ## the tests that take longer: the wheel alone in an empty environment, big inputs
	$(BIN)/python -m pytest -m slow

check: $(INSTALLED) ## are raw/, build/, schema/ and data/ right and current?
	$(BIN)/onrecord check $(AS)

diff: $(INSTALLED) ## what changes in the data since BASE: make diff BASE=main...
	$(BIN)/onrecord diff $(or $(BASE),main...) $(AS) $(if $(CAP),--cap $(CAP))

check-version: $(INSTALLED) ## do versions and changelog say what the data do since BASE, or for TAG since the last one?
	$(BIN)/onrecord diff $(or $(BASE),$(if $(value TAG),$(PREVIOUS),main...)) $(if $(value TAG),HEAD --tag "$$TAG") --check-version $(AS)

notes: ## what CHANGELOG.md says of the release TAG
	@awk 'BEGIN {heading = "## [" substr(ENVIRON["TAG"], 2) "]"} /^## /{found = index($$0, heading) == 1; next} found' CHANGELOG.md

lint: $(INSTALLED) ## ruff, mypy, licences of all files, and what the workflows may do
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/reuse lint --quiet
	$(BIN)/zizmor --offline --quiet .github

format: $(INSTALLED) ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: $(INSTALLED) ## write schema/ and docs/rules.md anew from the records and the rules
	$(BIN)/onrecord schema
	$(BIN)/onrecord explain --out docs/rules.md

hooks: $(INSTALLED) ## let git run the checks before each commit
	$(BIN)/pre-commit install

pages: $(INSTALLED) ## write anew what README.md and docs/ show of the commands
	$(BIN)/python docs/pages.py

wheel: $(INSTALLED) ## build the wheel and the sdist into dist/
	$(BIN)/python -m build

publish: $(INSTALLED) ## put the data on the hub as the version of build/dataset.toml
	$(BIN)/onrecord publish

release: $(INSTALLED) ## try out a whole release, of TAG if it is named: all but sending it
	bash .ci/release "$$TAG"

clean: ## remove the environment and what tools left behind
	rm -rf .venv dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
