"""What a source itself says of ranges of its text, as a project of another program does: claims and waivers to be."""

from dataclasses import dataclass

from annotator.domain.claim import Stamp, Status
from annotator.domain.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim to be made on `ranges`, its passages in order, half-open and in code points of the draft's text; or, with
    `waived`, the reason for it, a waiver on each of them. `made` and `checked` are who marked it and who gave it its
    status, and when, None where the source does not say. `notes` are internal."""

    ranges: tuple[tuple[int, int], ...]
    status: Status = Status.UNCHECKED
    reason: str | None = None
    statement: str | None = None
    reasoning: str | None = None
    claimant: str | None = None
    labels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    waived: str | None = None
    made: Stamp | None = None
    checked: Stamp | None = None

    def __post_init__(self) -> None:
        if not self.ranges or any(not 0 <= start < end for start, end in self.ranges):
            raise InvalidValue("A mark of a source is on no words.")
