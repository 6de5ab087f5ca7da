"""A version's text with edits in it, as HTML: blocks keep their kind, bold and links are left out. A row of a table
is a line whose cells stand at its tabs, since what is struck out may reach over several."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from annotator.domain.article import Block, BlockKind, Version
from annotator.reports.content.edits import Edit, word_changes
from annotator.reports.content.language import Tongue
from annotator.reports.html.article import ABOVE, heading_tags
from annotator.reports.html.text import rich_html

_DEEPEST = 6
_TAGS = {
    BlockKind.QUOTATION: ("<blockquote><p>", "</p></blockquote>\n"),
    BlockKind.CAPTION: ("<figure><figcaption>", "</figcaption></figure>\n"),
    BlockKind.CODE: ("<pre>", "</pre>\n"),
    BlockKind.TABLE_ROW: ('<p class="row">', "</p>\n"),
}


def redline_html(say: Tongue, version: Version, edits: Sequence[Edit], numbers: Mapping[str, int]) -> Markup:
    """The text's blocks; `edits` are in its order and do not overlap, `numbers` those of the corrections by id."""
    made = _Redline(say, version.text, numbers)
    parts: list[str] = []
    level = ABOVE
    for block in version.blocks:
        if block.kind is BlockKind.HEADING:
            opening, closing, level = heading_tags(block.level, level)
        else:
            opening, closing = _tags(block)
        first = bisect_right(edits, block.start, key=lambda edit: edit.end)
        within = edits[first : bisect_left(edits, block.end, key=lambda edit: edit.start)]
        parts += [opening, *made.block(block, within), closing]
    return Markup("".join(parts))  # noqa: S704  (every part is escaped where it is made)


class _Redline:
    def __init__(self, say: Tongue, text: str, numbers: Mapping[str, int]) -> None:
        self._say = say
        self._text = text
        self._numbers = numbers

    def block(self, block: Block, edits: Sequence[Edit]) -> Iterator[str]:
        text, at = self._text, block.start
        for edit in edits:
            start, end = max(edit.start, block.start), min(edit.end, block.end)
            yield rich_html(text[at:start])
            ends_here, whole = end == edit.end, (start, end) == (edit.start, edit.end)
            changes = word_changes(text[start:end], edit.correction.text) if whole else [("", text[start:end], "")]
            if ends_here and not whole:  # over several blocks: the new wording stands where the old one ends
                changes.append(("", "", edit.correction.text))
            yield "".join(self._marked(*change, edit) for change in changes)
            if ends_here:
                yield self._number(edit)
            at = end
        yield rich_html(text[at : block.end])

    def _marked(self, kept: str, gone: str, came: str, edit: Edit) -> str:
        state = "accepted" if edit.accepted else "undecided"
        out = f'<del class="{state}">{_aside(self._say("[cut: {text}]"), rich_html(gone))}</del>' if gone else ""
        into = f'<ins class="{state}">{_aside(self._say("[new: {text}]"), rich_html(came))}</ins>' if came else ""
        return rich_html(kept) + out + into

    def _number(self, edit: Edit) -> str:
        """A link to the correction in the list; a question mark says that nobody has decided on it."""
        number = self._numbers[edit.correction.id]
        doubt = "" if edit.accepted else "?"
        return (
            f'<sup><a id="edit-{number}" href="#correction-{number}">'
            f'<span class="aside">{self._say("correction")} </span>{number}{doubt}</a></sup>'
        )


def _aside(words: str, content: str) -> str:
    """The content with the words around it, for whoever cannot see how it is marked."""
    before, _, after = words.partition("{text}")
    return f'<span class="aside">{before}</span>{content}<span class="aside">{after}</span>'


def _tags(block: Block) -> tuple[str, str]:
    if block.kind is BlockKind.LIST_ITEM:
        level = min(max(1, block.level), _DEEPEST)
        return f'<ul class="level-{level}"><li>', "</li></ul>\n"
    return _TAGS.get(block.kind, ("<p>", "</p>\n"))
