"""Scales of ratings: those that come with the program, and a house's own."""

import json
from typing import Any

import pytest

from annotator.domain.claim import Rating, Status
from annotator.domain.errors import Refused
from annotator.domain.house import House
from annotator.domain.ratings import (
    checked_rating,
    default_scales,
    find_scale,
    find_value,
    scales_from,
    scales_of,
    scales_to_json,
    set_scales,
    suggested_status,
)

HOUSE = {
    "name": "Port Ledger",
    "worst": 1,
    "best": 3,
    "values": [
        {"value": "Holds", "number": 3, "status": "verified"},
        {"value": "Leaks", "number": 2},
        {"value": "Sinks", "number": 1, "status": "disputed"},
    ],
}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("PolitiFact", ["True", "Mostly True", "Half True", "Mostly False", "False", "Pants on Fire"]),
        ("AVeriTeC", ["Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"]),
        ("FEVER", ["SUPPORTED", "REFUTED", "NOT ENOUGH INFO"]),
        ("True/False", ["True", "False"]),
    ],
)
def test_the_scales_that_come_with_the_program(name: str, values: list[str]) -> None:
    scale = find_scale(default_scales(), name)
    assert scale is not None
    assert [one.value for one in scale.values] == values


def test_snopes_has_its_scale_of_truth_and_what_stands_beside_it() -> None:
    scale = find_scale(default_scales(), "snopes")
    assert scale is not None
    truth = ["True", "Mostly True", "Mixture", "Mostly False", "False"]
    numbers = [value.number for name in truth if (value := scale.find(name))]
    assert numbers == [5, 4, 3, 2, 1]
    beside = ["Unproven", "Outdated", "Miscaptioned", "Correct Attribution", "Misattributed", "Scam", "Legend"]
    assert all(scale.find(name) for name in [*beside, "Fake", "Labeled Satire", "Research in progress"])


def test_every_scale_can_be_told_to_a_search_engine() -> None:
    for scale in default_scales():
        numbers = [value.number for value in scale.values]
        assert scale.best > scale.worst >= 1
        assert (min(numbers), max(numbers)) == (scale.worst, scale.best)


@pytest.mark.parametrize(
    ("scale", "value", "status"),
    [
        ("PolitiFact", "pants  on FIRE", Status.DISPUTED),
        ("averitec", "Supported", Status.VERIFIED),
        ("FEVER", "not enough info", Status.UNSOURCED),
        ("Snopes", "Research In Progress", None),
        ("Snopes", "Splendid", None),
        ("Nobody's", "True", None),
    ],
)
def test_a_rating_suggests_a_status(scale: str, value: str, status: Status | None) -> None:
    assert suggested_status(default_scales(), Rating(scale, value)) is status


def test_no_rating_suggests_nothing() -> None:
    assert suggested_status(default_scales(), None) is None


def test_a_rating_is_written_as_its_scale_writes_it() -> None:
    assert checked_rating(default_scales(), " politifact ", "half true") == Rating("PolitiFact", "Half True")
    with pytest.raises(Refused, match="There is no scale “Hearsay”; there are: PolitiFact, Snopes"):
        checked_rating(default_scales(), "Hearsay", "True")
    with pytest.raises(Refused, match="“Maybe” is no rating of FEVER; there are: SUPPORTED"):
        checked_rating(default_scales(), "FEVER", "Maybe")


def test_a_houses_scale_stands_beside_the_others_and_in_place_of_its_namesake() -> None:
    house = House()
    own = [HOUSE, {**HOUSE, "name": "fever"}]
    (change,) = set_scales(house, own)
    house.settings["scales"] = own
    assert change.after == {"value": own}
    held = scales_of(house.settings)
    names = [scale.name for scale in held]
    assert names == ["PolitiFact", "Snopes", "AVeriTeC", "fever", "True/False", "Port Ledger"]
    found = find_value(held, Rating("Port Ledger", "Leaks"))
    assert found is not None
    assert (found.number, found.status) == (2, None)
    assert find_value(held, Rating("FEVER", "SUPPORTED")) is None
    assert scales_of({}) == default_scales()


def test_all_scales_can_be_taken_edited_and_given_back() -> None:
    assert scales_from(json.loads(json.dumps(scales_to_json(default_scales())))) == default_scales()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"worst": 0}, "scales[0].worst is “0”, not a whole number from 1"),
        ({"best": 1}, "scales[0].best is 1, which is not more than its worst, 1."),
        ({"best": 2}, "scales[0].values[0].number is “3”, not a whole number from 1 to 2."),
        ({"name": ""}, "scales[0].name is empty."),
        ({"values": []}, "scales[0].values is empty."),
        ({"values": [{"value": "A", "number": 1}, {"value": "a ", "number": 2}]}, "scales[0].values has “a” twice."),
        ({"values": [{"value": "A:B", "number": 1}]}, "scales[0].values[0].value is “A:B”"),
        ({"values": [{"value": "A", "number": 1.5}]}, "scales[0].values[0].number is “1.5”"),
        ({"values": [{"value": "A", "number": 1, "status": "unchecked"}]}, "scales[0].values[0].status is “unchecked”"),
        ({"colour": "red"}, "scales[0] has “colour”, which is not known"),
    ],
)
def test_scales_that_cannot_be_read_are_refused_with_their_place(change: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused) as refused:
        scales_from([{**HOUSE, **change}])
    assert said in str(refused.value)


def test_two_scales_of_one_name_are_refused() -> None:
    with pytest.raises(Refused, match="called “PORT ledger”"):
        scales_from([HOUSE, {**HOUSE, "name": "PORT ledger"}])
    with pytest.raises(Refused, match="not a list"):
        scales_from({"scales": [HOUSE]})
