"""Plain dates to ISO 8601, and what is no date or means two."""

import pytest

from annotator.readers.dates import plain_date


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2025",
        "14 Mar 2025",
        "14 mar. 2025",
        "14th March, 2025",
        "March 14, 2025",
        "Mar. 14th 2025",
        "Friday, 14 March 2025",
        "Fri 14 March 2025",
        "Published 14 March 2025",
        "First published on 14 March 2025",
        "14 March 2025, 09:42 GMT",
        "March 14, 2025 at 9:42 a.m.",
        "2025-03-14",
        "2025-03-14T06:00:00+11:00",
        "2025-03-14 06:00",
        "2025/3/14",
        "14.3.2025",
        "14/03/2025",
        "03/14/2025",
        "  14\u00a0March  2025 ",
    ],
)
def test_a_plain_date_is_put_in_iso(text: str) -> None:
    assert plain_date(text) == "2025-03-14"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thursday",
        "14 March",
        "March 2025",
        "03/04/2025",
        "31 February 2025",
        "14 Mars 2025",
        "14 Marching 2025",
        "Opened on 14 March 2025 by the mayor",
        "14 March 2025 and later",
        "2025-13-01",
        "x" * 1000,
    ],
)
def test_what_is_no_date_or_means_two_is_none(text: str) -> None:
    assert plain_date(text) is None
