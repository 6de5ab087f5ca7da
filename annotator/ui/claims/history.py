"""A claim's history as lines: who did what, and when, in the words of `annotator.domain.history`."""

from collections.abc import Mapping, Sequence

from annotator.domain.change import HistoryRow
from annotator.domain.evidence import Source
from annotator.domain.history.names import Names
from annotator.domain.history.telling import by_group, group_told
from annotator.ui.claims.lists import Line
from annotator.ui.plain import one_line
from annotator.workspace.claim_cells import local_time


def history_lines(rows: Sequence[HistoryRow], sources: Mapping[str, Source] | None = None) -> list[Line]:
    """Lines for a claim's history rows (in order of `seq`), newest first, one for each action."""
    known = {key: source.name for key, source in (sources or {}).items()}
    own = next((row.subject.claim or row.subject.id for row in rows), None)
    names = Names(sources=known, full=True, own=own)
    names.learn(rows)
    groups = by_group(rows)
    lines = []
    for number, group in groups.items():
        words = group_told(group, groups, names, numbered=False)
        lines.append(Line(f"{one_line(group[0].by)}: {one_line(words)}", local_time(group[0].at), str(number)))
    return lines[::-1]
