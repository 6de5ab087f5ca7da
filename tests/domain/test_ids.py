"""Ids: different, and in the order they were made."""

import subprocess
import sys
from uuid import UUID

from annotator.domain.ids import new_id


def test_ids_are_uuids_of_version_7() -> None:
    made = UUID(new_id())
    assert made.version == 7
    assert len(new_id()) == 36


def test_ids_sort_by_the_time_they_were_made() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_programs_that_run_at_once_make_different_ids() -> None:
    code = "from annotator.domain.ids import new_id; print(*[new_id() for _ in range(2000)])"
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    made = [key for process in running for key in process.communicate()[0].split()]
    assert len(made) == len(set(made)) == 6000
