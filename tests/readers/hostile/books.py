"""EPUB books that were made, or damaged, to do harm."""

from xml.sax.saxutils import escape

from tests.readers.hostile.archives import archives
from tests.readers.hostile.cases import Canary, either, reads, refuses
from tests.readers.hostile.packages import SENTENCE, epub, replaced, stored
from tests.readers.hostile.pages import FETCHING, doctype

_LOCK = (
    '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData>'
    '<CipherReference URI="OPS/c.xhtml"/></CipherData></EncryptedData></encryption>'
)
_NOISE = b"<html><body><p>\xff\xfe\xfd" + bytes(range(128, 256))


def _away(canary: Canary) -> bytes:
    markup = "".join(FETCHING.format(escape(place)) for place in canary.references)
    xml = "".join(
        f'<img src="{place}" alt=""/><iframe src="{place}"></iframe><object data="{place}"></object>'
        f'<script src="{place}"/><style>@import "{place}";</style>'
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{place}"/>'
        for place in map(escape, canary.references)
    )
    sheet = f'<?xml-stylesheet href="{canary.web}/canary"?>'
    return epub(xml + markup, doctype=sheet)


def _entities(canary: Canary) -> bytes:
    return epub("<p>&l9;&file;&web;</p>", doctype=doctype(canary, "html"))


def _package_at(place: str) -> bytes:
    container = f'<container><rootfiles><rootfile full-path="{place}"/></rootfiles></container>'
    return epub(more={"META-INF/container.xml": container})


def _chapter_at(place: str) -> bytes:
    item = f'<item id="c" href="{place}" media-type="application/xhtml+xml"/>'
    package = f'<package><manifest>{item}</manifest><spine><itemref idref="c"/></spine></package>'
    return replaced(epub(), "OPS/book.opf", package.encode())


def _body(content: str) -> bytes:
    return stored(epub(content))


BOOKS = [
    *archives("a.epub", epub(), "OPS/c.xhtml"),
    either("references to elsewhere", "away.epub", _away, "damaged|XML", "Lower Quay"),
    either("entities of its own", "dtd.epub", _entities, "entities|XML", SENTENCE),
    either("100,000 nested elements", "deep.epub", lambda _: _body("<div>" * 100_000 + "</div>" * 100_000), "deep|XML"),
    reads("one chapter 20,000 times", "same.epub", lambda _: epub(spine='<itemref idref="c"/>' * 20_000)),
    reads("20,000 paragraphs", "many.epub", lambda _: _body("<p>a</p>" * 20_000)),
    refuses(
        "a package outside the book", "out.epub", lambda canary: _package_at(f"../../../..{canary.file}"), "damaged"
    ),
    refuses("a package on the web", "web.epub", lambda canary: _package_at(f"{canary.web}/canary"), "damaged"),
    refuses("a chapter in a file", "file.epub", lambda canary: _chapter_at(canary.uri), "no chapters|missing"),
    refuses("a chapter outside the book", "away.epub", lambda canary: _chapter_at(f"../../..{canary.file}"), "missing"),
    refuses("locked by its publisher", "drm.epub", epub(more={"META-INF/encryption.xml": _LOCK}), "DRM"),
    either("a chapter of noise", "noise.epub", replaced(epub(), "OPS/c.xhtml", _NOISE), "text|damaged|XML|encoding"),
]
