"""The annotated article as HTML: its own blocks and formats, every claim and waiver marked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from annotator.domain.article import Block, BlockKind, Span, SpanKind, Version
from annotator.domain.claim import Status
from annotator.domain.hidden import shown
from annotator.reports.content.language import Tongue
from annotator.reports.content.links import safe_href
from annotator.reports.content.segments import Cutter, Mark, Segment
from annotator.reports.html.text import rich_html

_AT_A_TIME = 256  # blocks
_DEEPEST = 6
ABOVE = 2
"""The level of the heading that stands above the article."""
_UNDERLINES = 3
_AROUND = {
    BlockKind.QUOTATION: ("<blockquote>", "</blockquote>"),
    BlockKind.LIST_ITEM: ("<ul>", "</ul>"),
    BlockKind.TABLE_ROW: ('<div class="table" tabindex="0"><table>', "</table></div>"),
}
_FORMATS = {SpanKind.BOLD: "strong", SpanKind.ITALIC: "em"}


@dataclass(slots=True)
class AnnotatedArticle:
    """The article's HTML while it is made. `drawn` are the keys of the passages that have a place in it. `check` is
    called as the work goes on, and may raise, to stop it."""

    say: Tongue
    version: Version
    marks: list[Mark]
    check: Callable[[], None]
    drawn: set[str] = field(default_factory=set)
    _parts: list[str] = field(default_factory=list)
    _around: BlockKind | None = None
    _depth: int = 0
    _level: int = ABOVE
    _told: dict[tuple[Status | None, str], str] = field(default_factory=dict)

    def html(self) -> Markup:
        cutter = Cutter(self.marks)
        text = self.version.text
        for index, block in enumerate(self.version.blocks):
            if not index % _AT_A_TIME:
                self.check()
            self._enter(block)
            tabs = _tabs(text, block) if block.kind is BlockKind.TABLE_ROW else ()
            self._block(block, cutter.cut(block, tabs))
        self._leave()
        return Markup("".join(self._parts))  # noqa: S704  (every part is escaped where it is made)

    def _enter(self, block: Block) -> None:
        """Open and close what holds several blocks together: lists, quotations, tables."""
        around = block.kind if block.kind in _AROUND else None
        if around is not self._around:
            self._leave()
            if around is not None and around is not BlockKind.LIST_ITEM:
                self._parts.append(_AROUND[around][0])
            self._around = around
        if around is BlockKind.LIST_ITEM:
            depth = min(max(1, block.level), self._depth + 1, _DEEPEST)
            if depth > self._depth:
                self._parts.append("<ul>")
            else:
                self._parts.append("</li>" + "</ul></li>" * (self._depth - depth))
            self._depth = depth

    def _leave(self) -> None:
        if self._around is BlockKind.LIST_ITEM:
            self._parts.append("</li></ul>" * self._depth + "\n")
            self._depth = 0
        elif self._around is not None:
            self._parts.append(f"{_AROUND[self._around][1]}\n")
        self._around = None

    def _block(self, block: Block, segments: Iterable[Segment]) -> None:
        if block.kind is BlockKind.HEADING:
            opening, closing, self._level = heading_tags(block.level, self._level)
        else:
            opening, closing = _tags(block)
        self._parts.append(opening)
        for segment in segments:
            written = self.version.text[segment.start : segment.end]
            if written == "\t" and block.kind is BlockKind.TABLE_ROW:
                self._parts.append("</td><td>")
            else:
                self._segment(segment, written)
        self._parts.append(closing)

    def _segment(self, segment: Segment, written: str) -> None:
        for mark in segment.begins:
            self.drawn.add(mark.key)
            self._parts.append(self._number(mark))
        content = rich_html(written)
        if segment.spans:
            content = _formatted(content, segment.spans)
        if segment.waiver is not None:
            content = self._waived(content, segment.waiver)
        if segment.claims:
            content = _marked(content, segment, self._names(segment))
        self._parts.append(content)
        for mark in segment.ends:
            end = self.say("(end of claim {number})", number=mark.label)
            self._parts.append(f'<span class="aside"> {end}</span>')

    def _number(self, mark: Mark) -> str:
        """The claim's number before its passage: a link to its entry, with the status in words for who cannot see
        it."""
        say = self.say
        return (
            f'<a class="number {mark.status}" id="mark-{mark.key}" href="#claim-{mark.number}">'
            f'<span class="aside">{say("Claim")} </span>{mark.label}'
            f'<span class="aside">, {self._how(mark)}{say(":")} </span></a>'
        )

    def _waived(self, content: str, waiver: Mark) -> str:
        reason = self.say(waiver.reason or "")
        title = self.say("No check needed: {reason}", reason=reason) + (f"; {waiver.open}" if waiver.open else "")
        return f'<span class="waived{_hatched(waiver)}" title="{escape(shown(title))}">{content}</span>'

    def _names(self, segment: Segment) -> str:
        """The claims over the segment, each with its status."""
        say = self.say
        names = [say("Claim {number}, {status}", number=mark.number, status=self._how(mark)) for mark in segment.claims]
        return "; ".join(names) + (f"; {say('and {number} more', number=segment.more)}" if segment.more else "")

    def _how(self, mark: Mark) -> str:
        """The status, and what is open about the place: `verified, moved`."""
        key = (mark.status, mark.open)
        if (known := self._told.get(key)) is None:
            status = self.say(str(mark.status))
            known = self._told[key] = f"{status}, {mark.open}" if mark.open else status
        return known


def _tabs(text: str, block: Block) -> list[int]:
    """The places before and after each tab, which parts the cells of a table's row."""
    found = []
    at = text.find("\t", block.start, block.end)
    while at >= 0:
        found += [at, at + 1]
        at = text.find("\t", at + 1, block.end)
    return found


def heading_tags(level: int, above: int) -> tuple[str, str, int]:
    """The tags of a heading of the article, and its level for what reads it aloud, which skips none: where the article
    does, the next below the one `above` it, though it looks as it is."""
    level = min(max(1, level), 6)
    told = min(level, above + 1)
    aria = f' aria-level="{told}"' if told != level else ""
    return f"<h{level}{aria}>", f"</h{level}>\n", told


def _tags(block: Block) -> tuple[str, str]:
    match block.kind:
        case BlockKind.LIST_ITEM:
            return "<li>", ""
        case BlockKind.CAPTION:
            return "<figure><figcaption>", "</figcaption></figure>\n"
        case BlockKind.CODE:
            return "<pre>", "</pre>\n"
        case BlockKind.TABLE_ROW:
            return "<tr><td>", "</td></tr>"
        case _:
            return "<p>", "</p>\n"


def _marked(content: str, segment: Segment, names: str) -> str:
    """`content` under the underlines of the innermost claims over it, with the names of all of them."""
    inner = segment.claims[-_UNDERLINES:]
    opened = "".join([f'<span class="{mark.status}{_hatched(mark)}">' for mark in inner[1:]])
    depth = _hatched(inner[0]) + (f" over{len(inner)}" if len(inner) > 1 else "")
    closed = "</span>" * (len(inner) - 1)
    return f'<mark class="{inner[0].status}{depth}" title="{names}">{opened}{content}{closed}</mark>'


def _hatched(mark: Mark) -> str:
    return " open" if mark.open else ""


def _formatted(content: str, spans: tuple[Span, ...]) -> str:
    """`content` in its formats; of several links the innermost counts, and only where it is safe."""
    for kind in dict.fromkeys(span.kind for span in spans):
        if tag := _FORMATS.get(kind):
            content = f"<{tag}>{content}</{tag}>"
    links = [span.href for span in spans if span.kind is SpanKind.LINK]
    if links and (href := safe_href(links[-1])):
        return f'<a href="{escape(href)}" rel="noopener noreferrer nofollow">{content}</a>'
    return content
