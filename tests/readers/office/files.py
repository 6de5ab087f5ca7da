"""Word and OpenDocument files made by hand, for what no program at hand writes."""

import zipfile
from io import BytesIO
from typing import NamedTuple

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "r": f"{_OFFICE}/relationships",
        "m": f"{_OFFICE}/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "v": "urn:schemas-microsoft-com:vml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    }.items()
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_OPEN_NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        **{name: f"{_OASIS}:{name}:1.0" for name in ("office", "text", "table", "style", "meta")},
        "draw": f"{_OASIS}:drawing:1.0",
        "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
        "svg": f"{_OASIS}:svg-compatible:1.0",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)


class Link(NamedTuple):
    """A relationship to something outside the file."""

    id: str
    target: str
    kind: str = "hyperlink"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP file of the parts; `mimetype` is stored as it is."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return file.getvalue()


def docx_parts(
    body: str, *, links: tuple[Link, ...] = (), core: str = "", namespace: str = W, **parts: str
) -> dict[str, str | bytes]:
    """The parts of a Word document: `parts` by their kinds (`styles`, `footnotes` …), each without its root element;
    `core` the core properties."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations([("a", "officeDocument", "word/document.xml", False)], core=bool(core)),
        "word/document.xml": f'<w:document xmlns:w="{namespace}" {_NAMES}><w:body>{body}</w:body></w:document>',
    }
    if core:
        made["docProps/core.xml"] = _CORE.format(core)
    relations = [(f"own{kind}", kind, f"{kind}.xml", False) for kind in parts]
    relations += [(link.id, link.kind, link.target, True) for link in links]
    made["word/_rels/document.xml.rels"] = _relations(relations)
    for kind, content in parts.items():
        prefix = "w15" if kind == "commentsExtended" else "w"
        made[f"word/{kind}.xml"] = f'<{prefix}:{kind} xmlns:w="{namespace}" {_NAMES}>{content}</{prefix}:{kind}>'
    return made


def docx(body: str, *, links: tuple[Link, ...] = (), core: str = "", namespace: str = W, **parts: str) -> bytes:
    """A Word document of such parts."""
    return zipped(docx_parts(body, links=links, core=core, namespace=namespace, **parts))


def p(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of Word's: text where it is no markup."""
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{own}{properties}</w:pPr>{content if content.startswith('<') else r(content)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of Word's."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(id_: str, name: str, properties: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    """A style of Word's."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/>{based}{properties}</w:style>'


def odt_parts(body: str, *, styles: str = "", automatic: str = "", meta: str = "") -> dict[str, str | bytes]:
    """The parts of an OpenDocument text."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {_OPEN_NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        ),
        "styles.xml": (
            f"<office:document-styles {_OPEN_NAMES}><office:styles>{styles}</office:styles></office:document-styles>"
        ),
        "meta.xml": f"<office:document-meta {_OPEN_NAMES}><office:meta>{meta}</office:meta></office:document-meta>",
    }


def odt(body: str, *, styles: str = "", automatic: str = "", meta: str = "") -> bytes:
    """An OpenDocument text of such parts."""
    return zipped(odt_parts(body, styles=styles, automatic=automatic, meta=meta))


def _content_types(parts: dict[str, str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    listed = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{word}.{kind}+xml"/>'
        for part, kind in {"document": "document.main", **{part: part for part in parts}}.items()
    )
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{relations}{listed}</Types>'


def _relations(relations: list[tuple[str, str, str, bool]], *, core: bool = False) -> str:
    listed = [
        f'<Relationship Id="{id_}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
        for id_, kind, target, external in relations
    ]
    if core:
        kind = f"{_PACKAGE}/relationships/metadata/core-properties"
        listed.append(f'<Relationship Id="core" Type="{kind}" Target="docProps/core.xml"/>')
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(listed)}</Relationships>'
