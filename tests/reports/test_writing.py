"""A file is written whole or not at all, and nothing is left lying about."""

import os
import signal
import stat
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.reports import ReportError, write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and limits of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.html", b"all of it")
    assert (tmp_path / "report.html").read_bytes() == b"all of it"
    assert names(tmp_path) == ["report.html"]


def test_an_existing_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("mine")
    with pytest.raises(ReportError, match=r"report\.html” exists already and was left as it is\."):
        write_whole(path, b"new")
    assert path.read_text() == "mine"
    assert names(tmp_path) == ["report.html"]


@posix
def test_force_replaces_it_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix
def test_force_writes_what_a_link_points_to(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old")
    (tmp_path / "link.html").symlink_to("real.html")
    write_whole(tmp_path / "link.html", b"new", force=True)
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_bytes() == b"new"


def test_of_several_at_once_one_writes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "report.html"

    def attempt(number: int) -> int | None:
        try:
            write_whole(path, bytes([number]) * 10_000)
        except ReportError:
            return None
        return number

    with ThreadPoolExecutor(8) as pool:
        written = [number for number in pool.map(attempt, range(8)) if number is not None]
    assert len(written) == 1
    assert path.read_bytes() == bytes(written) * 10_000
    assert names(tmp_path) == ["report.html"]


@pytest.mark.parametrize("force", [False, True])
def test_places_that_cannot_be_written(tmp_path: Path, force: bool) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for place, words in (
        ("none/report.html", "there is no such folder"),
        ("file/report.html", "there is no such folder"),
        ("folder", "is a folder; name a file in it"),
        (f"{'x' * 300}.html", "its name is too long"),
    ):
        with pytest.raises(ReportError, match=words):
            write_whole(tmp_path / place, b"data", force=force)
    assert names(tmp_path) == ["file", "folder"]


@posix
def test_a_device_is_not_replaced() -> None:
    with pytest.raises(ReportError, match="not a regular file"):
        write_whole("/dev/null", b"data", force=True)


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@posix
@pytest.mark.parametrize("existing", [None, b"mine"])
def test_running_out_of_room_leaves_everything_as_it_was(tmp_path: Path, existing: bytes | None) -> None:
    path = tmp_path / "report.html"
    if existing:
        path.write_bytes(existing)
    with files_no_larger_than(1000), pytest.raises(ReportError, match="larger than that place allows"):
        write_whole(path, b"x" * 100_000, force=True)
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == (
        {"report.html": existing} if existing else {}
    )


@posix
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ReportError, match="it may not be written there"):
        write_whole(tmp_path / "report.html", b"data")
