"""Whatever is done to the record of the checking, in whatever order: memory agrees with the file at every step, both
chains of history hold, signatures hold while what was signed is so, and all of it can be undone and done again."""

from itertools import count
from pathlib import Path

from tests.window.desk import Desk, MakeDesk
from tests.window.random_work.beside import Beside
from tests.window.random_work.recorder import Recorder
from tests.window.random_work.reviewer import work


def test_all_of_the_record_is_undone_and_redone_and_agrees_with_the_file(make_desk: MakeDesk, tmp_path: Path) -> None:
    numbers = count(1)

    def at_a_library_of_its_own() -> Desk:
        return make_desk(library=tmp_path / f"{next(numbers)}.sqlite")

    work(Recorder, at_a_library_of_its_own, runs=8, steps=50)


def test_what_another_does_to_the_record_meanwhile_is_neither_overwritten_nor_taken_back(
    make_desk: MakeDesk, tmp_path: Path
) -> None:
    numbers = count(1)
    work(Beside, lambda: make_desk(library=tmp_path / f"{next(numbers)}.sqlite"), runs=6, steps=50)
