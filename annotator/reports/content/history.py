"""What a report that people read says of the history: each action with who and when, but for what stays in the
house."""

from collections.abc import Iterator
from dataclasses import replace

from annotator.domain.change import HistoryRow, State
from annotator.domain.history.names import Names
from annotator.domain.history.telling import told
from annotator.domain.review import Review
from annotator.reports.content.language import Tongue

_INTERNAL = frozenset(["note", "query", "log"])


def history_lines(say: Tongue, review: Review) -> Iterator[tuple[str, str, str]]:
    """When, who and what, action by action, oldest first. What was done to notes, on claims and on evidence, to
    queries and the log is left out."""
    rows = [told_row for row in review.history if (told_row := _outside(row)) is not None]
    names = Names(
        {claim.id: claim.number for claim in review.claims},
        {waiver.id: waiver.exact for waiver in review.waivers},
        sources={source.id: source.name for source in review.sources},
        uses={use.id: use.source_id for claim in review.claims for use in claim.evidence},
        say=say,
    )
    names.learn(rows)
    for row, words in told(rows, names):
        yield say.moment(row.at), row.by, words


def _outside(row: HistoryRow) -> HistoryRow | None:
    """The row without what stays in the house; None where nothing else is in it."""
    if row.subject.kind in _INTERNAL:
        return None
    if row.subject.kind != "evidence" or row.before is None or row.after is None or "note" not in row.after:
        return row
    after = _without_note(row.after)
    return replace(row, before=_without_note(row.before), after=after) if after else None


def _without_note(state: State) -> State:
    return {name: value for name, value in state.items() if name != "note"}
