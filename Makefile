# Two commands are enough: `make advise` and `make test`. Each installs what it needs into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXTRAS := import,report
DEVELOPING := dev,$(EXTRAS)
EXAMPLE := examples/analyst.yaml
# many tests wait for a process or a terminal, so two workers share a core
WORKERS = $(shell $(PYTHON) -c 'import os; print(2 * (os.cpu_count() or 1))')

.DEFAULT_GOAL := help
.PHONY: help advise demo check test explore lint bench rooms pictures hooks clean

help: ## Show these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=python3.12 make ...)." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(1)]'
endef

$(VENV)/.installed: pyproject.toml
	$(call install,$(EXTRAS))
	@touch $@

# in one go, not on top of what `.installed` has: pip would resolve and build everything twice
$(VENV)/.developing: pyproject.toml
	$(call install,$(DEVELOPING))
	@touch $(VENV)/.installed $@

# Whoever leaves with Ctrl-C (130) has said so: make need not call that an error. The trap lets the shell live to
# see it; the program still gets the signal.
advise: $(VENV)/.installed ## Answer some questions and get recommendations (without a terminal: an example person)
	@trap : INT; \
	if [ -t 0 ] && [ -t 1 ]; then $(BIN)/careerpath advise; else \
	  echo "There is no terminal to ask questions in, so here is the advice for a person of examples/:" >&2; \
	  $(BIN)/careerpath advise --profile $(EXAMPLE); fi; \
	code=$$?; \
	case $$code in \
	  0) echo "From here on, call it as $(BIN)/careerpath; $(BIN)/careerpath --help shows what else it does." >&2;; \
	  130) ;; \
	  *) exit $$code;; \
	esac

demo: $(VENV)/.installed ## Show the recommendations for an example person
	@$(BIN)/careerpath advise --profile $(EXAMPLE)

# what fails most often, and quickly: style, types, layers, documentation, and the rooms that others rest on
check: lint ## Check what takes no more than a minute; make test runs everything
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal tests/*.py tests/storage tests/profile tests/matching \
	  tests/planning --deselect tests/test_packaging.py

# else each worker would compile the program and all tests for itself, which takes a minute of the processor
check test explore: export PYTHONDONTWRITEBYTECODE =

test: $(VENV)/.developing ## Run all tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

explore: $(VENV)/.developing ## Look for counterexamples where the tests do not look every time
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --hypothesis-profile=explore

lint: $(VENV)/.developing ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.installed ## Measure start-up time as ratios to the bare interpreter, in a wheel's own venv
	$(BIN)/python benchmarks/startup.py

rooms: ## Draw the rooms of the code again, in docs/architecture.md
	$(PYTHON) docs/draw_rooms.py

pictures: $(VENV)/.developing ## Draw the README's pictures, its recording and its report again
	$(BIN)/python docs/draw_pictures.py

hooks: $(VENV)/.developing ## Check style and types before each commit
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pre-commit
	$(BIN)/pre-commit install

clean: ## Remove what was installed and built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
