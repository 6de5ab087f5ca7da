"""Signatures: what each is bound to, when it holds, and who may sign."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.domain import actions, asking, correcting, signing
from annotator.domain.article import Article
from annotator.domain.claim import Claim, Decision, Placed, Status
from annotator.domain.errors import Refused
from annotator.domain.records import Addressee, Attempt, Role
from annotator.domain.sourcing import edit_evidence, edit_source, remove_evidence
from tests.domain.record import BY, MADE, SECOND, TEXT, Record


@pytest.fixture
def record() -> Record:
    return Record()


def signed(record: Record) -> Claim:
    """A verified claim with evidence, signed by a second checker."""
    claim = record.use(record.length(), record.source(title="Survey"), locator="p. 2")
    sources = record.desk.house.sources
    record.do(signing.sign_claims(record.article, [claim], sources, by=SECOND, at=MADE), SECOND)
    return record.claim(claim)


def state(record: Record, claim: Claim) -> signing.Signed:
    return signing.signature_of(record.claim(claim), record.desk.house.sources).state


def signed_article(record: Record, role: Role = Role.EDITOR, by: str = BY) -> None:
    desk = record.desk
    record.do(
        signing.sign_article(
            *(desk.article, desk.claims.values(), desk.waivers.values(), desk.house.sources, role), by=by, at=MADE
        ),
        by,
    )


def article_holds(record: Record) -> list[bool]:
    desk = record.desk
    found = signing.article_holds(desk.article, desk.claims.values(), desk.waivers.values(), desk.house.sources)
    return [found[one.id] for one in desk.article.sign_offs]


VOIDING: dict[str, Callable[[Record, Claim], object]] = {
    "statement": lambda record, claim: record.edit(claim, statement="It is 40 km long."),
    "status": lambda record, claim: record.do(
        actions.set_status(record.article, [claim], Status.DISPUTED, by=BY, at=MADE)
    ),
    "passage": lambda record, claim: record.also(claim, "The dike"),
    "evidence changed": lambda record, claim: record.do(
        edit_evidence(record.article, claim, claim.evidence[0], locator="p. 3")
    ),
    "evidence added": lambda record, claim: record.use(claim, record.source(title="Map")),
    "evidence removed": lambda record, claim: record.do(remove_evidence(record.article, claim, claim.evidence[0])),
    "source": lambda record, claim: record.do(
        edit_source(record.desk.house.sources[claim.evidence[0].source_id], publisher="The mill")
    ),
}
HARMLESS: dict[str, Callable[[Record, Claim], object]] = {
    "note": lambda record, claim: record.note(claim, "Look again."),
    "assignee": lambda record, claim: record.edit(claim, assignee="Ann Orr", labels=["dike"]),
    "log": lambda record, claim: record.do(
        asking.log_attempt(record.article, [claim], Attempt.SEARCH, "Archive", by=BY, at=MADE)
    ),
    "another claim": lambda record, claim: record.mark("raised in 1953"),
    "unused source": lambda record, claim: record.source(title="Map"),
}


@pytest.mark.parametrize("change", VOIDING.values(), ids=VOIDING.keys())
def test_a_change_of_what_was_signed_voids_it(record: Record, change: Callable[[Record, Claim], object]) -> None:
    claim = signed(record)
    signed_article(record)
    assert (state(record, claim), article_holds(record)) == (signing.Signed.HOLDS, [True])
    change(record, claim)
    assert (state(record, claim), article_holds(record)) == (signing.Signed.VOID, [False])
    assert not signing.is_signed(record.claim(claim), record.desk.house.sources)


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_was_not_signed_may_change(record: Record, change: Callable[[Record, Claim], object]) -> None:
    claim = signed(record)
    change(record, claim)
    assert state(record, claim) is signing.Signed.HOLDS


def test_what_is_as_it_was_again_holds_again(record: Record) -> None:
    claim = signed(record)
    record.edit(claim, statement="It is 40 km long.")
    record.edit(claim, statement="")
    assert state(record, claim) is signing.Signed.HOLDS


def test_the_same_words_elsewhere_are_still_signed_but_an_open_place_is_not(record: Record) -> None:
    claim = signed(record)
    (passage,) = claim.passages
    assert passage.start is not None and passage.end is not None
    sources = record.desk.house.sources
    moved = replace(claim, passages=(replace(passage, start=passage.start + 9, end=passage.end + 9),))
    assert signing.holds(moved, claim.sign_offs[0], sources)
    for open_place in (replace(passage, reread=True), replace(passage, state=Placed.MOVED)):
        assert not signing.holds(replace(claim, passages=(open_place,)), claim.sign_offs[0], sources)


def test_signing_is_no_change_to_the_claim(record: Record) -> None:
    claim = record.length()
    record.do(signing.sign_claims(record.article, [claim], {}, by=SECOND, at=MADE), SECOND)
    assert record.claim(claim).changed == claim.changed


@pytest.mark.parametrize(
    ("by", "status", "own", "said"),
    [
        (BY, Status.VERIFIED, False, "You checked claim 1 yourself"),
        (f" {BY.upper()}", Status.VERIFIED, False, "You checked claim 1 yourself"),
        (BY, Status.VERIFIED, True, None),
        (SECOND, Status.VERIFIED, False, None),
        (SECOND, Status.DISPUTED, False, None),
        (SECOND, Status.UNCHECKED, True, "Claim 1 is unchecked"),
    ],
)
def test_who_may_sign_what(record: Record, by: str, status: Status, own: bool, said: str | None) -> None:
    claim = record.length(status)
    why = signing.may_sign(claim, by, own=own)
    assert (why is None) is (said is None) and (said or "") in (why or "")
    ready = signing.ready_to_sign(record.desk.claims.values(), {}, by, own=own)
    assert ready == ([claim] if said is None else [])


def test_all_are_signed_or_none(record: Record) -> None:
    checked, unchecked = record.length(), record.mark("raised in 1953")
    with pytest.raises(Refused, match="Claim 2 is unchecked"):
        signing.sign_claims(record.article, [checked, unchecked], {}, by=SECOND, at=MADE)


def test_whoever_has_signed_does_not_sign_again_until_it_is_void(record: Record) -> None:
    claim = signed(record)
    sources = record.desk.house.sources

    def again(by: str) -> int:
        now = record.claim(claim)
        return len(signing.sign_claims(record.article, [now], sources, by=by, at=MADE))

    assert (again(SECOND), again("Ann Orr")) == (0, 1)
    record.edit(claim, statement="It is 40 km long.")
    assert again(SECOND) == 1


def test_a_removed_or_a_signed_claim_is_not_ready(record: Record) -> None:
    first, second = signed(record), record.mark("raised in 1953", Status.VERIFIED)
    claims, sources = record.desk.claims, record.desk.house.sources
    assert signing.ready_to_sign(claims.values(), sources, "Ann Orr") == [second]
    record.do(actions.remove_claims(record.article, [second], at=MADE))
    record.edit(first, statement="It is 40 km long.")
    assert signing.ready_to_sign(claims.values(), sources, "Ann Orr") == [record.claim(first)], "void ones are ready"


def test_only_whoever_signed_takes_it_back(record: Record) -> None:
    claim = signed(record)
    with pytest.raises(Refused, match="the signature of Theo Lin"):
        signing.withdraw_sign_off(record.article, claim.sign_offs[0], claim, by=BY)
    record.do(signing.withdraw_sign_off(record.article, claim.sign_offs[0], claim, by=SECOND), SECOND)
    assert state(record, claim) is signing.Signed.NOT


def test_an_article_s_signature_covers_what_a_claim_s_does_not(record: Record) -> None:
    claim = signed(record)
    covered: list[Callable[[], object]] = [
        lambda: record.mark("raised in 1953"),
        lambda: record.waive("Nobody has measured it since."),
        lambda: record.do(asking.ask(record.article, claim, Addressee.EDITOR, "Keep it?", by=BY, at=MADE)),
        lambda: record.do(correcting.propose_correction(record.article, claim, "41 km", by=BY, at=MADE)),
        lambda: record.do(
            correcting.decide_correction(
                record.article, claim, record.claim(claim).corrections[0], Decision.ACCEPTED, by="Ed"
            )
        ),
        lambda: record.edit(claim, claimant="The warden"),
    ]
    for change in covered:
        signed_article(record)
        assert article_holds(record)[-1]
        change()
        assert not any(article_holds(record))
        assert state(record, claim) is signing.Signed.HOLDS
    assert len(record.desk.article.sign_offs) == len(covered)


def test_an_article_s_signature_leaves_notes_log_and_assignee_alone(record: Record) -> None:
    claim = signed(record)
    signed_article(record)
    for change in (HARMLESS["note"], HARMLESS["assignee"], HARMLESS["log"], HARMLESS["unused source"]):
        change(record, record.claim(claim))
        assert article_holds(record) == [True]


def test_an_article_is_signed_once_by_each_in_each_role(record: Record) -> None:
    signed_article(record)
    signed_article(record)
    signed_article(record, Role.LAWYER)
    signed_article(record, by=SECOND)
    assert [(one.by, one.role, one.version) for one in record.article.sign_offs] == [
        *[(BY, Role.EDITOR, 1), (BY, Role.LAWYER, 1), (SECOND, Role.EDITOR, 1)]
    ]
    with pytest.raises(Refused, match="signed by a checker, an editor or a lawyer"):
        signed_article(record, Role.SECOND_CHECKER)


def test_nothing_is_signed_while_a_place_is_open(record: Record) -> None:
    claim = record.length()
    record.desk.claims[claim.id] = replace(claim, passages=(replace(claim.passages[0], reread=True),))
    with pytest.raises(Refused, match="The place of claim 1 is open"):
        signed_article(record)
    with pytest.raises(Refused, match="The place of claim 1 is open"):
        signing.sign_claims(record.article, [record.claim(claim)], {}, by=SECOND, at=MADE)


def test_an_article_without_signatures_has_none_that_hold(record: Record) -> None:
    record.length()
    assert article_holds(record) == []


@pytest.mark.parametrize(
    ("byline", "by", "own"),
    [
        ("By Mara Boyd and Ann Orr", "Mara Boyd", True),
        ("MARA BOYD", "Mara Boyd", True),
        ("بقلم سارة علي", "سارة علي", True),
        ("By Mara Boydell", "Mara Boyd", False),
        ("By Ann Orr", "Mara Boyd", False),
        ("By A. (Ann) Orr", "A. (Ann) Orr", True),
        (None, "Mara Boyd", False),
        ("By Ann Orr", " ", False),
    ],
)
def test_one_s_own_byline(byline: str | None, by: str, own: bool) -> None:
    assert signing.is_own_byline(Article("a-1", TEXT, MADE, byline=byline), by) is own
