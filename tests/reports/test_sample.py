"""The reports of the sample article, and of one with evidence of every kind, as they were when somebody last looked at
them (`--snapshot-update` renews)."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension

from annotator.reports import FORMATS, Options, render
from tests.recording import MADE
from tests.reports.containers import unpacked
from tests.reports.harbour import harbour_review
from tests.reports.lighthouse import lighthouse_review


def stored_as(name: str) -> type[SingleFileSnapshotExtension]:
    """Archives as the text of their parts."""
    suffix = FORMATS[name].suffix.removeprefix(".")
    suffix = f"{suffix}.txt" if suffix.rpartition(".")[2] in ("docx", "xlsx", "qdpx") else suffix
    return type("Stored", (SingleFileSnapshotExtension,), {"file_extension": suffix})


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
def test_the_report_is_as_it_was(name: str, snapshot: SnapshotAssertion) -> None:
    report = render(harbour_review(), name, Options(made=MADE))
    assert unpacked(report) == snapshot(extension_class=stored_as(name))


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("json", "pdf")])
def test_the_report_with_evidence_is_as_it_was(name: str, snapshot: SnapshotAssertion) -> None:
    report = render(lighthouse_review(), name, Options(made=MADE))
    assert unpacked(report) == snapshot(extension_class=stored_as(name))
