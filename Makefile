# `make report` and `make test` do their own set-up: all they need is Python 3.11 or later, make and a shell.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
# The parts of the system that tests use; missing ones are installed where that is possible (see .ci/system-parts).
SYSTEM_PARTS ?= chromium
WORKERS ?= 2

export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: report test nightly bench bench-peers compiled parts clean

report: $(VENV)/installed compiled
	$(BIN)/factcheck check claims/articles --report reports --fail-on never

# Every step runs even if one before it failed, so that one run shows all; pytest comes last and has the last word.
test: $(VENV)/installed-dev compiled parts
	@status=0; \
	for step in "lint-imports" "ruff check ." "ruff format --check ." "mypy" "complexipy --failed --plain"; do \
		echo "== $$step"; $(BIN)/$$step || { status=1; echo "== $$step FAILED"; }; \
	done; \
	echo "== pytest"; $(BIN)/pytest -n $(WORKERS) || status=1; \
	exit $$status

# The property tests with many more examples, and with a seed of their own: make nightly SEED=7
SEED ?= 0
nightly: $(VENV)/installed-dev compiled parts
	@echo "== pytest --hypothesis-profile nightly --hypothesis-seed $(SEED)"
	$(BIN)/pytest -n $(WORKERS) --hypothesis-profile nightly --hypothesis-seed $(SEED)

# Start-up is a feature: also where the environment forbids Python to keep its bytecode.
compiled: | $(VENV)/bin/python
	@$(BIN)/python -m compileall -q factcheck rules

parts:
	@sh .ci/system-parts $(SYSTEM_PARTS)

$(VENV)/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "factcheck needs Python 3.11 or later; name one with make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(VENV)/installed $@

bench: $(VENV)/installed-dev
	$(BIN)/python bench/speed.py --long --stream 20000

# The other readers of quantities get environments of their own, in .venv-peers.
bench-peers: $(VENV)/installed-dev
	env -u PIP_CONSTRAINT -u PIP_BUILD_CONSTRAINT $(BIN)/python bench/peers.py

clean:
	rm -rf $(VENV) .venv-peers build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
