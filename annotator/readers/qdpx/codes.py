"""What a project's codes come to, by their names: our statuses, reasons and “No check needed”; labels for the rest."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from annotator.domain.claim import REASONS, WAIVER_REASONS, Stamp, Status
from annotator.domain.refi import NO_CHECK, STATUS_CODES, our_codes
from annotator.readers.qdpx.tree import Project, Selection

_STATUSES = {name.casefold(): status for status, name in STATUS_CODES.items()}
_LABELS = "Labels"  # the group that ours are in


class Meant(NamedTuple):
    """What the codes on some words come to. `waived` is the reason, None where they need a check."""

    status: Status | None
    reason: str | None
    checked: Stamp | None
    waived: str | None
    labels: tuple[str, ...]


class Codes:
    """The codes of one project. `known` is whether some are ours: then its notes may be, too."""

    def __init__(self, project: Project) -> None:
        self._codes = project.codes
        self.known = project.own or not our_codes().isdisjoint(project.codes)
        self._named = Counter(code.path[-1] for code in project.codes.values())
        self.unknown = 0

    def meant(self, selections: Iterable[Selection]) -> Meant:
        """What all codes of these selections come to; a second status is a label."""
        status: Status | None = None
        reason: str | None = None
        checked: Stamp | None = None
        waived: str | None = None
        labels: dict[str, None] = {}
        for guid, by in (coding for one in selections for coding in one.codings):
            code = self._codes.get(guid)
            if code is None:
                self.unknown += 1
                continue
            found = _status(code.path)
            if found is not None and status in (None, found[0]):
                status, reason, checked = found[0], reason or found[1], checked or by
            elif found is None and (why := _waived(code.path)) is not None:
                waived = why if waived in (None, WAIVER_REASONS[-1]) else waived
            else:
                labels[self._label(code.path)] = None
        return Meant(status, reason, checked, waived, tuple(labels))

    def _label(self, path: tuple[str, ...]) -> str:
        """The code's name or, where others are called so too, with those above it."""
        return path[-1] if self._named[path[-1]] == 1 or path[:-1] == (_LABELS,) else " / ".join(path)


def _status(path: tuple[str, ...]) -> tuple[Status, str | None] | None:
    """The status, with its reason, that the code at that path is."""
    if (status := _STATUSES.get(path[-1].casefold())) is not None:
        return status, None
    above = _STATUSES.get(path[-2].casefold()) if len(path) > 1 else None
    return (above, path[-1]) if above is not None and path[-1] in REASONS.get(above, ()) else None


def _waived(path: tuple[str, ...]) -> str | None:
    """The reason why nothing that has the code at that path needs a check."""
    if path[-1].casefold() == NO_CHECK.casefold():
        return WAIVER_REASONS[-1]
    return path[-1] if len(path) > 1 and path[-2].casefold() == NO_CHECK.casefold() else None
