"""Where a passage stands, in a reader's words: title, paragraph 2, heading 1, list item 3."""

from collections import Counter

from PySide6.QtCore import QCoreApplication

from annotator.domain.article import Version
from annotator.domain.claim import Passage, Placed
from annotator.ui.article.typography import Style, style_of


class Places:
    """Names the blocks of one version, each counted among those of its style; the byline is no paragraph."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self._numbers: list[tuple[Style, int]] = []

    def words(self, passage: Passage) -> str:
        """The passage's place, or that it has none in this version."""
        if passage.version != self._version.number or passage.start is None or not self._version.blocks:
            return _tr("no place in this version")
        index = self._version.block_at(passage.start)
        words = _name(*self._number(index))
        page = self._version.blocks[index].page
        if page is not None:
            words = _tr("page {page}, {place}").format(page=page, place=words)
        if passage.state is Placed.MOVED:
            words = _tr("{place}, moved, to be confirmed").format(place=words)
        elif passage.reread:
            words = _tr("{place}, to be read again").format(place=words)
        return words

    def _number(self, index: int) -> tuple[Style, int]:
        if not self._numbers:
            counts: Counter[Style] = Counter()
            for at in range(len(self._version.blocks)):
                style = style_of(self._version, at)
                style = Style.HEADING if style is Style.SUBHEADING else style
                counts[style] += 1
                self._numbers.append((style, counts[style]))
        return self._numbers[index]


def _name(style: Style, number: int) -> str:
    names = {
        Style.TITLE: _tr("title"),
        Style.BYLINE: _tr("byline"),
        Style.HEADING: _tr("heading {number}"),
        Style.PARAGRAPH: _tr("paragraph {number}"),
        Style.LIST_ITEM: _tr("list item {number}"),
        Style.QUOTATION: _tr("quotation {number}"),
        Style.CAPTION: _tr("caption {number}"),
        Style.CODE: _tr("code {number}"),
        Style.TABLE_ROW: _tr("table row {number}"),
    }
    return names[style].format(number=number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Places", text)
