# Each target is one thing that a person does; CI calls the same ones.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
INSTALLED := $(VENV)/.installed

# What the versions are held to; `make CONSTRAINTS= …` takes the newest that pyproject.toml allows.
CONSTRAINTS ?= constraints.txt
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS))
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --group dev --no-annotate \
	--custom-compile-command 'make lock' pyproject.toml

# A tag is text from outside: it reaches a command as a variable of the environment, never as part of its line.
override TAG := $(value TAG)
export TAG

# What a release is compared with: the one before it, or nothing but itself.
PREVIOUS = $(shell git describe --tags --abbrev=0 --match 'v*' HEAD^ 2>/dev/null || echo HEAD)
AS = $(if $(FORMAT),--format $(FORMAT))

.PHONY: install lock newest lowest diff check-version notes publish release build test test-slow check lint format schema hooks pages wheel clean help

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/' | column -t -s '|'

$(INSTALLED): pyproject.toml $(CONSTRAINTS)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) 'pip>=25.3' # the one that a Python brings may be too old for groups
	$(PIP) $(if $(CONSTRAINTS),--build-constraint $(CONSTRAINTS)) --editable '.[all]' --group dev
	touch $@

install: $(INSTALLED) ## set up the environment in .venv/, with the versions of constraints.txt

lock: $(INSTALLED) ## renew constraints.txt (where it cannot be installed any more: make install lock CONSTRAINTS=)
	$(LOCK) --upgrade --output-file constraints.txt

newest: ## the quick tests in a fresh environment with the newest versions: has the world moved?
	rm -rf .venv-newest
	$(MAKE) test VENV=.venv-newest CONSTRAINTS=

lowest: $(INSTALLED) ## the quick tests in a fresh environment with the lowest versions that pyproject.toml allows
	$(LOCK) --resolution lowest-direct --output-file $(VENV)/lowest.txt
	rm -rf .venv-lowest
	$(MAKE) test VENV=.venv-lowest CONSTRAINTS=$(VENV)/lowest.txt

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
	$(BIN)/python -m build --no-isolation

publish: $(INSTALLED) ## put the data on the hub as the version of build/dataset.toml
	$(BIN)/onrecord publish

release: $(INSTALLED) ## try out a whole release, of TAG if it is named: all but sending it
	bash .ci/release "$$TAG"

clean: ## remove the environment and what tools left behind
	rm -rf .venv .venv-newest .venv-lowest dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
