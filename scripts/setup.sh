#!/bin/sh
# Makes the environment in .venv with the program in it; done already, it returns at once.
#   sh scripts/setup.sh [dev]      dev: with what the tests and checks need
# PYTHON names the interpreter to use; otherwise the newest of those tried that is here.
set -eu
cd "$(dirname "$0")/.."

extra=${1:-}
here=$(pwd -P)
venv=.venv
stamp=$venv/made${extra:+-$extra}

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# The same for an environment and for the interpreter it was made with.
identity() { "$1" -c 'import sys; print(sys.version_info[:3], sys.base_prefix)' 2>/dev/null; }

chosen() { [ -z "${PYTHON:-}" ] || [ "$(identity $venv/bin/python)" = "$(identity "$PYTHON")" ]; }

# What a stamp holds: it no longer fits once the place, the interpreter or a list has changed.
state() {
    say "$here" "$(readlink -f $venv/bin/python 2>/dev/null || :)"
    cksum pyproject.toml constraints.txt scripts/setup.sh scripts/libraries.py
}

# An environment for the tests serves the program too.
complete() {
    [ -x $venv/bin/python ] && chosen || return 1
    now=$(state)
    [ "$now" = "$(cat "$stamp" 2>/dev/null)" ] || [ "$now" = "$(cat $venv/made-dev 2>/dev/null)" ]
}

# A version manager's stub may stand on PATH for a Python that it then refuses to start, so each is run.
find_python() {
    if [ -n "${PYTHON:-}" ]; then
        new_enough "$PYTHON" || stop "PYTHON=$PYTHON is not a Python 3.11 or newer that runs."
        python=$PYTHON
        return
    fi
    for python in python3.13 python3.12 python3.11 python3; do
        if new_enough "$python"; then return; fi
    done
    stop "No Python 3.11 or newer was found. Install one, or name it: make run PYTHON=/path/to/python3"
}

# Scripts in an environment name their place, so one that was moved is of no use.
usable() {
    [ -x $venv/bin/python ] && [ "$(cat $venv/made-at 2>/dev/null)" = "$here" ] || return 1
    new_enough $venv/bin/python && $venv/bin/python -c 'import pip' 2>/dev/null && chosen
}

# The user's pip.conf and PIP_ variables (mirrors, certificates) hold, but for those that would install elsewhere.
install() {
    PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
        $venv/bin/python -m pip install -qq --compile --constraint constraints.txt "$@"
}

if complete; then exit 0; fi
unset PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME PIP_TARGET PIP_PREFIX PIP_ROOT

find_python
"$python" -B scripts/libraries.py install
if ! usable; then
    say "Making the environment in .venv with Python $("$python" -c 'import platform; print(platform.python_version())')."
    "$python" -m venv --clear $venv || stop "Python's venv module could not make .venv."
    say "$here" >$venv/made-at
fi
say "Installing what is needed${extra:+, tests included}; the first time this fetches about 130 MB."
install --upgrade pip
install hatchling editables
install --no-build-isolation --editable ".${extra:+[$extra]}"
$venv/bin/python -c 'import PySide6.QtWidgets, annotator' || stop "The window's library could not be loaded (see above)."
$venv/bin/python -m compileall -q annotator db resources
state >"$stamp"
say "The environment is ready."
