"""Which saved copies go out beside a report, and under which names."""

from dataclasses import replace

import pytest

from annotator.domain import sourcing
from annotator.domain.copies import CopyOut, copies_of, sums_of
from annotator.domain.disclosure import disclosed
from annotator.domain.evidence import KeptFile, Source
from annotator.domain.review import Review
from annotator.domain.scope import Scope, scoped
from annotator.reports import Options
from annotator.reports.content.entries import Entries
from tests.recording import Recorder, article_of
from tests.reports.lighthouse import lighthouse_review


def kept(name: str, digit: str = "a") -> KeptFile:
    return KeptFile(name, "application/pdf", digit * 64, 10)


def reviewed(*sources: Source) -> Review:
    """A claim for each source, in their order."""
    recorder = Recorder(article_of(" ".join(f"Fact {number}." for number in range(1, len(sources) + 1))))
    for number, source in enumerate(sources, 1):
        claim = recorder.mark(f"Fact {number}.")
        recorder.desk.house.sources[source.id] = source
        held = [recorder.desk.claims[claim.id]]
        recorder.apply(sourcing.add_evidence(recorder.article, held, source), "Mara Boyd")
    held_sources = tuple(sorted(recorder.desk.house.sources.values(), key=lambda one: one.id))
    return replace(recorder.review, sources=held_sources)


def test_a_copy_is_called_after_its_source_and_numbered_as_in_reports() -> None:
    review = reviewed(
        sourcing.new_source(title="Register, 2024 edition"),
        sourcing.new_source(title="Keeper’s log", file=kept("scan_0001.PDF", "a")),
        sourcing.new_source(author="Ines Calder", file=kept("letter.pdf", "b")),
        sourcing.new_source(file=kept("minutes.txt", "c")),
    )
    assert [one.name for one in copies_of(review)] == [
        "002 Keeper’s log.PDF", "003 Ines Calder.pdf", "004 minutes.txt",
    ]  # fmt: skip


def test_the_numbers_are_those_of_the_reports() -> None:
    review = lighthouse_review()
    cited = {c.source.file.sha256: c.number for c in Entries(review, Options()).sources if c.source.file is not None}
    names = {one.file.sha256: int(one.name[:3]) for one in copies_of(review)}
    assert names == cited and names


def test_a_file_that_several_sources_have_goes_out_once() -> None:
    review = reviewed(
        sourcing.new_source(title="One", file=kept("a.pdf")), sourcing.new_source(title="Two", file=kept("b.pdf"))
    )
    assert [one.name for one in copies_of(review)] == ["001 One.pdf"]


def test_a_confidential_sources_copy_stays() -> None:
    secret = sourcing.new_source(title="Dock office", confidential=True, file=kept("ebner.pdf", "a"))
    review = reviewed(secret, sourcing.new_source(title="Log", file=kept("log.pdf", "b")))
    assert [one.name for one in copies_of(disclosed(review))] == ["002 Log.pdf"]
    assert len(copies_of(review)) == 2


def test_of_a_part_only_its_own_copies_go() -> None:
    review = reviewed(
        sourcing.new_source(title="One", file=kept("a.pdf", "a")),
        sourcing.new_source(title="Two", file=kept("b.pdf", "b")),
    )
    part = scoped(review, Scope(claims=frozenset([review.standing_claims[1].id])), history=False)
    assert [one.name for one in copies_of(part)] == ["001 Two.pdf"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "001 etc passwd.pdf"),
        ("C:\\con", "001 C con.pdf"),
        ("a\u202egpj\n\x00b", "001 a gpj b.pdf"),
        ("lone \ud800 surrogate", "001 lone surrogate.pdf"),
        ("…", "001 ….pdf"),
        (".", "001 copy.pdf"),
        ("minutes.pdf", "001 minutes.pdf"),
    ],
)
def test_names_are_names_and_no_paths(title: str, name: str) -> None:
    review = reviewed(replace(sourcing.new_source(title="x", file=kept("a/../b.pdf")), title=title))
    assert [one.name for one in copies_of(review)] == [name]


def test_a_long_title_leaves_a_name_that_disks_take() -> None:
    review = reviewed(sourcing.new_source(title="ж" * 500, file=kept("a.pdf")))
    (copy,) = copies_of(review)
    assert len(copy.name.encode()) <= 200 and copy.name.endswith("ж.pdf")


def test_the_list_is_one_that_programs_check() -> None:
    assert sums_of([CopyOut(kept("a.pdf"), "001 Keeper’s log.pdf")]) == f"{'a' * 64}  001 Keeper’s log.pdf\n".encode()
