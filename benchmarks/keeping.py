"""A file of 500 MB as evidence, by the dialog: how long it takes, beside reading, hashing and writing it out; the
longest that the window did not answer meanwhile; and how much more memory the process had than before."""

import hashlib
import os
import random
import time
from pathlib import Path

from annotator.ui.evidence.dialog import EvidenceDialog
from benchmarks.figures import Budget, Figure
from benchmarks.measuring import Bench, turn
from benchmarks.memory import used
from benchmarks.stage import Stage

ROWS = ("evidence file", "evidence file: longest gap", "evidence file: memory")
MEGABYTES = 500
_MIB = 1 << 20
_NAP = 0.0005


def measure(bench: Bench) -> list[Figure]:
    """What is in the file cannot be compressed, like a video."""
    path = _file(bench.folder / "hearing.mp4")
    floor = bench.timed(lambda: _bare(path, bench.folder / "bare.bin")) / 1000
    stage = Stage(bench)
    stage.open()
    stage.act("actionNextClaim")()
    stage.rest()
    seconds, gap, memory = _attach(stage, path)
    size = bench.workload.size
    name = f"{MEGABYTES} MB"
    return [
        Figure(f"{ROWS[0]}, {name}", size, "s", (floor,), (seconds,)),
        Figure(f"{ROWS[1]}, {name}", size, "ms", (), (gap,)),
        Figure(f"{ROWS[2]}, {name}", size, "MB", (), (memory,), Budget(typical=100)),
    ]


def _attach(stage: Stage, path: Path) -> tuple[float, float, float]:
    """Seconds until it is evidence, the longest round of the event loop in ms, and MB more than before."""
    window = stage.window
    stage.act("actionAddEvidence")()
    stage.rest()
    dialog = window.findChild(EvidenceDialog)
    if dialog is None:
        raise RuntimeError("no dialog came")
    dialog.choose_file(str(path))
    stage.rest()
    before, most, longest, begun = used(), 0.0, 0.0, time.perf_counter()
    last, over = begun, list[int]()
    dialog.finished.connect(over.append)
    dialog.done_button.click()
    while not over:
        turn()
        moment = time.perf_counter()
        longest, last = max(longest, moment - last), moment
        most = max(most, used())
        time.sleep(_NAP)
        if moment - begun > 600:
            raise RuntimeError("it was never kept")
    return time.perf_counter() - begun, 1000 * longest, most - before


def _file(path: Path) -> Path:
    made = random.Random(1)
    with path.open("wb") as out:
        for _ in range(MEGABYTES * 1_000_000 // _MIB):
            out.write(made.randbytes(_MIB))
    return path


def _bare(path: Path, target: Path) -> None:
    """Read it twice, hash it twice, and write it out."""
    for out in (None, target.open("wb")):
        digest = hashlib.sha256()
        with path.open("rb", buffering=0) as source:
            while data := source.read(_MIB):
                digest.update(data)
                if out:
                    out.write(data)
        if out:
            out.flush()
            os.fsync(out.fileno())
            out.close()
    target.unlink()
