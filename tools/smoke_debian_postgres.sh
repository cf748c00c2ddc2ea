#!/usr/bin/env bash
# A part of the tests once more on Debian's own PostgreSQL, so that nothing leans on the embedded one.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
work=$(mktemp -d); chmod 755 "$work"
if [ "$(id -u)" = 0 ]; then who=postgres; chown postgres "$work"; as="runuser -u postgres --"; else who=$(id -un); as=""; fi
cleanup() { (cd /; $as "$bin/pg_ctl" -D "$work/data" -m fast stop >/dev/null 2>&1) || true; rm -rf "$work"; }
trap cleanup EXIT
(cd /; $as "$bin/initdb" -D "$work/data" -U konia -E UTF8 --locale=C.UTF-8 --auth=trust >/dev/null
 $as "$bin/pg_ctl" -D "$work/data" -l "$work/log" -w -o "-k $work -c listen_addresses='' -c fsync=off" start >/dev/null)
echo "The tests of kernel and rooms on $("$bin/postgres" --version) …"
KONIA_DATABASE_URL="postgresql://konia@/postgres?host=$work" PYTHONPATH=src \
    .venv/bin/python -m pytest -q -n 2 -m "not browser and not province" src/konia/kernel src/konia/domains \
    --ignore src/konia/domains/checking  # asks no database
