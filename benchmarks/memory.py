"""Memory with the article open and laid out to its end, beside a bare QTextEdit in as long a process."""

import subprocess
import sys
from pathlib import Path

from benchmarks.figures import Budget, Figure
from benchmarks.floors import BarePage
from benchmarks.measuring import Bench
from benchmarks.stage import Stage

ROWS = ("memory",)
_A_CLAIM_MB = 2 / 1024


def measure(bench: Bench) -> list[Figure]:
    """The floor is taken in a process of its own."""
    workload = bench.workload
    arguments = [str(workload.library.parent), workload.size, str(bench.folder)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", *arguments],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    stage = Stage(bench)
    stage.open()
    budget = Budget(times=1.3, plus=round(_A_CLAIM_MB * len(workload.claims), 1))
    return [Figure(ROWS[0], workload.size, "MB", (float(done.stdout),), (used(),), budget)]


def used() -> float:
    """The process's resident memory in MB; where the system does not tell, the most there was."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 / (1024 if sys.platform == "darwin" else 1)


def bare(place: Path, size: str, folder: Path) -> float:
    """What a bare page with the same text uses."""
    from PySide6.QtWidgets import QApplication

    text = (place / f"{size}.txt").read_bytes().decode()
    app = QApplication([])
    from benchmarks.workload import Workload

    page = BarePage(Bench(Workload(size, text, (), (), place, ""), folder, 1))
    page.set_text(text)
    page.lay_out()
    app.processEvents()
    return used()


if __name__ == "__main__":
    sys.stdout.write(f"{bare(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))}\n")
