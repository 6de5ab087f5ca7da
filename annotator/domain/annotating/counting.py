"""How many annotations became what, and what is told of those that did not come in whole."""

from dataclasses import dataclass, field
from typing import ClassVar

from annotator.domain.hidden import shown_line

_SHOWN = 5  # quotes that are repeated
_QUOTE = 60  # code points of each


@dataclass(slots=True)
class Counts:
    """Annotations: `placed` became claims in the text, `unplaced` claims without a place, `answers` notes; `known`
    are here already, `in_bin` of them removed; `elsewhere`, `left_out` and `unanswered` did not come in."""

    placed: int = 0
    unplaced: int = 0
    answers: int = 0
    known: int = 0
    in_bin: int = 0
    left_out: int = 0
    elsewhere: int = 0
    unanswered: int = 0
    partly: int = 0  # of those placed, with a place that was not found
    _lost: list[str] = field(default_factory=list)
    _without: list[str] = field(default_factory=list)

    NUMBERS: ClassVar[tuple[str, ...]] = (
        "placed", "unplaced", "answers", "known", "left_out", "elsewhere", "unanswered"
    )  # fmt: skip

    def sentence(self) -> str:
        """What came of it, in one sentence."""
        parts = [_many(self.placed + self.unplaced, "claim") + " came in"]
        of_them = "" if self.placed + self.unplaced == 1 else f"{self.unplaced:,} of them "
        parts += [f"{of_them}without a place"] if self.unplaced else []
        parts += [f"{_many(self.answers, 'answer')} as notes"] if self.answers else []
        parts += [f"{self.known:,} here already"] if self.known else []
        out = self.left_out + self.elsewhere + self.unanswered
        parts += [f"{out:,} left out"] if out else []
        return ", ".join(parts) + "."

    @property
    def nothing_new(self) -> bool:
        return not (self.placed or self.unplaced or self.answers)

    def take(self, *, placed: bool, lost: tuple[str, ...]) -> None:
        self.placed += placed
        self.unplaced += not placed
        self.partly += placed and bool(lost)
        self._lost += filter(None, lost)

    def leave_out(self, elsewhere: bool, lost: tuple[str, ...]) -> None:
        """It did not come in: it is of another page, or says nothing and stands nowhere for certain."""
        self.elsewhere += elsewhere
        self.left_out += not elsewhere
        self._without += [] if elsewhere else filter(None, lost)

    def remarks(self) -> list[str]:
        """A sentence for each thing that is to be told."""
        said = []
        if self.unplaced:
            said.append(f"{_are(self.unplaced, 'annotation')} in the list without a place in the text{_of(self._lost)}")
        if self.partly:
            quotes = "" if self.unplaced else _of(self._lost)
            said.append(f"{_many(self.partly, 'annotation')} lost a place that could not be found for certain{quotes}")
        if self.left_out:
            rest = "no place that could be found for certain and no words"
            said.append(f"{_many(self.left_out, 'annotation')} left out: {rest}{_of(self._without)}")
        if self.elsewhere:
            said.append(f"{_many(self.elsewhere, 'annotation')} of another page left out.")
        if self.unanswered:
            said.append(f"{_many(self.unanswered, 'answer')} left out: what they answer is not here.")
        if self.in_bin:
            said.append(f"{_are(self.in_bin, 'annotation')} here already, in the bin.")
        return said


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _are(number: int, what: str) -> str:
    return f"{_many(number, what)} {'is' if number == 1 else 'are'}"


def _of(quotes: list[str]) -> str:
    """The first of the quotes, and the end of the sentence."""
    if not quotes:
        return "."
    shown = ", ".join(f"“{shown_line(quote, _QUOTE)}”" for quote in quotes[:_SHOWN])
    return f": {shown}{' and others' if len(quotes) > _SHOWN else ''}."
