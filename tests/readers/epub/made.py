"""Small EPUB books, for what no program writes."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
METADATA = "<dc:title>Night ferry</dc:title><dc:language>en</dc:language>"


def page(body: str, attributes: str = "") -> str:
    """A chapter's XHTML."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body {attributes}>{body}</body></html>'
    )


def epub(
    chapters: Mapping[str, str], *, metadata: str = METADATA, spine: str = "", guide: str = "",
    properties: Mapping[str, str] | None = None, parts: Mapping[str, str] | None = None, missing: tuple[str, ...] = (),
) -> bytes:  # fmt: skip
    """A book of chapters, by their file names, in the folder OPS. `spine` is what the spine says in place of all of
    them in order, `properties` are of the manifest's items, `parts` further files, `missing` chapters that are not
    in the file."""
    items, order = "", ""
    for number, name in enumerate(chapters):
        extra = f' properties="{properties[name]}"' if properties and name in properties else ""
        items += f'<item id="c{number}" href="{name}" media-type="application/xhtml+xml"{extra}/>'
        order += f'<itemref idref="c{number}"/>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine or order}</spine><guide>{guide}</guide></package>"
    )
    files = {"META-INF/container.xml": CONTAINER, "OPS/book.opf": package}
    files |= {f"OPS/{name}": text for name, text in chapters.items() if name not in missing}
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for name, text in (files | dict(parts or {})).items():
            archive.writestr(name, text)
    return data.getvalue()
