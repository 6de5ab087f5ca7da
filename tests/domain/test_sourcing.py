"""Sources and their use as evidence: what is made, changed, taken away, and known already."""

from typing import Any

import pytest

from annotator.domain.errors import InvalidValue, Refused
from annotator.domain.evidence import Evidence, KeptFile, Kind, Source, Stance, Tier
from annotator.domain.sourcing import (
    add_evidence,
    edit_evidence,
    edit_source,
    known_source,
    new_source,
    remove_evidence,
    remove_source,
    restore_source,
    uses_of,
)
from tests.domain.record import MADE, Record

SCAN = KeptFile("scan.pdf", "application/pdf", "ab" * 32, 12)


@pytest.fixture
def record() -> Record:
    return Record()


def test_texts_are_trimmed_and_empty_ones_are_none() -> None:
    made = new_source(title=" Survey of the dikes ", author=" \n", kind="statistics")
    assert (made.title, made.author, made.kind) == ("Survey of the dikes", None, Kind.STATISTICS)


@pytest.mark.parametrize(
    "values", [{}, {"title": " "}, {"kind": "interview", "channel": "by telephone"}, {"published": "1953"}]
)
def test_a_source_needs_something_to_know_it_by(values: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="A source needs a title"):
        new_source(**values)


@pytest.mark.parametrize("kind", [Kind.OBSERVATION, Kind.CALCULATION])
def test_what_one_sees_or_computes_needs_no_name(kind: Kind) -> None:
    assert new_source(kind=kind).name == str(kind)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": "T", "kind": "rumour"}, "“rumour” is no kind; there are: interview, document"),
        ({"title": "T", "stance": "supports"}, "“stance” of a source cannot be set"),
    ],
)
def test_what_is_no_field_or_word_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        new_source(**values)


def test_a_name_is_the_first_thing_there_is() -> None:
    whole = {"title": "T", "author": "A", "publisher": "P", "file": SCAN, "url": "https://dike.example/"}
    names = []
    while whole:
        names.append(Source("s-1", **whole).name)  # type: ignore[arg-type]
        whole.pop(next(iter(whole)))
    assert names == ["T", "A", "P", "scan.pdf", "https://dike.example/"]


def test_an_archived_address_is_the_archive_s_and_the_page_s_own() -> None:
    kept = "https://web.archive.org/web/2025/https://dike.example/survey"
    made = new_source(url=kept)
    assert (made.url, made.archive_url) == ("https://dike.example/survey", kept)
    said = new_source(url=kept, archive_url="https://kept.example/1")
    assert (said.url, said.archive_url) == (kept, "https://kept.example/1")


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://dike.example/survey", True),
        ("http://www.dike.example/survey/#page=3", True),
        (" https://dike.example/survey ", True),
        ("https://kept.example/1", True),
        ("https://dike.example/survey?page=3", False),
        ("https://dike.example/", False),
        (None, False),
    ],
)
def test_a_source_is_known_by_its_addresses(url: str | None, known: bool) -> None:
    source = new_source(url="https://dike.example/survey", archive_url="https://kept.example/1")
    assert known_source([new_source(title="Other"), source], url=url) == (source if known else None)


def test_a_source_is_known_by_its_file_and_a_removed_one_is_not_known() -> None:
    source = new_source(title="Scan", file=SCAN)
    assert known_source([source], sha256="ab" * 32) == source
    assert known_source([source], sha256="cd" * 32) is None
    gone = Source("s-1", url="https://dike.example/", removed_at=MADE)
    assert known_source([gone], url="https://dike.example/") is None


def test_evidence_is_its_source_s_use_under_each_claim(record: Record) -> None:
    first, second = record.length(), record.mark("raised in 1953")
    source = record.source(title="Survey", file=SCAN)
    record.use(first, record.source(title="Map"))
    record.do(add_evidence(record.article, [record.claim(first), second], source, tier="primary", locator=" p. 2 "))
    uses = [record.claim(claim).evidence[-1] for claim in (first, second)]
    assert [(use.source_id, use.tier, use.stance, use.locator) for use in uses] == [
        (source.id, Tier.PRIMARY, Stance.SUPPORTS, "p. 2")
    ] * 2
    assert [use.ordinal for use in uses] == [1, 0] and uses[0].id != uses[1].id
    assert uses_of(source.id, record.desk.claims.values()) == [record.claim(first), record.claim(second)]
    assert record.desk.house.sources[source.id] == source


def test_only_what_changes_is_written_and_named(record: Record) -> None:
    claim = record.use(record.length(), record.source(title="Survey"))
    (use,) = claim.evidence
    (change,) = edit_evidence(record.article, claim, use, stance="refutes", tier="secondary")
    assert (change.action, change.before, change.after) == (
        *("evidence.stance", {"stance": "supports"}),
        {"stance": "refutes"},
    )
    (change,) = edit_evidence(record.article, claim, use, stance="refutes", quote="41 km")
    assert change.action == "evidence.edit"
    assert edit_evidence(record.article, claim, use, stance="supports", note="  ") == []
    with pytest.raises(Refused, match="“title” of evidence cannot be set"):
        edit_evidence(record.article, claim, use, title="T")


def test_evidence_goes_and_its_source_stays(record: Record) -> None:
    source = record.source(title="Survey")
    claim = record.use(record.length(), source)
    record.do(remove_evidence(record.article, claim, claim.evidence[0]))
    assert record.claim(claim).evidence == () and source.id in record.desk.house.sources


def test_a_source_is_changed_and_comes_out_of_history_as_it_was_put_in(record: Record) -> None:
    source = record.source(title="Survey")
    record.do(edit_source(source, title="Survey of 1953", file=SCAN, confidential=True, kind="document"))
    changed = record.desk.house.source(source.id)
    assert (changed.title, changed.file, changed.confidential, changed.kind) == (
        *("Survey of 1953", SCAN, True),
        Kind.DOCUMENT,
    )
    assert edit_source(changed, title="Survey of 1953", file=SCAN) == []


def test_a_source_in_use_is_not_removed_and_a_removed_one_comes_back(record: Record) -> None:
    source = record.source(title="Survey")
    for uses, said in ((1, "used as evidence once"), (2_000, "used as evidence 2,000 times")):
        with pytest.raises(Refused, match=said):
            remove_source(source, uses, at=MADE)
    record.do(remove_source(source, 0, at=MADE))
    gone = record.desk.house.source(source.id)
    assert gone.removed_at == MADE and remove_source(gone, 0, at=MADE) == []
    record.do(restore_source(gone))
    assert record.desk.house.source(source.id) == source and restore_source(source) == []


def test_a_source_that_is_not_there_is_said_to_be_missing(record: Record) -> None:
    with pytest.raises(InvalidValue, match="There is no source nowhere"):
        record.desk.house.source("nowhere")


def test_evidence_rests_on_a_source() -> None:
    with pytest.raises(InvalidValue, match="rests on a source"):
        Evidence("e-1", "")
