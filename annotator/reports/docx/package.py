"""The container of a Word document: an archive of parts with their types and relationships (Open Packaging, ISO/IEC
29500-2). The same parts make the same bytes."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from annotator.reports.docx.text import escaped

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
# The parts that may stand beside the document, which names them by these ids.
PARTS = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "settings": "settings.xml",
    "fontTable": "fontTable.xml",
    "comments": "comments.xml",
    "header": "header1.xml",
    "footer": "footer1.xml",
}
_AT_A_TIME = 256  # pieces
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that an archive knows


class Picture(NamedTuple):
    """A picture in the header: the last part of its media type, and its bytes."""

    kind: str
    data: bytes


def packed(
    document: Iterable[str],
    parts: Mapping[str, Iterable[str]],
    links: Iterable[tuple[str, str]],
    core: str,
    picture: Picture | None,
    check: Callable[[], None],
) -> bytes:
    """The archive. `parts` are the pieces of those of `PARTS` that the document has, `core` are its properties, `links`
    the targets of hyperlinks by their ids, which document and comments share. `check` is called as the work goes on."""
    out, files = io.BytesIO(), {name: file for name, file in PARTS.items() if name in parts}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _write(archive, "[Content_Types].xml", [_types(files, picture)])
        _write(archive, "_rels/.rels", [_package_relationships()])
        _write(archive, "docProps/core.xml", [core])
        _write(archive, "word/document.xml", _watched(document, check))
        for name, file in files.items():
            _write(archive, f"word/{file}", _watched(parts[name], check))
        linked = "".join([_link(key, target) for key, target in links])
        own = "".join([_relationship(name, name, file) for name, file in files.items()])
        _write(archive, "word/_rels/document.xml.rels", [_relationships(own + linked)])
        if "comments" in files:
            _write(archive, "word/_rels/comments.xml.rels", [_relationships(linked)])
        if picture is not None:
            shown = _relationship("logo", "image", f"media/logo.{picture.kind}")
            _write(archive, "word/_rels/header1.xml.rels", [_relationships(shown)])
            archive.writestr(_entry(f"word/media/logo.{picture.kind}"), picture.data)
    return out.getvalue()


def _watched(pieces: Iterable[str], check: Callable[[], None]) -> Iterator[str]:
    for index, piece in enumerate(pieces):
        if not index % _AT_A_TIME:
            check()
        yield piece


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> None:
    with archive.open(_entry(name), "w") as part:
        part.write(_HEAD.encode())
        for piece in pieces:
            part.write(piece.encode())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _types(files: Mapping[str, str], picture: Picture | None) -> str:
    own = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{_WORD}.document.main+xml",
        **{f"/word/{file}": f"{_WORD}.{name}+xml" for name, file in files.items()},
    }
    written = "".join([f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in own.items()])
    seen = f'<Default Extension="{picture.kind}" ContentType="image/{picture.kind}"/>' if picture else ""
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">{seen}'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{written}</Types>'
    )


def _package_relationships() -> str:
    core = (
        f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    return _relationships(_relationship("document", "officeDocument", "word/document.xml") + core)


def _relationships(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _relationship(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _link(key: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_OFFICE}/hyperlink" Target="{escaped(target)}" TargetMode="External"/>'
