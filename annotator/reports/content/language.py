"""The language of a report's own words, whatever that of the window and of the article."""

import json
from collections.abc import Mapping
from datetime import UTC
from functools import cache
from types import MappingProxyType

import resources
from annotator.domain.times import from_moment
from annotator.reports.writing import ReportError

LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "English", "de": "Deutsch", "es": "Español", "fr": "Français"})
"""The languages there are, BCP 47, each with its name for itself."""

_MOST_MOMENTS = 1024
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Tongue:
    """Says in one language what the code has in English. Every text is one that the language's catalogue holds; what
    is put into it is left as it is. A catalogue is JSON, `resources/words/LANGUAGE.json`, from the English to the
    other text; a word that is counted stands there as `claim|claims`."""

    __slots__ = ("_group", "_moments", "_texts", "language")

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts
        self._group = texts.get("1,000", "1,000")[1:-3]
        self._moments: dict[str, str] = {}

    def __call__(self, text: str, **values: object) -> str:
        """The text, with the values in its places: `say("made by {who}", who=…)`."""
        said = self._texts.get(text, text)
        return said.format(**values) if values else said

    def number(self, number: int) -> str:
        """A number with its thousands apart: `1,200`."""
        return f"{number:,}".replace(",", self._group) if number >= 1_000 else str(number)

    def counted(self, number: int, one: str, many: str | None = None) -> str:
        """`1 claim`, `1,200 claims`."""
        many = many or one + "s"
        forms = self._texts.get(f"{one}|{many}", f"{one}|{many}").split("|")
        return f"{self.number(number)} {forms[number != 1]}"

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


@cache
def tongue_of(language: str) -> Tongue:
    """What speaks that language. Raises ReportError where nothing does."""
    if language not in LANGUAGES:
        raise ReportError(f"There are no reports in the language “{language}”; there are: {', '.join(LANGUAGES)}.")
    return Tongue(language, {} if language == "en" else json.loads(resources.text(f"words/{language}.json")))
