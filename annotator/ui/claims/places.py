"""Where a passage stands, in a reader's words: title, paragraph 2, heading 1, list item 3."""

from PySide6.QtCore import QCoreApplication

from annotator.domain.article import Version
from annotator.domain.claim import Passage, Placed
from annotator.domain.places import Part, numbered


class Places:
    """Names the blocks of one version, each counted among those of its part; the byline is no paragraph."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self._numbered: list[tuple[Part, int]] | None = None

    def words(self, passage: Passage) -> str:
        """The passage's place, or that it has none in this version."""
        if passage.state is Placed.ORPHANED:
            return _tr("cut from text")
        if passage.version != self._version.number or passage.start is None or not self._version.blocks:
            return _tr("no place in this version")
        index = self._version.block_at(passage.start)
        words = _name(*self._parts()[index])
        page = self._version.blocks[index].page
        if page is not None:
            words = _tr("page {page}, {place}").format(page=page, place=words)
        if passage.state is Placed.MOVED:
            words = _tr("{place}, moved, to be confirmed").format(place=words)
        elif passage.reread:
            words = _tr("{place}, to be read again").format(place=words)
        return words

    def _parts(self) -> list[tuple[Part, int]]:
        if self._numbered is None:
            self._numbered = numbered(self._version)
        return self._numbered


def _name(part: Part, number: int) -> str:
    names = {
        Part.TITLE: _tr("title"),
        Part.BYLINE: _tr("byline"),
        Part.HEADING: _tr("heading {number}"),
        Part.PARAGRAPH: _tr("paragraph {number}"),
        Part.LIST_ITEM: _tr("list item {number}"),
        Part.QUOTATION: _tr("quotation {number}"),
        Part.CAPTION: _tr("caption {number}"),
        Part.CODE: _tr("code {number}"),
        Part.TABLE_ROW: _tr("table row {number}"),
    }
    return names[part].format(number=number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Places", text)
