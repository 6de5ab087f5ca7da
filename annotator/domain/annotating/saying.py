"""What the bodies of an annotation say of a claim. Who said it is told in the words of a note where it was not the
reviewer, for the record names whoever brings it in."""

import re
from dataclasses import dataclass, field

from annotator.domain.actions import check_reason
from annotator.domain.annotating.found import Annotation, Body
from annotator.domain.claim import Rating, Status
from annotator.domain.errors import Refused
from annotator.domain.ratings import Scales, find_value

_JUDGED = re.compile(r"(.+?)(?:\s*\((.+)\))?", re.DOTALL)
_LONGEST_VERDICT = 500  # code points
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Said:
    """What becomes of a claim's own fields and parts. `linked` become evidence."""

    status: Status = Status.UNCHECKED
    reason: str | None = None
    statement: str | None = None
    reasoning: str | None = None
    rating: Rating | None = None
    labels: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    corrections: list[str] = field(default_factory=list)
    linked: list[Body] = field(default_factory=list)

    @property
    def has_words(self) -> bool:
        """Whether it says something that can stand without a place in the text."""
        return bool(self.statement or self.reasoning or self.labels or self.notes or self.corrections or self.linked)


def said_by(annotation: Annotation, reviewer: str, scales: Scales) -> Said:
    """What the annotation says; `reviewer` is who brings it in."""
    said = Said()
    for body in annotation.bodies:
        text = body.text.strip()
        taken = _took(said, body, text, scales, ours=annotation.ours)
        if not taken and (words := text or body.url):
            said.notes.append(_credited(words, body.by or annotation.by, body.at or annotation.at, reviewer))
        elif taken and body.by not in ("", reviewer, annotation.by):
            said.notes.append(f"“{text or body.url}” is by {_who(body.by, body.at)}.")
    return said


def credit(annotation: Annotation, reviewer: str) -> str:
    """Who made it, where that was not the reviewer; else nothing."""
    return f"Annotated by {_who(annotation.by, annotation.at)}." if annotation.by not in ("", reviewer) else ""


def note_of(annotation: Annotation, reviewer: str) -> str:
    """All that an answer says, as one note."""
    words = "\n".join(words for body in annotation.bodies if (words := body.text.strip() or body.url))
    return _credited(words, annotation.by, annotation.at, reviewer) if words else ""


def _took(said: Said, body: Body, text: str, scales: Scales, *, ours: bool) -> bool:
    """Whether it is taken for something other than a note."""
    match body.purpose:
        case "assessing" if text:
            return _judged(said, text, scales)
        case "describing" if text and said.statement is None:
            said.statement = text
        case "commenting" if text and ours and said.reasoning is None:
            said.reasoning = text
        case "tagging" if text or body.url:
            label = text or body.url
            said.labels += [label] if label not in said.labels else []
        case "editing" if text:
            said.corrections += [text] if text not in said.corrections else []
        case "linking" if body.url or (ours and text):
            said.linked.append(body)
        case _:
            return False
    return True


def _judged(said: Said, text: str, scales: Scales) -> bool:
    """A status with its reason, or a rating on a known scale."""
    found = _JUDGED.fullmatch(text) if len(text) <= _LONGEST_VERDICT else None
    if found is None:
        return False
    word, beside = found[1], found[2]
    if word in list(Status) and said.status is Status.UNCHECKED:
        try:
            check_reason(Status(word), beside)
        except Refused:
            said.notes.append(text)  # a status of ours, for a reason of somebody else's
            beside = None
        said.status, said.reason = Status(word), beside
        return True
    rating = Rating(beside, word) if beside else None
    if rating is None or said.rating is not None or find_value(scales, rating) is None:
        return False
    said.rating = rating
    return True


def _credited(words: str, by: str, at: str, reviewer: str) -> str:
    return words if by in ("", reviewer) else f"{_who(by, at)}: {words}"


def _who(by: str, at: str) -> str:
    day = _DAY.match(at)
    return f"{by}, {day[0]}" if day else by
