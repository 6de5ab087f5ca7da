"""Updating an article: a new version of its text, and what becomes of every passage and waiver of the one before.

Rules: sections 4 (10) and 5 of the design. The result is changes like any other action's: one group, one undo.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.actions import state_of
from annotator.domain.article import Article, ArticleDraft, Version, version_from
from annotator.domain.carrying import Anchor, Carried, carry
from annotator.domain.change import CARRIED, Change, Subject
from annotator.domain.claim import Claim, Passage, Placed, Waiver, certain_passage, orphaned
from annotator.domain.errors import Refused
from annotator.domain.ids import new_id
from annotator.domain.replay import Desk
from annotator.domain.text import context

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Update:
    """A new version and the changes that bring it in, to be written as one group. They hold for the article as it
    was at `seq` of its history."""

    article: str
    seq: int
    version: Version
    changes: tuple[Change, ...]


def update_article(desk: Desk, draft: ArticleDraft, *, at: str, tell: Tell | None = None) -> Update:
    """The draft as the article's next version, with all that stands in the newest one carried over: removed claims
    too, so that they can be restored. `tell(done, total)` hears of the progress and may raise, to stop.

    Raises Refused where the draft's text is the newest version's.
    """
    article, newest = desk.article, desk.article.newest
    if draft.text == newest.text:
        raise Refused(f"The text is the same as that of version {newest.number}; nothing was changed.")
    version = version_from(draft, newest.number + 1, at)
    passages = [(claim, passage) for claim in desk.claims.values() for passage in claim.passages]
    standing = [w for w in desk.waivers.values() if w.removed_at is None and w.version == newest.number]
    anchors = [_anchor(claim, passage) for claim, passage in passages]
    anchors += [_waivers_anchor(newest, waiver) for waiver in standing]
    fates = carry(newest, version, anchors, article.language, tell)
    changes = [_arrival(article, version)]
    for (claim, passage), fate in zip(passages, fates[: len(passages)], strict=True):
        new = _carried_passage(version, claim, passage, fate)
        subject = Subject(article.id, "passage", new.id, claim.id)
        changes.append(Change(CARRIED, subject, None, state_of(new)))
    for waiver, fate in zip(standing, fates[len(passages) :], strict=True):
        if fate.state is not Placed.ORPHANED:
            moved = _carried_waiver(version, waiver, fate)
            changes.append(Change("waiver.carry", Subject(article.id, "waiver", moved.id), None, state_of(moved)))
    changes += _renaming(article, draft)
    return Update(article.id, desk.seq, version, tuple(changes))


def _arrival(article: Article, version: Version) -> Change:
    state = {
        "number": version.number,
        "created": version.created,
        "text_sha256": version.text_sha256,
        "source": version.source and version.source.name,
        "source_sha256": version.source and version.source.sha256,
    }
    return Change("article.update", Subject(article.id, "version", str(version.number)), None, state)


def _anchor(claim: Claim, passage: Passage) -> Anchor:
    if passage.state is Placed.ORPHANED:
        return Anchor(None, None, passage.exact, passage.prefix, passage.suffix)
    certain = passage.state is not Placed.MOVED
    return Anchor(passage.start, passage.end, passage.exact, passage.prefix, passage.suffix, certain)


def _waivers_anchor(version: Version, waiver: Waiver) -> Anchor:
    prefix, suffix = context(version.text, waiver.start, waiver.end)
    return Anchor(waiver.start, waiver.end, waiver.exact, prefix, suffix, waiver.state is not Placed.MOVED)


def _carried_passage(version: Version, claim: Claim, old: Passage, fate: Carried) -> Passage:
    if fate.start is None or fate.end is None:
        known = certain_passage(claim, old)
        return replace(orphaned(known), id=new_id(), version=version.number, carried_from=old.id, ordinal=old.ordinal)
    prefix, suffix = context(version.text, fate.start, fate.end)
    return Passage(
        new_id(),
        version.number,
        fate.start,
        fate.end,
        version.text[fate.start : fate.end],
        prefix,
        suffix,
        fate.state,
        _to_be_reread(old, fate),
        old.id,
        old.ordinal,
    )


def _carried_waiver(version: Version, old: Waiver, fate: Carried) -> Waiver:
    start, end = fate.start or 0, fate.end or 0
    return replace(
        old,
        id=new_id(),
        version=version.number,
        start=start,
        end=end,
        exact=version.text[start:end],
        state=fate.state,
        reread=_to_be_reread(old, fate),
        carried_from=old.id,
    )


def _to_be_reread(old: Passage | Waiver, fate: Carried) -> bool:
    """What nobody has reread yet is still to be."""
    return fate.state is Placed.KEPT and (fate.reread or old.reread)


def _renaming(article: Article, draft: ArticleDraft) -> Sequence[Change]:
    """The article's title goes with its headline, unless the reviewer has given it another."""
    newest = article.newest
    headline = newest.text[newest.blocks[0].start : newest.blocks[0].end] if newest.blocks else ""
    if article.title != headline or draft.title == article.title:
        return ()
    subject = Subject(article.id, "article", article.id)
    return (Change("article.rename", subject, {"title": article.title}, {"title": draft.title}),)
