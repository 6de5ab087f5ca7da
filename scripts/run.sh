#!/bin/sh
# Opens the window; where none can be shown, drives it off screen through a sample review instead.
#   sh scripts/run.sh [ARGUMENTS OF annotator]
set -eu
cd "$(dirname "$0")/.."

sh scripts/setup.sh

code=0
.venv/bin/python scripts/display.py || code=$?
case $code in
0) exec .venv/bin/annotator "$@" ;;
1)
    echo "Showing the main job off screen instead; what it makes is put in demo/."
    QT_QPA_PLATFORM=offscreen exec .venv/bin/annotator demo --output demo/
    ;;
*) exit "$code" ;;
esac
