#!/usr/bin/env bash
# Makes the virtual environment and puts exactly the locked packages into it.
set -euo pipefail
python=$1 venv=$2 lock=$3
"$python" - <<'CHECK' || exit 1
import sys
if sys.version_info < (3, 11):
    sys.exit("konia needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])
CHECK
if [ ! -x "$venv/bin/pip" ]; then
    echo "Making a virtual environment in $venv …"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        # Debian keeps the parts that venv needs in a package of its own.
        rm -rf "$venv"
        if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
        echo "Installing Debian's python3-venv …"
        $as_root apt-get update -qq && $as_root apt-get install -y -qq python3-venv >/dev/null
        "$python" -m venv "$venv"
    fi
fi
echo "Installing the packages of $lock (about half a minute) …"
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-input --require-hashes -r "$lock"
