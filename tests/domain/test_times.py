"""Moments: UTC to the microsecond, and text that sorts by time."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import InvalidValue
from annotator.domain.times import from_moment, now, to_moment

zones = st.builds(timezone, st.timedeltas(timedelta(hours=-23), timedelta(hours=23)))
moments = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=zones)  # noqa: DTZ001


def test_a_moment_is_told_in_utc() -> None:
    here = timezone(timedelta(hours=5, minutes=30))
    assert to_moment(datetime(2025, 3, 13, 9, 42, tzinfo=here)) == "2025-03-13T04:12:00.000000Z"


def test_now_is_a_moment_with_microseconds() -> None:
    before = datetime.now(UTC)
    made = now()
    assert before <= from_moment(made) <= datetime.now(UTC)
    assert len(made) == 27
    assert made.endswith("Z")


@given(moments)
def test_there_and_back(when: datetime) -> None:
    assert from_moment(to_moment(when)) == when


@given(moments, moments)
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    assert (to_moment(one) < to_moment(other)) == (one.astimezone(UTC) < other.astimezone(UTC))


@pytest.mark.parametrize("words", ["", "yesterday", "2025-13-01T00:00:00Z"])
def test_what_is_no_moment_is_refused(words: str) -> None:
    with pytest.raises(InvalidValue, match="is not a moment"):
        from_moment(words)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidValue, match="does not say its time zone"):
        from_moment("2025-03-13T09:42:00")
