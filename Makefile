# Two commands matter: `make run` and `make test`. Both set everything up by themselves.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONUNBUFFERED := 1
export PYTHONPATH := src

.PHONY: run setup test check fast bench docs smoke clean system

run: $(VENV)/.run
	@$(BIN)/python -m konia run

setup: $(VENV)/.run
	@$(BIN)/python -m konia setup

test: $(VENV)/.dev system
	@$(BIN)/python -m pytest -q -n 2 --durations=5 --ignore tests/province
	@echo "The reference province at full scale: loading it takes about a minute …"
	@$(BIN)/python -m pytest -q --durations=5 tests/province
	@bash tools/smoke_debian_postgres.sh

fast: $(VENV)/.dev
	@$(BIN)/python -m pytest -q -m "not browser and not province"

check: $(VENV)/.dev
	@bash tools/check.sh

bench: $(VENV)/.dev
	@$(BIN)/python -m tools.bench_checking
	@$(BIN)/python -m tools.bench
	@$(BIN)/python -m tools.desk_bench

docs: $(VENV)/.dev
	@$(BIN)/python -m tools.docs

system:
	@bash tools/system_packages.sh

$(VENV)/.run: requirements.txt tools/venv.sh
	@bash tools/venv.sh $(PYTHON) $(VENV) requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt tools/venv.sh
	@bash tools/venv.sh $(PYTHON) $(VENV) requirements-dev.txt
	@touch $(VENV)/.run $@

clean:
	@-$(BIN)/python -m konia.project.postgres stop
	@rm -rf $(VENV) var
