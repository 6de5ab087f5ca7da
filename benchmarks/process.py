"""One measuring process: one group of rows on one workload. Writes a line of JSON for each figure.

python -m benchmarks.process GROUP PLACE SIZE REPEAT wall|cpu
"""

import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from annotator.app import application
from annotator.ui.qt_messages import log_qt_messages
from benchmarks.measuring import Bench
from benchmarks.workload import load


def main() -> None:
    group, place, size, repeat, clock = sys.argv[1:]
    log_qt_messages()
    app = application()
    workload = load(Path(place), size)
    with tempfile.TemporaryDirectory(prefix=f"{group}-", dir=place) as folder:
        bench = Bench(workload, Path(folder), int(repeat), clock == "cpu")
        for figure in import_module(f"benchmarks.{group}").measure(bench):
            sys.stdout.write(json.dumps(figure.to_json()) + "\n")
            sys.stdout.flush()
    app.quit()


if __name__ == "__main__":
    main()
