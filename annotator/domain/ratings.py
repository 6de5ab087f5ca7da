"""Ratings: verdicts on a publication's own scale, and the scales, which are data and to which a house can add.

The house setting `scales` is a list, in JSON's types, of `{"name", "worst", "best", "values": [{"value", "number",
"status"}, …]}`. A house's scales stand beside those that come with the program, and in place of one of the same name.
`worst` and `best` are as schema.org's ClaimReview wants them of a Rating: best > worst >= 1, and every number within.
`status` is the one that a value suggests, verified, disputed or unsourced, or null.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.domain.change import Change
from annotator.domain.checking import given
from annotator.domain.checking.scales import SCALES
from annotator.domain.claim import Rating, Status
from annotator.domain.errors import Refused
from annotator.domain.house import House
from annotator.domain.rules import set_for_house

SETTING = "scales"  # its name among the house's
_GREATEST = 1_000
_SUGGESTED = (Status.VERIFIED, Status.DISPUTED, Status.UNSOURCED)


@dataclass(frozen=True, slots=True)
class Value:
    """A verdict of a scale, its number, and the status that it suggests, if any."""

    value: str
    number: int
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A publication's verdicts, in its own order; numbers run from `worst` to `best`, and several may share one."""

    name: str
    worst: int
    best: int
    values: tuple[Value, ...]

    def find(self, value: str) -> Value | None:
        """The verdict so called, whatever its case and white space."""
        folded = _folded(value)
        return next((one for one in self.values if _folded(one.value) == folded), None)


Scales = tuple[Scale, ...]


def scales_of(settings: Mapping[str, Any]) -> Scales:
    """The scales that hold with a house's settings: those that come with the program, each replaced by the house's of
    the same name, then the house's others. Raises Refused where the house's cannot be read."""
    own = {_folded(scale.name): scale for scale in scales_from(settings[SETTING])} if SETTING in settings else {}
    held = [own.pop(_folded(scale.name), scale) for scale in default_scales()]
    return (*held, *own.values())


@cache
def default_scales() -> Scales:
    """The scales that come with the program."""
    return scales_from(SCALES)


def scales_from(value: Any) -> Scales:
    """The scales that a house gives, in JSON's types. Raises Refused, in a sentence that names the place, where they
    are not as this module says."""
    if not isinstance(value, list):
        raise Refused("The file of scales is not a list.")
    found = [_scale(member, place) for place, member in given.list_at(value, "scales")]
    if twice := _twice(scale.name for scale in found):
        raise Refused(f"scales has two scales that are called “{twice}”.")
    return tuple(found)


def scales_to_json(scales: Iterable[Scale]) -> list[dict[str, Any]]:
    """The scales in the form in which a house gives them."""
    return [
        {
            "name": scale.name,
            "worst": scale.worst,
            "best": scale.best,
            "values": [{"value": v.value, "number": v.number, "status": v.status} for v in scale.values],
        }
        for scale in scales
    ]


def set_scales(house: House, value: Any) -> list[Change]:
    """`value` as the house's own scales. Raises Refused like `scales_from`."""
    scales_from(value)
    return set_for_house(house, SETTING, value)


def find_scale(scales: Iterable[Scale], name: str) -> Scale | None:
    """The scale so called, whatever its case and white space."""
    folded = _folded(name)
    return next((scale for scale in scales if _folded(scale.name) == folded), None)


def find_value(scales: Iterable[Scale], rating: Rating) -> Value | None:
    """The verdict that the rating gives; None where its scale or value is not known here."""
    scale = find_scale(scales, rating.scale)
    return scale.find(rating.value) if scale is not None else None


def checked_rating(scales: Iterable[Scale], scale: str, value: str) -> Rating:
    """The rating as the scale writes it. Raises Refused, with what there is, where there is no such scale or value."""
    known = tuple(scales)
    found = find_scale(known, scale)
    if found is None:
        raise Refused(f"There is no scale “{scale.strip()}”; there are: {', '.join(one.name for one in known)}.")
    verdict = found.find(value)
    if verdict is None:
        values = ", ".join(one.value for one in found.values)
        raise Refused(f"“{value.strip()}” is no rating of {found.name}; there are: {values}.")
    return Rating(found.name, verdict.value)


def suggested_status(scales: Iterable[Scale], rating: Rating | None) -> Status | None:
    """The status that the rating suggests; None where it suggests none or is not known here."""
    found = find_value(scales, rating) if rating is not None else None
    return found.status if found is not None else None


def _scale(value: Any, place: str) -> Scale:
    fields = given.object_at(value, place, ["name", "worst", "best", "values"])
    worst = given.whole_at(fields["worst"], f"{place}.worst", 1, _GREATEST)
    best = given.whole_at(fields["best"], f"{place}.best", 1, _GREATEST)
    if best <= worst:
        raise Refused(f"{place}.best is {best}, which is not more than its worst, {worst}.")
    values = [_value(member, at, worst, best) for at, member in given.list_at(fields["values"], f"{place}.values")]
    if twice := _twice(one.value for one in values):
        raise Refused(f"{place}.values has “{twice}” twice.")
    return Scale(given.text_at(fields["name"], f"{place}.name"), worst, best, tuple(values))


def _value(value: Any, place: str, worst: int, best: int) -> Value:
    fields = given.object_at(value, place, ["value", "number"], ["status"])
    called = given.text_at(fields["value"], f"{place}.value")
    if ":" in called:
        raise Refused(f"{place}.value is “{called}”; a value has no colon, since ratings are written SCALE:VALUE.")
    status = fields.get("status")
    return Value(
        called,
        given.whole_at(fields["number"], f"{place}.number", worst, best),
        None if status is None else Status(given.word_at(status, f"{place}.status", _SUGGESTED)),
    )


def _twice(names: Iterable[str]) -> str | None:
    known: set[str] = set()
    for name in names:
        if _folded(name) in known:
            return name
        known.add(_folded(name))
    return None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
