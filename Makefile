# Everything a fresh machine needs: python3 (3.11 or later) with pip, make, and a C library.
# Each target sets up first; a second run finds .venv/.ready and goes straight on.

MAKEFLAGS += --no-print-directory
SHELL := /bin/sh
ARGS ?=
MINUTES ?= 600
PYTHON := .venv/bin/python

# A test that hangs ends the run, which shows where it hung; the slowest takes a tenth of that time.
# Without the first of these its whole file would be begun anew eight times.
GUARDED := --max-worker-restart=0 \
	-o faulthandler_timeout=600 -o faulthandler_exit_on_timeout=true

# The tests start some thousand processes. Where this is set, each compiles all that it imports
# again, which was half of all their time (2.1 s of CPU for a node's start, 1.1 without).
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo test bench soak flights debian limits contents pages web lock clean
.DEFAULT_GOAL := setup

setup: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml tools/bootstrap.lock tools/setup
	@tools/setup

# The program prints its own last line; nothing may follow it here.
demo: setup
	@.venv/bin/keepclear demo $(ARGS)

# Quick checks first, so that a slip is known in seconds; pytest's summary closes the output.
test: setup flights debian pages
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/lint-imports
	@.venv/bin/mypy
	@$(PYTHON) -m pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder --durations=10 \
		$(GUARDED) $(ARGS)

bench: setup
	@$(PYTHON) -m benchmarks $(ARGS)

# The full counts of worlds, kills and cuts, then worlds for MINUTES; hours, not minutes.
soak: setup flights debian pages
	@mkdir -p .cache
	@KEEPCLEAR_SOAK=1 $(PYTHON) -m pytest --numprocesses=2 --junitxml=.cache/soak.xml $(ARGS); \
		ended=$$?; \
		$(PYTHON) -m tests.simulation --soak $(MINUTES) --out .cache/worlds.json || ended=1; \
		$(PYTHON) tools/make_reliability_page.py docs/reliability.md .cache/soak.xml \
			.cache/worlds.json && exit $$ended

# What the tests use of the system itself: a network that can be made bad.
debian:
	@tools/debian

# Real aircraft tracks for the tests, read out of a published archive that is not installed.
flights: .cache/flights/calfire.json.gz

.cache/flights/calfire.json.gz: tools/fetch_flights.py tools/flights.lock
	@python3 tools/fetch_flights.py

limits: setup
	@$(PYTHON) tools/make_limits_page.py

contents: setup
	@$(PYTHON) tools/make_contents.py

# What the pages of the desk are built of and tested with.
pages: setup
	@tools/web --fetch

# The desk's pages, built into the files that the package ships.
web: setup
	@tools/web $(ARGS)

# Keeps the versions that stand; ARGS=--upgrade takes the newest.
lock: setup
	@.tools/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --extra dev $(ARGS) pyproject.toml -o requirements.lock
	@echo 'psycopg[binary]>=3.2' | .tools/bin/uv pip compile --quiet --universal --generate-hashes \
		--no-emit-index-url --no-annotate --no-header $(ARGS) - -o benchmarks/conflicts/peers.lock

clean:
	rm -rf .venv .tools .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache \
		.hypothesis dist web/node_modules
