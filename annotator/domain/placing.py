"""Settling what an update left open: each passage or waiver is confirmed, given another place, or let go."""

from dataclasses import replace

from annotator.domain.actions import change_place, drop_passage, place_passage
from annotator.domain.article import Article
from annotator.domain.change import Change, Subject
from annotator.domain.claim import Claim, Passage, Placed, Waiver, certain_passage, is_open, orphaned
from annotator.domain.errors import Refused
from annotator.domain.text import settled_range
from annotator.domain.waiving import remove_waivers

__all__ = [
    "confirm_passage", "confirm_waiver", "is_open", "let_go_passage", "let_go_waiver", "place_passage", "place_waiver",
]  # fmt: skip

Changes = list[Change]


def confirm_passage(article: Article, claim: Claim, passage: Passage) -> Changes:
    """The claim stands where the passage is, as it now reads. Raises Refused where it has no place."""
    if passage.state is Placed.ORPHANED:
        raise Refused(f"Claim {claim.number} has no place to confirm: select one, or let it go.")
    return change_place(article, claim, passage, replace(passage, state=Placed.KEPT, reread=False), "passage.confirm")


def let_go_passage(article: Article, claim: Claim, passage: Passage) -> Changes:
    """The claim has no place for this passage any more; it stays in the table with the quote that was certain last.
    A passage that was not carried over has no such quote, and goes."""
    if passage.carried_from is None:
        return drop_passage(article, claim, passage)
    origin = next((known for known in claim.all_passages if known.id == passage.carried_from), passage)
    known = certain_passage(claim, origin)
    gone = orphaned(known)
    return change_place(article, claim, passage, gone, "passage.let-go")


def confirm_waiver(article: Article, waiver: Waiver) -> Changes:
    """What the waiver is on now needs no check either."""
    return _changed_waiver(article, waiver, replace(waiver, state=Placed.KEPT, reread=False), "waiver.confirm")


def place_waiver(article: Article, waiver: Waiver, start: int, end: int) -> Changes:
    """`[start, end)` of the newest version as the waiver's place."""
    text = article.newest.text
    start, end = settled_range(text, start, end)
    placed = replace(waiver, start=start, end=end, exact=text[start:end], state=Placed.KEPT, reread=False)
    return _changed_waiver(article, waiver, placed, "waiver.place")


def let_go_waiver(article: Article, waiver: Waiver, *, at: str) -> Changes:
    """What the waiver is on is to be checked."""
    return remove_waivers(article, [waiver], at=at)


def _changed_waiver(article: Article, old: Waiver, new: Waiver, action: str) -> Changes:
    changed = [
        name for name in ("start", "end", "exact", "state", "reread") if getattr(old, name) != getattr(new, name)
    ]
    if not changed:
        return []
    before, after = ({name: getattr(one, name) for name in changed} for one in (old, new))
    return [Change(action, Subject(article.id, "waiver", old.id), before, after)]
