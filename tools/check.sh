#!/usr/bin/env bash
# The quick gate: style, floors, types, fast tests, migrations and generated pages.
set -euo pipefail
export PYTHONPATH=src
bin=.venv/bin
echo "ruff";            $bin/ruff check -q . && $bin/ruff format -q --check .
echo "import contracts"; PYTHONPATH=src:. $bin/lint-imports --no-cache 2>&1 | tail -n 4
echo "mypy";            $bin/mypy
echo "migrations";      $bin/python tools/manage.py makemigrations --check --dry-run | tail -n 1
echo "generated pages"; $bin/python -m tools.docs --check
echo "tests";           $bin/python -m pytest -q -m "not browser and not province" -x
