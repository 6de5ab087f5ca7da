"""PDF documents that were made, or damaged, to do harm."""

import zlib
from collections.abc import Mapping

from tests.readers.hostile.cases import Canary, either, reads, refuses
from tests.readers.hostile.packages import docx

SENTENCE = "The pier at Lower Quay closed on Monday."
_USES = "/XObject<</X 10 0 R>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_SHOWN = f"BT /F 10 Tf 50 500 Td ({SENTENCE}) Tj ET".encode()
_PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{}>>{}>>"

Objects = Mapping[int, bytes | str]


def stream(content: bytes, entries: str = "", packed: int = 0) -> bytes:
    """A stream object, packed as many times."""
    for _ in range(packed):
        content = zlib.compress(content, 9)
    filters = f"/Filter[{'/FlateDecode' * packed}]" if packed else ""
    return f"<</Length {len(content)}{filters}{entries}>>stream\n".encode() + content + b"\nendstream"


def pdf(
    drawn: bytes = _SHOWN,
    objects: Objects | None = None,
    *,
    catalog: str = "",
    page: str = "",
    resources: str = "",
    trailer: str = "",
) -> bytes:
    """A document of one page; `objects` are more of them, or others in place of its own (1 the catalog, 2 the pages,
    3 the page, 4 what is drawn, 5 the font)."""
    numbered: dict[int, bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: _PAGE.format(resources, page).encode(),
        4: stream(drawn),
        5: _FONT,
    }
    numbered |= {number: o.encode() if isinstance(o, str) else o for number, o in (objects or {}).items()}
    data = [b"%PDF-1.7\n"]
    places: dict[int, int] = {}
    size = len(data[0])
    for number, body in sorted(numbered.items()):
        places[number] = size
        data.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        size += len(data[-1])
    data.append(b"xref\n0 1\n0000000000 65535 f \n")
    data += [b"%d 1\n%010d 00000 n \n" % place for place in places.items()]
    data.append(f"trailer<</Size {max(numbered) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{size}\n%%EOF\n".encode())
    return b"".join(data)


def _away(canary: Canary) -> bytes:
    actions = []
    for number, place in enumerate(canary.references):
        actions += [
            f"<</S/URI/URI({place})>>",
            f"<</S/Launch/F({place})>>",
            f"<</S/GoToR/F({place})/D[0/Fit]>>",
            f"<</S/SubmitForm/F<</FS/URL/F({place})>>>>",
            f"<</S/ImportData/F({place})>>",
            f"<</S/JavaScript/JS(this.getURL\\('{place}'\\); app.launchURL\\('{place}'\\))>>",
            f"<</S/Rendition/R<</S/MR/C<</S/MCD/D<</F({place})>>>>>>/AN {number + 100} 0 R>>",
        ]
    annotations = "".join(f"<</Type/Annot/Subtype/Link/Rect[0 0 400 600]/A{action}>>" for action in actions)
    form = stream(b"", f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/F<</FS/URL/F({canary.web}/canary)>>")
    image = stream(b"", f"/Type/XObject/Subtype/Image/Width 1/Height 1/F({canary.file})")
    names = f"/Names<</JavaScript<</Names[(a){actions[5]}]>>/EmbeddedFiles<</Names[(x)<</F({canary.file})>>]>>>>"
    return pdf(
        _SHOWN + b" /X Do /Y Do",
        {10: form, 11: image},
        catalog=f"/OpenAction{actions[1]}/AA<</WC{actions[5]}>>{names}/AcroForm<</XFA({canary.web}/canary)>>",
        page=f"/Annots[{annotations}]/AA<</O{actions[1]}>>",
        resources="/XObject<</X 10 0 R/Y 11 0 R>>",
    )


def _scan() -> bytes:
    return pdf(b"400 0 0 600 0 0 cm /X Do", {10: _image(100, bytes(100 * 100))}, resources=_USES)


def _image(side: int, content: bytes) -> bytes:
    entries = f"/Type/XObject/Subtype/Image/Width {side}/Height {side}/BitsPerComponent 8/ColorSpace/DeviceGray"
    return stream(content, entries, packed=1)


def _form(content: bytes, uses: str = "") -> bytes:
    entries = f"/Type/XObject/Subtype/Form/BBox[0 0 400 600]/Resources<</Font<</F 5 0 R>>/XObject<<{uses}>>>>"
    return stream(content, entries)


def _laughing(levels: int) -> bytes:
    """Each form draws the next one ten times."""
    forms: dict[int, bytes | str] = {
        10 + level: _form(b"/X Do " * 10, f"/X {11 + level} 0 R") for level in range(levels)
    }
    forms[10 + levels] = _form(_SHOWN)
    return pdf(_SHOWN + b" /X Do", forms, resources=_USES)


def _page_tree(depth: int) -> bytes:
    nodes: dict[int, bytes | str] = {2: "<</Type/Pages/Kids[10 0 R]/Count 1>>"}
    for level in range(depth):
        below, above = (11 + level if level < depth - 1 else 3), (9 + level if level else 2)
        nodes[10 + level] = f"<</Type/Pages/Parent {above} 0 R/Kids[{below} 0 R]/Count 1>>"
    return pdf(objects=nodes)


def _pages(count: int) -> bytes:
    kids = "3 0 R " * count
    return pdf(objects={2: f"<</Type/Pages/Kids[{kids}]/Count {count}>>"})


def _tagged(depth: int) -> bytes:
    elements: dict[int, bytes | str] = {
        10 + level: f"<</Type/StructElem/S/P/Pg 3 0 R/P {9 + level} 0 R/K {11 + level} 0 R>>" for level in range(depth)
    }
    elements[9] = "<</Type/StructTreeRoot/K 10 0 R/ParentTree<</Nums[0[10 0 R]]>>>>"
    elements[10 + depth] = f"<</Type/StructElem/S/P/Pg 3 0 R/P {9 + depth} 0 R/K 0>>"
    drawn = b"/P<</MCID 0>>BDC " + _SHOWN + b" EMC"
    return pdf(drawn, elements, catalog="/StructTreeRoot 9 0 R/MarkInfo<</Marked true>>", page="/StructParents 0")


def _outline() -> bytes:
    return pdf(
        objects={10: "<</First 11 0 R/Last 11 0 R>>", 11: "<</Title(a)/Next 11 0 R/First 11 0 R/Parent 11 0 R>>"},
        catalog="/Outlines 10 0 R",
    )


def _unicode(ranges: str) -> bytes:
    table = f"begincmap 1 begincodespacerange <00><FF> endcodespacerange {ranges} endcmap".encode()
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 10 0 R>>"
    return pdf(objects={5: font, 10: stream(table)})


def _drawing_itself() -> bytes:
    letter = stream(b"/F 10 Tf (a) Tj")
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]"
        "/CharProcs<</a 10 0 R>>/Encoding<</Differences[97/a]>>/Resources<</Font<</F 5 0 R>>>>>>"
    )
    return pdf(b"BT /F 10 Tf (aaaa) Tj ET", {5: font, 10: letter})


def _locked() -> bytes:
    words = "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
    rights = f"/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -44/O<{words}>/U<{words[::-1]}>>>/ID[<00><00>]"
    return pdf(trailer=rights)


def _many_letters(count: int) -> bytes:
    return pdf(b"BT /F 1 Tf 0 500 Td (" + b"pier " * (count // 5) + b") Tj ET")


def _many_places(count: int) -> bytes:
    return pdf(_SHOWN + b"".join(b" BT /F 1 Tf %d %d Td (a) Tj ET" % (n % 400, n // 400) for n in range(count)))


def _looking_for(canary: Canary) -> bytes:
    font = f"<</Type/Font/Subtype/TrueType/BaseFont/{str(canary.file).replace('/', '#2F')}/Encoding/WinAnsiEncoding>>"
    return pdf(objects={5: font})


_SOUND = pdf()
_LOOP = {2: "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"}
_NO_END = "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"
_ITSELF = {10: _form(b"/X Do", "/X 10 0 R")}
_SELF_PACKED = "<</Type/ObjStm/N 1/First 4/Length 9/Extends 10 0 R>>stream\n11 0 10 0 R\nendstream"
_LIMIT = "more|damaged|seconds|memory|text"

PDFS = [
    reads("actions, scripts and files elsewhere", "away.pdf", _away),
    reads("a font named as a file", "font.pdf", _looking_for),
    refuses("a scan", "scan.pdf", lambda _: _scan(), "scan"),
    refuses("a password", "locked.pdf", _locked(), "password|encrypted"),
    *(
        refuses(f"cut off after {n} %", "cut.pdf", _SOUND[: len(_SOUND) * n // 100], "cut off|damaged")
        for n in (3, 40, 90)
    ),
    refuses("its end cut off", "cut.pdf", _SOUND[:-12], "cut off|damaged"),
    either("its table of places lost", "places.pdf", _SOUND.replace(b"00000 n", b"00001 f"), "damaged", "Lower Quay"),
    either("its middle lost", "lost.pdf", _SOUND[:200] + _SOUND[300:], "damaged|text"),
    refuses("nothing but a mark", "mark.pdf", b"%PDF-1.7\n%%EOF\n", "damaged"),
    reads("words before its mark", "late.pdf", b"\n" * 500 + _SOUND),
    reads("another kind's name", "a.docx", _SOUND, remark="though not by its name"),
    refuses("a text by its name", "a.pdf", SENTENCE, "as its name says"),
    reads("a Word document by its name", "a.pdf", docx(), remark="though not by its name"),
    either("pages that hold themselves", "loop.pdf", pdf(objects=_LOOP), "damaged", "Lower Quay"),
    either("two billion pages, it says", "count.pdf", pdf(objects={2: _NO_END}), _LIMIT, "Lower Quay"),
    either("a page tree 100,000 deep", "deep.pdf", lambda _: _page_tree(100_000), "damaged|deep"),
    either("one page 20,000 times", "same.pdf", lambda _: _pages(20_000), _LIMIT, "Lower Quay"),
    reads("a form that draws itself", "itself.pdf", pdf(_SHOWN + b" /X Do", _ITSELF, resources=_USES)),
    either("forms that draw a billion forms", "laugh.pdf", lambda _: _laughing(9), _LIMIT, "Lower Quay"),
    either("a font that draws itself", "type3.pdf", _drawing_itself(), _LIMIT),
    reads("an outline that goes on for ever", "outline.pdf", _outline()),
    either("tags 20,000 deep", "tags.pdf", lambda _: _tagged(20_000), _LIMIT, "Lower Quay"),
    either("an object in itself", "stream.pdf", pdf(objects={10: _SELF_PACKED, 4: "10 0 R"}), "damaged|text"),
    either(
        "a stream of its own length",
        "length.pdf",
        pdf(objects={4: "<</Length 4 0 R>>stream\nBT ET\nendstream"}),
        "text|scan",
    ),
    either(
        "an older table that is itself",
        "older.pdf",
        pdf(trailer=f"/Prev {_SOUND.rindex(b'xref', 0, -40)}"),
        "damaged",
        "Lower Quay",
    ),
    either(
        "100 MB of drawing in 100 KB",
        "bomb.pdf",
        lambda _: pdf(objects={4: stream(b" " * 100_000_000 + _SHOWN, packed=1)}),
        _LIMIT,
        "Lower Quay",
    ),
    either("a bomb in a bomb", "bomb.pdf", lambda _: pdf(objects={4: stream(bytes(150_000_000), packed=2)}), _LIMIT),
    either(
        "a picture of 10^18 points",
        "picture.pdf",
        pdf(_SHOWN + b" /X Do", {10: _image(10**9, b"x")}, resources=_USES),
        _LIMIT,
        "Lower Quay",
    ),
    either(
        "a text said 500,000 times, which is more than PDFium's memory",
        "said.pdf",
        lambda _: pdf(
            objects={4: stream(b"BT /F 10 Tf 50 500 Td " + b"(Hello there) Tj " * 500_000 + b"ET", packed=1)}
        ),
        "memory|seconds",
        "Hello there",
    ),
    reads("letters that stand for a million", "range.pdf", _unicode("1 beginbfrange <00><FFFFFF><0000> endbfrange")),
    either(
        "letters that stand for long words",
        "words.pdf",
        _unicode(f"1 beginbfchar <54><{'0061' * 50_000}> endbfchar"),
        _LIMIT,
    ),
    either(
        "letters that stand for nothing",
        "none.pdf",
        _unicode("1 beginbfrange <00><FF><0000> endbfrange"),
        "fonts|letters|text",
    ),
    either("a page of 10^9 points", "large.pdf", pdf(page="/MediaBox[-1e9 -1e9 1e9 1e9]"), _LIMIT, "Lower Quay"),
    either(
        "numbers that are none",
        "nan.pdf",
        pdf(b"BT /F 1e99 Tf 1e99 -1e99 Td (pier) Tj ET " + _SHOWN),
        _LIMIT,
        "Lower Quay",
    ),
    either("100,000 letters in one line", "line.pdf", lambda _: _many_letters(100_000), _LIMIT, "pier pier"),
    either("15,000 letters all over a page", "places.pdf", lambda _: _many_places(15_000), _LIMIT),
    either(
        "brackets 100,000 deep",
        "arrays.pdf",
        lambda _: pdf(objects={10: "[" * 100_000}, catalog="/X 10 0 R"),
        "damaged",
        "Lower Quay",
    ),
    either("brackets 100,000 deep in a page", "arrays.pdf", lambda _: pdf(b"[" * 100_000 + _SHOWN), "damaged|text"),
]
