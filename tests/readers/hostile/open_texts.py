"""OpenDocument texts that were made, or damaged, to do harm."""

from xml.sax.saxutils import escape

from tests.readers.hostile.archives import DAMAGED, archives
from tests.readers.hostile.cases import Canary, either, reads, refuses
from tests.readers.hostile.packages import odt, stored
from tests.readers.hostile.pages import doctype

_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry>'
    "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)
_LOOP = '<style:style style:name="a" style:family="paragraph" style:parent-style-name="a"/>'
_SPACES = '<text:p>a<text:s text:c="2000000000"/>b</text:p>'
_CELLS = (
    '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell'
    ' table:number-columns-repeated="1000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'
)
_LISTS = ("<text:list><text:list-item>", "</text:list-item></text:list>")


def _away(canary: Canary) -> bytes:
    linked = "".join(
        f'<text:p><draw:frame><draw:image xlink:href="{place}"/><draw:object xlink:href="{place}"/></draw:frame>'
        f'<text:a xlink:href="{place}">a</text:a></text:p><text:section text:name="s">'
        f'<text:section-source xlink:href="{place}"/></text:section><text:script xlink:href="{place}"/>'
        for place in map(escape, canary.references)
    )
    sheet = f'<!DOCTYPE x SYSTEM "{canary.web}/canary"><x/>'
    return odt(linked, more={"Basic/Standard/x.xml": "<x/>", "styles.xml": sheet})


def _entities(canary: Canary) -> bytes:
    return odt("<text:p>&l9;&file;&web;</text:p>", doctype=doctype(canary, "office:document-content"))


def _body(content: str) -> bytes:
    return stored(odt(content))


def _nested(opening: str, closing: str, depth: int) -> bytes:
    return _body(f"{opening * depth}<text:p>deep</text:p>{closing * depth}")


def _spans(count: int) -> bytes:
    return _body(f"<text:p>{'<text:span><text:span/></text:span>' * count}</text:p>")


_LIMIT = "more than|memory|damaged"

OPEN_TEXTS = [
    *archives("a.odt", odt(), "content.xml"),
    either("references to elsewhere", "away.odt", _away, "damaged|XML", "Lower Quay"),
    refuses("entities of its own", "dtd.odt", _entities, "entities|XML"),
    refuses("encrypted parts", "locked.odt", odt(more={"META-INF/manifest.xml": _MANIFEST}), "encrypted"),
    reads("a style that is its own parent", "loop.odt", odt('<text:p text:style-name="a">a</text:p>', automatic=_LOOP)),
    refuses(
        "100,000 nested elements",
        "deep.odt",
        lambda _: _nested("<text:section>", "</text:section>", 100_000),
        f"{DAMAGED}|XML|deep",
    ),
    either("110 nested lists", "lists.odt", lambda _: _nested(*_LISTS, 110), "deep|XML", "deep"),
    either("two billion spaces", "spaces.odt", odt(_SPACES), _LIMIT, "Lower Quay"),
    either("a cell repeated 10^12 times", "cells.odt", odt(_CELLS), _LIMIT, "Lower Quay"),
    reads("20,000 paragraphs", "many.odt", lambda _: _body("<text:p>a</text:p>" * 20_000)),
    reads("30,000 spans", "spans.odt", lambda _: _spans(30_000)),
]
