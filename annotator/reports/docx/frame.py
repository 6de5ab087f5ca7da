"""What stands round the text: header with the house's name and logo, footer with the page's number, the document's
properties and settings."""

import struct

from annotator.domain.review import Review
from annotator.domain.style import Logo
from annotator.reports.docx.moments import date_of, escaped_line
from annotator.reports.docx.package import NAMESPACES
from annotator.reports.docx.text import escaped, paragraph, runs
from annotator.reports.options import Options

_EMU = 12_700  # of a point
_TALLEST, _WIDEST = 26, 150  # points of a logo
_PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_HERE = "\ue000"


def section() -> str:
    """The properties of the document's one section: A4, upright, with header and footer."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1134" w:bottom="1304" w:left="1134" '
        'w:header="624" w:footer="567" w:gutter="0"/></w:sectPr>'
    )


def header(options: Options, told: str) -> str:
    """The house on the left, on the right what the document is, as `told`."""
    style = options.style
    size = picture_size(style.logo) if style.logo else None
    logo = _drawn(size, style.name) if size else ""
    name = runs(f"  {style.name}" if logo else style.name, "<w:b/><w:bCs/>") if style.name else ""
    content = logo + name + runs("\t" + told)
    return f"<w:hdr {NAMESPACES}>{paragraph('Header', content)}</w:hdr>"


def footer(review: Review, options: Options) -> str:
    """The article's title on the left, the page's number on the right."""
    before, _, after = options.say("Page {number}", number=_HERE).partition(_HERE)
    content = runs(_shortened(review.article.title) + "\t" + before) + _PAGE + (runs(after) if after else "")
    return f"<w:ftr {NAMESPACES}>{paragraph('Footer', content)}</w:ftr>"


def core(review: Review, options: Options, told: str, language: str) -> str:
    """The properties that every program shows: title, what it is, as `told`, who made it, when, in which language,
    BCP 47 (Dublin Core)."""
    moment, article = date_of(options.made), review.article
    author = options.style.name or article.publication or ""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped_line(article.title)}</dc:title>"
        f"<dc:subject>{escaped(told)}</dc:subject>"
        f"<dc:creator>{escaped_line(author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{escaped_line(language)}</dc:language></cp:coreProperties>"
    )


def settings() -> str:
    """How Word is to treat the document: as one of its own of today, with nothing that is brought up to date."""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def numbering() -> str:
    """The one kind of list: bullets, nine levels deep."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{"•–◦"[level % 3]}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="280"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def picture_size(logo: Logo) -> tuple[int, int] | None:
    """The width and height of a PNG or JPEG, in pixels; None where it does not say."""
    data = logo.data
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
    elif data[:2] == b"\xff\xd8":
        width, height = _jpeg_size(data)
    else:
        return None
    return (width, height) if 0 < width < 1 << 20 and 0 < height < 1 << 20 else None


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """From the first frame header (ITU T.81, B.2.2); zeros where there is none."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 1 if marker == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0, 0


def _drawn(size: tuple[int, int], name: str) -> str:
    scale = min(_TALLEST / size[1], _WIDEST / size[0])
    width, height = (max(1, round(side * scale * _EMU)) for side in size)
    told = escaped_line(name or "logo")
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="1" name="logo" descr="{told}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="logo"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _shortened(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= 80 else line[:79].rstrip() + "…"
