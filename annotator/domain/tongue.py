"""A language that facts are put into words in: what the code has in English is looked up in a catalogue."""

from collections.abc import Mapping
from datetime import UTC

from annotator.domain.times import from_moment

_MOST_MOMENTS = 1024
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Tongue:
    """Says in one language what the code has in English. Every text is one that the language's catalogue holds, whole,
    so that each can be put in its own order; what is put into it is left as it is. A word that is counted stands there
    as `claim|claims`."""

    __slots__ = ("_group", "_moments", "_point", "_texts", "language")

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts
        self._group = texts.get("1,000", "1,000")[1:-3]
        self._point = texts.get("0.5", "0.5")[1:-1]
        self._moments: dict[str, str] = {}

    def __call__(self, text: str, /, **values: object) -> str:
        """The text, with the values in its places: `say("made by {who}", who=…)`."""
        said = self._texts.get(text, text)
        return said.format(**values) if values else said

    def number(self, number: int) -> str:
        """A number with its thousands apart: `1,200`."""
        return f"{number:,}".replace(",", self._group) if number >= 1_000 else str(number)

    def decimal(self, number: str) -> str:
        """A number in text, `-1200.5`, as it stands but for the point."""
        return number.replace(".", self._point)

    def counted(self, number: int, one: str, many: str | None = None) -> str:
        """`1 claim`, `1,200 claims`."""
        many = many or one + "s"
        forms = self._texts.get(f"{one}|{many}", f"{one}|{many}").split("|")
        several = number > 1 if self.language == "fr" else number != 1  # 0 mot, 1 mot, 2 mots
        return f"{self.number(number)} {forms[several]}"

    def moment(self, moment: str) -> str:
        """A moment as people read it: `13 March 2025, 09:42 UTC`."""
        if (known := self._moments.get(moment)) is None:
            if len(self._moments) >= _MOST_MOMENTS:
                self._moments.clear()
            when = from_moment(moment).astimezone(UTC)
            time = f"{when.hour:02}:{when.minute:02}"
            known = self._moments[moment] = self(
                "{day} {month} {year}, {time} UTC",
                day=when.day, month=self(MONTHS[when.month - 1]), year=when.year, time=time,
            )  # fmt: skip
        return known


ENGLISH = Tongue("en", {})
"""What the window and the commands say."""
