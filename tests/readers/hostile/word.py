"""Word documents that were made, or damaged, to do harm."""

from xml.sax.saxutils import escape

from tests.readers.hostile.archives import DAMAGED, archives
from tests.readers.hostile.cases import Canary, either, reads, refuses
from tests.readers.hostile.packages import docx, relationships, stored, styles, w_paragraph
from tests.readers.hostile.pages import doctype

_DEEP = f"{DAMAGED}|XML|deep"
_STYLED = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>styled</w:t></w:r></w:p>'
_RELATED = "word/_rels/document.xml.rels"


def _away(canary: Canary) -> bytes:
    kinds = ("image", "hyperlink", "attachedTemplate", "subDocument", "oleObject", "frame", "aFChunk", "video")
    rels = [
        (f"x{number}{kind}", kind, escape(place), "External")
        for number, place in enumerate(canary.references)
        for kind in kinds
    ]
    verbs = ("INCLUDEPICTURE", "INCLUDETEXT", "DDEAUTO c:\\x", "LINK", "IMPORT")
    fields = "".join(_fields(verb, escape(place)) for place in canary.references for verb in verbs)
    chunks = "".join(f'<w:altChunk r:id="{id_}"/><w:subDoc r:id="{id_}"/>' for id_, *_ in rels)
    away = {name: relationships(*rels) for name in (_RELATED, "word/_rels/settings.xml.rels")}
    main = ("m", "officeDocument", "word/document.xml", "")
    return docx(fields + chunks, more={**away, "_rels/.rels": relationships(main, *rels)})


def _fields(verb: str, place: str) -> str:
    simple = f'<w:fldSimple w:instr="{verb} &quot;{place}&quot;"><w:r><w:t>a</w:t></w:r></w:fldSimple>'
    begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    whole = f'<w:r>{begin}<w:instrText>{verb} "{place}" \\d</w:instrText>{separate}<w:t>a</w:t>{end}</w:r>'
    return f"<w:p>{simple}</w:p><w:p>{whole}</w:p>"


def _entities(canary: Canary) -> bytes:
    return docx("<w:p>&l9;&file;&web;</w:p>", doctype=doctype(canary, "w:document"))


def _styled(*based_on: tuple[str, str]) -> bytes:
    """A document whose styles are based on others, as given."""
    listed = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/><w:link w:val="{base}"/></w:style>'
        for name, base in based_on
    )
    return stored(
        docx(
            _STYLED,
            more={_RELATED: relationships(("s", "styles", "styles.xml", "")), "word/styles.xml": styles(listed)},
        )
    )


def _chain(count: int) -> bytes:
    return _styled(*((f"s{number}", f"s{number + 1}") for number in range(count)))


def _related_to_itself() -> bytes:
    kinds = ("footnotes", "styles", "numbering", "comments")
    return docx(more={_RELATED: relationships(*((kind, kind, "document.xml", "") for kind in kinds))})


def _body(content: str) -> bytes:
    return stored(docx(content))


def _table(width: int, height: int) -> str:
    cell = f"<w:tc>{w_paragraph('a')}</w:tc>"
    row = f"<w:tr>{cell * width}</w:tr>"
    return f"<w:tbl>{row * height}</w:tbl>"


def _nested(opening: str, closing: str, depth: int) -> str:
    return opening * depth + w_paragraph("deep") + closing * depth


_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_TABLES = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
_MACROS = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
_HUGE_NUMBER = '<w:p><w:pPr><w:ind w:left="99999999999999999999"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'

WORD = [
    *archives("a.docx", docx(), "word/document.xml"),
    reads("references to elsewhere", "away.docx", _away),
    refuses("entities of its own", "dtd.docx", _entities, "entities|XML"),
    reads("macros", "macros.docm", docx(more=_MACROS)),
    reads("styles based on each other", "loop.docx", _styled(("s0", "s1"), ("s1", "s2"), ("s2", "s0"), ("me", "me"))),
    reads("20,000 styles in a chain", "chain.docx", lambda _: _chain(20_000)),
    refuses("100,000 nested elements", "deep.docx", lambda _: _body(_nested("<w:sdt>", "</w:sdt>", 100_000)), _DEEP),
    either("80 nested tables", "tables.docx", lambda _: _body(_nested(*_TABLES, 80)), "deep|XML", "deep"),
    either(
        "11 MB in one piece", "piece.docx", lambda _: _body(w_paragraph("pier " * 2_200_000)), "10 MB|XML|more than"
    ),
    reads("20,000 paragraphs", "many.docx", lambda _: _body(w_paragraph("a") * 20_000)),
    reads("50,000 empty runs", "runs.docx", lambda _: _body(f"<w:p>{'<w:r><w:b/></w:r>' * 50_000}</w:p>")),
    reads("20,000 bookmarks", "marks.docx", lambda _: _body('<w:bookmarkStart w:id="1" w:name="a"/>' * 20_000)),
    reads("20,000 comments", "comments.docx", lambda _: _body('<w:commentRangeStart w:id="1"/>' * 20_000)),
    reads("20,000 fields that begin", "fields.docx", lambda _: _body(f"<w:p>{_BEGIN * 20_000}</w:p>")),
    reads("a table of 20,000 cells", "table.docx", lambda _: _body(_table(100, 200))),
    either("related to itself", "self.docx", _related_to_itself(), "damaged"),
    reads("numbers past all bounds", "numbers.docx", docx(_HUGE_NUMBER)),
]
