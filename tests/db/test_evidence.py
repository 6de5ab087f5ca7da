"""Evidence in the library: two chains of history that are written, taken back, brought in and checked together."""

import sqlite3
from pathlib import Path

import pytest

from annotator.domain import asking, sourcing
from annotator.domain.article import Article
from annotator.domain.change import LIBRARY
from annotator.domain.claim import Claim, Status
from annotator.domain.evidence import Evidence, KeptFile, Kind, Source
from annotator.domain.interchange import from_json, to_json
from annotator.domain.records import Addressee
from annotator.domain.signing import is_signed, sign_claims
from annotator.domain.times import now
from db.check import check
from db.errors import Conflict, NothingToUndo
from db.store import Store
from tests.db.conftest import BY, draft, give, mark

OTHER = "Theo Lin"


def use(store: Store, article: Article, claim: Claim, source: Source | None = None, by: str = BY) -> Source:
    """A source, new unless one is given, as evidence under the claim."""
    made = source or sourcing.new_source(title="Survey", url="https://bridge.example/survey")
    changes = [] if source else sourcing.add_source(made)
    now_there = store.claim(claim.id)[1]
    store.apply(changes + sourcing.add_evidence(article, [now_there], made, locator="p. 2"), by)
    return store.house().source(made.id)


def titles(store: Store, claim: Claim) -> list[str | None]:
    sources = store.house().sources
    return [sources[one.source_id].title for one in store.claim(claim.id)[1].evidence]


def test_a_source_and_its_first_use_are_one_action_of_which_undo_takes_back_the_use(
    store: Store, article: Article
) -> None:
    claim = mark(store, article, "three years late")
    source = use(store, article, claim)
    assert titles(store, claim) == ["Survey"] and store.uses() == {source.id: 1}
    rows = store.undo(article.id, BY)
    assert [row.subject.kind for row in rows] == ["evidence"]
    assert titles(store, claim) == [] and store.uses() == {}
    assert store.house().source(source.id) == source, "somebody may have used it by then"
    store.redo(article.id, BY)
    assert titles(store, claim) == ["Survey"]


def test_a_source_changed_with_its_use_goes_back_with_it(store: Store, article: Article, library: Path) -> None:
    claim = mark(store, article, "three years late")
    source = use(store, article, claim)
    second = mark(store, article, "900 lorries")
    both = sourcing.edit_source(source, title="Survey of 1971") + sourcing.add_evidence(article, [second], source)
    rows = store.apply(both, BY)
    assert {row.subject.article for row in rows} == {LIBRARY, article.id} and len({row.at for row in rows}) == 1
    assert titles(store, claim) == titles(store, second) == ["Survey of 1971"]
    store.close()
    with Store.open(library) as again:
        again.undo(article.id, BY)
        assert (titles(again, claim), titles(again, second)) == (["Survey"], [])
        again.redo(article.id, BY)
        assert titles(again, claim) == titles(again, second) == ["Survey of 1971"]
    assert check(library) == []


def test_a_change_to_a_source_alone_is_taken_back_from_an_article_or_the_library(
    store: Store, article: Article
) -> None:
    claim = mark(store, article, "three years late")
    source = use(store, article, claim)
    store.apply(sourcing.edit_source(source, title="Map"), BY)
    store.undo(article.id, BY)
    assert titles(store, claim) == ["Survey"]
    store.redo(LIBRARY, BY)
    assert titles(store, claim) == ["Map"]
    store.undo(LIBRARY, BY)
    assert titles(store, claim) == ["Survey"]
    with pytest.raises(NothingToUndo):
        store.undo(LIBRARY, BY)


def test_what_another_has_changed_in_a_source_since_is_not_taken_back(store: Store, article: Article) -> None:
    claim = mark(store, article, "three years late")
    source = use(store, article, claim)
    second = mark(store, article, "900 lorries")
    both = sourcing.edit_source(source, title="Map") + sourcing.add_evidence(article, [second], source)
    store.apply(both, BY)
    store.apply(sourcing.edit_source(store.house().source(source.id), title="Chart"), OTHER)
    before = store.review(article.id)
    with pytest.raises(Conflict, match=r"Theo Lin"):
        store.undo(article.id, BY)
    assert store.review(article.id) == before, "neither the source nor its use"


def test_a_change_to_what_a_source_no_longer_is_is_refused(store: Store, article: Article) -> None:
    source = use(store, article, mark(store, article, "three years late"))
    store.apply(sourcing.edit_source(source, title="Chart"), OTHER)
    with pytest.raises(Conflict, match=r"The source was changed by Theo Lin.*“Chart”.*“Map”"):
        store.apply(sourcing.edit_source(source, title="Map"), BY)
    assert store.house().source(source.id).title == "Chart"


def test_two_articles_use_one_source_and_both_see_it_change(store: Store, article: Article) -> None:
    other = store.add_article(draft(), BY)
    first, second = mark(store, article, "three years late"), mark(store, other, "three years late")
    source = use(store, article, first)
    use(store, other, second, source)
    assert store.uses() == {source.id: 2}
    store.apply(sourcing.edit_source(source, title="Survey of 1971"), BY)
    assert titles(store, first) == titles(store, second) == ["Survey of 1971"]
    assert [one.title for one in store.review(other.id).sources] == ["Survey of 1971"]
    store.apply(sourcing.remove_evidence(article, *_with_use(store, first)), BY)
    assert store.uses() == {source.id: 1} and titles(store, second) == ["Survey of 1971"]


def test_a_change_to_a_source_voids_the_signatures_of_both_articles(store: Store, article: Article) -> None:
    other = store.add_article(draft(), BY)
    source: Source | None = None
    signed: list[Claim] = []
    for one in (article, other):
        claim = mark(store, one, "three years late", status=Status.VERIFIED)
        source = use(store, one, claim, source)
        now_there = store.claim(claim.id)[1]
        changes = sign_claims(one, [now_there], store.house().sources, by=OTHER, at=now())
        store.apply(changes, OTHER)
        signed.append(claim)

    def holding() -> list[bool]:
        sources = store.house().sources
        return [is_signed(store.claim(claim.id)[1], sources) for claim in signed]

    assert source is not None and holding() == [True, True]
    store.apply(sourcing.edit_source(source, publisher="The mill"), BY)
    assert holding() == [False, False]
    store.undo(article.id, BY)
    assert holding() == [True, True]


def test_a_review_with_evidence_comes_into_another_library(store: Store, article: Article, tmp_path: Path) -> None:
    claim = mark(store, article, "three years late")
    kept = KeptFile("scan.txt", "text/plain", store.files.keep(b"a scan"), 6)
    source = sourcing.new_source(title="Scan", file=kept)
    store.apply([*sourcing.add_source(source), *sourcing.add_evidence(article, [claim], source)], BY)
    store.apply(asking.ask(article, store.claim(claim.id)[1], Addressee.AUTHOR, "Since when?", by=BY, at=now()), BY)
    give(store, article, store.claim(claim.id)[1], Status.VERIFIED)
    changes = sign_claims(article, [store.claim(claim.id)[1]], store.house().sources, by=OTHER, at=now())
    store.apply(changes, OTHER)
    review = store.review(article.id)
    path = tmp_path / "second.sqlite"
    with Store.open(path) as second:
        assert second.add_review(review, OTHER) == (review, True)
        assert second.review(article.id) == review
        assert [(row.action, row.by) for row in second.history(LIBRARY)] == [("source.import", OTHER)]
        assert is_signed(second.claim(claim.id)[1], second.house().sources)
        asked = asking.ask(article, second.claim(claim.id)[1], Addressee.EDITOR, "Keep?", by=BY, at=now())
        (row,) = second.apply(asked, BY)
        assert row.after is not None and row.after["number"] == 2, "after those that the review gave"
        assert second.add_review(review, OTHER, copy=True)[1]
        assert second.uses() == {source.id: 2}, "a copy rests on the same sources"
    assert check(path) == []


def test_a_source_that_is_here_stays_as_it_is_here(store: Store, article: Article, tmp_path: Path) -> None:
    source = use(store, article, mark(store, article, "three years late"))
    path = tmp_path / "second.sqlite"
    with Store.open(path) as second:
        second.add_review(store.review(article.id), BY)
        second.apply(sourcing.edit_source(source, title="Our survey"), BY)
        second.add_review(store.review(article.id), BY, copy=True)
        assert second.house().source(source.id).title == "Our survey"
        assert second.uses() == {source.id: 2}


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("UPDATE source SET title = 'Forged'", "source"),
        (
            "UPDATE history SET after = replace(after, 'Survey', 'Forged') WHERE article_id = 'library' AND seq = 1",
            "hash",
        ),
        ("DELETE FROM history WHERE article_id = 'library' AND seq = 1", "History"),
        ("UPDATE evidence SET locator = 'p. 9'", "Claim 1 is not as its history"),
    ],
)
def test_check_finds_what_was_tampered_with(
    store: Store, article: Article, library: Path, tampering: str, said: str
) -> None:
    source = use(store, article, mark(store, article, "three years late"))
    store.apply(sourcing.edit_source(source, publisher="The mill"), BY)
    store.close()
    assert check(library) == []
    with sqlite3.connect(library) as raw:
        raw.executescript("".join(f"DROP TRIGGER {name};" for (name,) in _triggers(raw)))
        assert raw.execute(tampering).rowcount == 1
    raw.close()
    problems = check(library)
    assert problems and any(said in problem for problem in problems), problems


def _triggers(raw: sqlite3.Connection) -> list[tuple[str]]:
    return raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()


def _with_use(store: Store, claim: Claim) -> tuple[Claim, Evidence]:
    found = store.claim(claim.id)[1]
    return found, found.evidence[0]


def test_a_source_that_goes_into_a_calculation_is_used_and_travels_with_the_review(
    store: Store, article: Article
) -> None:
    claim = mark(store, article, "three years late")
    table, sums = sourcing.new_source(title="Table of works"), sourcing.new_source(kind=Kind.CALCULATION)
    given = {"inputs": [{"name": "a", "value": "3", "source": table.id}], "formula": "a", "result": "3"}
    changes = [
        *sourcing.add_source(table),
        *sourcing.add_source(sums),
        *sourcing.add_evidence(article, [claim], sums, calculation=given),
    ]
    store.apply(changes, BY)
    assert store.uses() == {table.id: 1, sums.id: 1}
    assert {source.id for source in store.review(article.id).sources} == {table.id, sums.id}
    review = store.review(article.id)
    assert from_json(to_json(review)) == review


def test_a_source_that_another_uses_by_now_stays_where_it_is(store: Store, article: Article, library: Path) -> None:
    source = sourcing.new_source(title="Survey")
    claim = mark(store, article, "three years late")
    store.apply(sourcing.add_source(source), OTHER)
    store.apply(sourcing.remove_source(source, 0, at=now()), OTHER)
    store.apply(sourcing.restore_source(store.house().source(source.id)), OTHER)
    use(store, article, claim, source)
    said = f"The source “Survey” is evidence of claim 1 in “{article.title}” \\({BY}\\); it stays."
    before = store.review(article.id), store.house()
    with pytest.raises(Conflict, match=said):
        store.undo(LIBRARY, OTHER)
    with pytest.raises(Conflict, match=said):
        store.apply(sourcing.remove_source(source, 0, at=now()), OTHER)
    assert (store.review(article.id), store.house()) == before
    store.undo(article.id, BY)
    store.undo(LIBRARY, OTHER)
    assert store.house().source(source.id).removed_at is not None
    assert check(library) == []


def test_a_source_that_a_calculation_takes_a_number_from_is_not_taken_back(store: Store, article: Article) -> None:
    number, made = sourcing.new_source(title="Accounts"), Source("s", Kind.CALCULATION)
    claim = mark(store, article, "three years late")
    store.apply(sourcing.add_source(number), OTHER)
    inputs = [{"name": "a", "value": "1", "unit": None, "claim": None, "source": number.id, "sha256": None}]
    held = {"inputs": inputs, "formula": "a", "rounding": None, "result": "1", "unit": None}
    added = sourcing.add_evidence(article, [claim], made, calculation=held)
    store.apply([*sourcing.add_source(made), *added], BY)
    with pytest.raises(Conflict, match="“Accounts” is evidence of claim 1"):
        store.undo(LIBRARY, OTHER)
    assert number.id in store.house().sources


def test_evidence_does_not_come_to_rest_on_a_source_that_another_has_put_in_the_bin(
    store: Store, article: Article
) -> None:
    claim = mark(store, article, "three years late")
    source = use(store, article, claim)
    (held,) = store.claim(claim.id)[1].evidence
    store.apply(sourcing.remove_evidence(article, claim, held), BY)
    store.apply(sourcing.remove_source(source, 0, at=now()), OTHER)
    with pytest.raises(Conflict, match=f"The source was removed by {OTHER}; your change was not made. Restore it"):
        store.undo(article.id, BY)
    with pytest.raises(Conflict, match="The source was removed"):
        use(store, article, claim, source)
    store.undo(LIBRARY, OTHER)
    store.undo(article.id, BY)
    assert titles(store, claim) == ["Survey"]
