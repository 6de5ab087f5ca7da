#!/bin/sh
# Opens the window, without arguments on the sample review, which is made where it is not there yet; where no window can
# be shown, drives it off screen through that review instead.
#   sh scripts/run.sh [ARGUMENTS OF annotator]
set -eu
cd "$(dirname "$0")/.."

sh scripts/setup.sh

code=0
.venv/bin/python scripts/display.py || code=$?
case $code in
0)
    if [ $# -eq 0 ]; then
        [ -e demo/demo.sqlite ] || QT_QPA_PLATFORM=offscreen .venv/bin/annotator demo --output demo/
        exec .venv/bin/annotator --library demo/demo.sqlite
    fi
    exec .venv/bin/annotator "$@"
    ;;
1)
    echo "Showing the main job off screen instead; what it makes is put in demo/."
    QT_QPA_PLATFORM=offscreen exec .venv/bin/annotator demo --output demo/
    ;;
*) exit "$code" ;;
esac
