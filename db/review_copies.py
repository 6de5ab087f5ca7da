"""A review with new ids throughout, so that it can stand in a library beside the one that it is a copy of."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from annotator.domain.change import GENESIS, HistoryRow, Subject, chained_hash
from annotator.domain.claim import Claim, Passage, Waiver
from annotator.domain.ids import new_id
from annotator.domain.review import Review

Carried = TypeVar("Carried", Passage, Waiver)
_PARTS = ("notes", "corrections", "evidence", "queries", "log", "sign_offs")  # of a claim, but for its passages


def as_copy(review: Review) -> Review:
    """The review with new ids throughout but for its sources, its history chained anew over them."""
    copying = _Copying()
    sign_offs = tuple(replace(s, id=copying.fresh(s.id)) for s in review.article.sign_offs)
    return Review(
        replace(review.article, id=copying.fresh(review.article.id), sign_offs=sign_offs),
        tuple(copying.claim(c) for c in review.claims),
        tuple(copying.carried(w) for w in review.waivers),
        tuple(copying.history(review.history, review.article.id)),
        review.sources,
    )


class _Copying:
    """Gives each id one new one, wherever it is met."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def fresh(self, key: str) -> str:
        return self._ids.setdefault(key, new_id())

    def claim(self, c: Claim) -> Claim:
        parts: dict[str, Any] = {
            name: tuple(replace(part, id=self.fresh(part.id)) for part in getattr(c, name)) for name in _PARTS
        }
        passages, earlier = (tuple(self.carried(p) for p in held) for held in (c.passages, c.earlier))
        return replace(c, id=self.fresh(c.id), passages=passages, earlier=earlier, **parts)

    def carried(self, one: Carried) -> Carried:
        return replace(one, id=self.fresh(one.id), carried_from=one.carried_from and self.fresh(one.carried_from))

    def history(self, rows: Iterable[HistoryRow], article_id: str) -> list[HistoryRow]:
        key, previous, copied = self.fresh(article_id), GENESIS, []
        for row in rows:
            s = row.subject
            own = s.id if s.kind == "version" else self.fresh(s.id)
            subject = Subject(key, s.kind, own, s.claim and self.fresh(s.claim))
            moved = replace(row, subject=subject, after=self._state(row.after), before=self._state(row.before))
            previous = chained_hash(previous, moved)
            copied.append(replace(moved, hash=previous))
        return copied

    def _state(self, state: Any) -> Any:
        if state and state.get("carried_from"):
            return {**state, "carried_from": self.fresh(state["carried_from"])}
        return state
