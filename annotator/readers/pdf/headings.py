"""Headings, by the size and weight of their type: a document that is not tagged does not say which they are."""

from annotator.readers.bylines import parse_byline
from annotator.readers.dates import plain_date
from annotator.readers.pdf.metrics import Metrics
from annotator.readers.pdf.paragraphs import Paragraph

_LARGER = 1.12  # than the running text
_AS_LARGE = 0.97
_ONE_LEVEL = 1.04
_MOST_LINES = 6
_MOST_BOLD_LINES = 3
_MOST_WORDS = 32
_DEEPEST = 6
_FULL_STOPS = (".", "。", "۔", "।", "։", ",", ";")
_BOLD_STOPS = (*_FULL_STOPS, ":")


class Headings:
    """The levels of a document's headings, from 1 for the largest; `body` is the running text's size, in points."""

    def __init__(self, paragraphs: list[Paragraph], metrics: Metrics) -> None:
        self.body = metrics.body
        found = {self._rank(paragraph) for paragraph in paragraphs if self._may_be(paragraph)}
        self._levels: dict[tuple[float, bool], int] = {}
        level, last = 0, (0.0, False)
        for rank in sorted(found, reverse=True):
            if not level or last[0] > _ONE_LEVEL * rank[0] or last[1] != rank[1]:
                level += 1
                last = rank
            self._levels[rank] = min(level, _DEEPEST)

    def level(self, paragraph: Paragraph) -> int:
        """0 for one that is no heading."""
        return self._levels.get(self._rank(paragraph), 0) if self._may_be(paragraph) else 0

    def _rank(self, paragraph: Paragraph) -> tuple[float, bool]:
        """The larger the higher; among those of the running text's size only bold ones are headings."""
        larger = paragraph.size >= _LARGER * self.body
        return (round(paragraph.size, 1), False) if larger else (self.body, paragraph.bold)

    def _may_be(self, paragraph: Paragraph) -> bool:
        if paragraph.row or (paragraph.marker is not None and not paragraph.marker.is_text):
            return False
        larger = paragraph.size >= _LARGER * self.body
        if not larger and not (paragraph.bold and paragraph.size >= _AS_LARGE * self.body):
            return False
        text = " ".join(paragraph.text.split())
        if len(paragraph.lines) > (_MOST_LINES if larger else _MOST_BOLD_LINES) or len(text.split()) > _MOST_WORDS:
            return False
        if text.rstrip("\"'”’»)").endswith(_FULL_STOPS if larger else _BOLD_STOPS):
            return False
        return any(character.isalpha() for character in text) and not _is_byline(text)


def _is_byline(text: str) -> bool:
    return parse_byline(text).byline is not None or plain_date(text) is not None
