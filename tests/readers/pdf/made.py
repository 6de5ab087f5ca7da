"""Small PDF documents written by hand, for what no word processor will write when asked."""

from collections.abc import Sequence

_FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique"}
LEADING = 12


def say(
    x: float, y: float, text: str, size: float = 10, font: str = "F1", *, mode: int = 0, turn: str = "1 0 0 1"
) -> str:
    """What draws `text` at a place, in points from the page's lower left corner. `mode` is how (3 is not at all),
    `turn` the first four numbers of the text matrix."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {mode} Tr {turn} {x} {y} Tm ({escaped}) Tj ET\n"


def lines(x: float, y: float, *texts: str, size: float = 10, font: str = "F1") -> str:
    """Lines one under the other."""
    return "".join(say(x, y - LEADING * index, text, size, font) for index, text in enumerate(texts))


def pdf(
    *pages: str, page: str = "", catalog: str = "", information: str = "", objects: Sequence[bytes] = (),
    resources: str = "",
) -> bytes:  # fmt: skip
    """A document of pages of 400 by 600 points, each given by what draws it. `page`, `catalog`, `information` and
    `resources` are further entries of those dictionaries; `objects` have the numbers from 100."""
    numbered: dict[int, bytes] = {}
    fonts = ""
    for number, (name, font) in enumerate(_FONTS.items(), 10):
        fonts += f"/{name} {number} 0 R "
        numbered[number] = f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>".encode()
    numbered |= dict(enumerate(objects, 100))
    kids = []
    for index, content in enumerate(pages):
        number = 1000 + 2 * index
        kids.append(f"{number} 0 R")
        drawn = content.encode("cp1252")
        numbered[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents {number + 1} 0 R"
            f"/Resources<</Font<<{fonts}>>{resources}>>{page}>>".encode()
        )
        numbered[number + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn)
    numbered[1] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode()
    numbered[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    numbered[3] = f"<<{information}>>".encode("cp1252")
    return _file(numbered)


def _file(numbered: dict[int, bytes]) -> bytes:
    data = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, body in sorted(numbered.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    end = b"trailer<</Size %d/Root 1 0 R/Info 3 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(numbered) + 1, len(data))
    return data + b"xref\n0 1\n0000000000 65535 f \n" + table + end
