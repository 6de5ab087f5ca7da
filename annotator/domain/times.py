"""Moments as the library keeps them: UTC, to the microsecond, as ISO 8601 text that sorts by time."""

from datetime import UTC, datetime

from annotator.domain.errors import InvalidValue


def to_moment(when: datetime) -> str:
    """`when` (aware) as `2025-03-13T09:42:00.000000Z`."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_moment(moment: str) -> datetime:
    """The aware datetime that `moment` names. Raises InvalidValue when it is not one."""
    try:
        when = datetime.fromisoformat(moment)
    except ValueError as error:
        raise InvalidValue(f"“{moment}” is not a moment in ISO 8601.") from error
    if when.tzinfo is None:
        raise InvalidValue(f"“{moment}” does not say its time zone.")
    return when


def now() -> str:
    """This moment."""
    return to_moment(datetime.now(UTC))
