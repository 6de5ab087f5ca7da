"""How the house checks, and what statuses and ratings in a report mean."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from annotator.domain.claim import Claim, Status
from annotator.domain.ratings import Value, find_scale
from annotator.reports.content.language import Tongue
from annotator.reports.options import Options

STATUS_MEANINGS = {
    Status.VERIFIED: "Every part of the statement is borne out.",
    Status.DISPUTED: "Some part is wrong, misleading or contradicted.",
    Status.UNSOURCED: "An adequate source was looked for, and none was found.",
    Status.UNCHECKED: "Nobody has checked the claim yet.",
}
TIERS = (
    "Primary evidence is the thing itself or somebody who was there: a document, a data set, a witness. Secondary "
    "evidence tells of it."
)
UNKNOWN_SCALE = "Of this scale no more is known here than the ratings that this report gives."


class UsedScale(NamedTuple):
    """A scale that ratings of the report are on: its verdicts in its own order, its numbers in words, and which of the
    verdicts the report gives. `range` is empty where the scale is not known."""

    name: str
    values: tuple[Value, ...]
    range: str
    given: tuple[str, ...]


def status_meanings(say: Tongue) -> list[tuple[Status, str]]:
    """Each status with what it means."""
    return [(status, say(STATUS_MEANINGS[status])) for status in STATUS_MEANINGS]


def method_paragraphs(options: Options) -> list[str]:
    """What the house says of its method; nothing where it has not said anything."""
    return [line.strip() for line in options.style.method.splitlines() if line.strip()]


def used_scales(claims: Iterable[Claim], options: Options) -> list[UsedScale]:
    """The scales of the ratings of these claims, in the order in which they come up."""
    given: dict[str, dict[str, None]] = {}
    for claim in claims:
        if claim.rating is not None:
            given.setdefault(claim.rating.scale, {})[claim.rating.value] = None
    return [_used(name, values, options) for name, values in given.items()]


def _used(name: str, given: Mapping[str, None], options: Options) -> UsedScale:
    scale = find_scale(options.scales, name)
    if scale is None:
        return UsedScale(name, tuple([Value(value, 0) for value in given]), "", tuple(given))
    known = scale.values + tuple([Value(value, 0) for value in given if scale.find(value) is None])
    held = tuple(found.value if (found := scale.find(value)) else value for value in given)
    numbers = options.say("from {worst}, the worst, to {best}, the best", worst=scale.worst, best=scale.best)
    return UsedScale(scale.name, known, numbers, held)
