"""Which of history is wanted: of a claim, by a person, of some days, of a kind; and what days are called."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from annotator.domain.errors import Refused
from annotator.domain.times import to_moment

# The kinds that can be asked for, in the order of lists, and what rows each is of: a subject's kind, or an action.
KINDS: dict[str, str] = {
    "status": "claim.status",
    "claim": "claim",
    "passage": "passage",
    "evidence": "evidence",
    "note": "note",
    "query": "query",
    "log": "log",
    "correction": "correction",
    "signature": "sign_off",
    "waiver": "waiver",
    "version": "version",
    "article": "article",
    "undo": "",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is None does not matter. `claim` is an id, `by` a name whose case does not matter, `kind` one of `KINDS`;
    `since` and `until` are moments, the first included and the last not."""

    claim: str | None = None
    by: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in KINDS:
            raise Refused(f"“{self.kind}” is no kind of change; there are: {', '.join(KINDS)}.")


def today() -> date:
    """The day that it is in this computer's time zone."""
    return datetime.now(UTC).astimezone().date()


def since_of(words: str) -> str:
    """The moment that `words` name: a day's beginning in this computer's time zone (`2025-03-14`, `today`,
    `yesterday`), or a moment in ISO 8601, of that time zone where it names none. Raises Refused."""
    day = _day_of(words)
    return start_of(day) if day else _moment_of(words)


def until_of(words: str) -> str:
    """The same for an end: of a day, its end."""
    day = _day_of(words)
    return end_of(day) if day else _moment_of(words)


def start_of(day: date) -> str:
    """The moment at which the day begins in this computer's time zone."""
    return _utc(datetime.combine(day, time()))


def end_of(day: date) -> str:
    """The moment at which the day after it begins."""
    return start_of(day + timedelta(days=1)) if day < date.max else _utc(datetime.combine(day, time.max))


def _day_of(words: str) -> date | None:
    words = words.strip()
    named = {"today": today(), "yesterday": today() - timedelta(days=1)}.get(words.casefold())
    if named is not None or not _DAY.fullmatch(words):
        return named
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise Refused(f"“{words}” is no day.") from error


def _moment_of(words: str) -> str:
    try:
        return _utc(datetime.fromisoformat(words.strip()))
    except ValueError as error:
        raise Refused(
            f"“{words[:40]}” is no day or moment; write 2025-03-14, 2025-03-14T09:30, today or yesterday."
        ) from error


def _utc(when: datetime) -> str:
    try:
        return to_moment(when)
    except (OverflowError, OSError):  # too far off for a time zone
        return to_moment(when.replace(tzinfo=UTC))
