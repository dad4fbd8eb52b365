# The commands of the project; each sets up what it needs.
PYTHON ?= python3
BIN := .venv/bin
RUN_STAMP := .venv/.run
DEV_STAMP := .venv/.dev

BENCHES := wire translate extract completeness stories check feeds sentences search serve lighthouse

.PHONY: setup setup-dev run test test-postgres check format lock screenshots fuzz clean bench $(BENCHES:%=bench-%)
.DEFAULT_GOAL := run

setup: $(RUN_STAMP)  ## The product in .venv
setup-dev: $(DEV_STAMP)  ## The product and all that its tests need

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(RUN_STAMP): requirements/run.lock pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/run.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_STAMP): requirements/dev.lock $(RUN_STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.lock
	@touch $@

run: setup  ## The wire and its site at http://127.0.0.1:8000/
	$(BIN)/farwire run

test: setup-dev  ## All tests
	$(BIN)/pytest --numprocesses 2 --dist worksteal

test-postgres: setup-dev  ## All tests once more, on a PostgreSQL server of their own
	$(BIN)/python tests/on_postgres.py --numprocesses 2 --dist worksteal

check: setup-dev  ## Format, lint, types, import contracts, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses 2 --dist worksteal

bench: bench-wire  ## The wire end to end on the small world

$(BENCHES:%=bench-%): bench-%: setup-dev  ## One of the benchmarks
	$(BIN)/python benchmarks/bench_$*.py $(BENCH)

fuzz: setup-dev  ## Hostile model files against the model reader, two minutes
	$(BIN)/python benchmarks/fuzz_models.py

screenshots: setup-dev  ## The pictures in docs/screenshots
	PYTHONPATH=tests $(BIN)/python -m publish.screenshots

format: setup-dev  ## Put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: setup-dev  ## Write the lock files anew (needs uv)
	uv pip compile pyproject.toml --extra install --universal --generate-hashes --strip-extras --no-emit-index-url --no-header --python-version 3.11 --output-file requirements/run.lock
	uv pip compile pyproject.toml --all-extras --universal --generate-hashes --strip-extras --no-emit-index-url --no-header --python-version 3.11 --output-file requirements/dev.lock

clean:  ## Remove what was built
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
