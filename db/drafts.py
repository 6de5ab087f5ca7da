"""Text being typed: kept on disk within a second, outside history, until the edit is done (design, section 3)."""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from annotator.domain.change import check_fit
from annotator.domain.times import now
from db.engine import Transaction
from db.schema import draft


class Draft(NamedTuple):
    """What a reviewer was typing into a claim's `statement` or `note` when the program ended."""

    claim: str
    field: str
    text: str


class Drafts:
    """A library's drafts. Methods raise StoreError; `keep` also InvalidValue, where a text cannot be kept."""

    def __init__(self, reading: Callable[[], Transaction], writing: Callable[[], Transaction]) -> None:
        self._reading = reading
        self._writing = writing

    def keep(self, reviewer: str, kept: Draft) -> None:
        """Keep the draft in place of an earlier one of the same field."""
        check_fit([kept.text, reviewer], "what you are typing")
        values = {"claim_id": kept.claim, "reviewer": reviewer, "field": kept.field, "text": kept.text, "at": now()}
        with self._writing() as sql:
            sql.execute(
                insert(draft)
                .values(**values)
                .on_conflict_do_update(
                    index_elements=["claim_id", "reviewer", "field"], set_={"text": kept.text, "at": values["at"]}
                )
            )

    def drop(self, reviewer: str, claim: str, field: str) -> None:
        """Forget the draft: the edit is done, or was given up."""
        with self._writing() as sql:
            sql.execute(
                delete(draft).where(draft.c.claim_id == claim, draft.c.reviewer == reviewer, draft.c.field == field)
            )

    def left(self, reviewer: str) -> list[Draft]:
        """The reviewer's drafts, oldest first."""
        with self._reading() as sql:
            rows = sql.execute(select(draft).where(draft.c.reviewer == reviewer).order_by(draft.c.at)).all()
            return [Draft(row.claim_id, row.field, row.text) for row in rows]
