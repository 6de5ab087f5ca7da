"""A Word document from its text: with the styles and the frame that all documents of a house share."""

from collections.abc import Iterable, Mapping

from annotator.domain.review import Review
from annotator.reports.docx import frame
from annotator.reports.docx.package import NAMESPACES, Picture, packed
from annotator.reports.docx.styles import fonts, styles
from annotator.reports.options import Options


def opened() -> str:
    """The beginning of a document's text."""
    return f"<w:document {NAMESPACES}><w:body>"


def closed() -> str:
    """The end of a document's text, with the properties of its pages."""
    return f"{frame.section()}</w:body></w:document>"


def bound(
    text: Iterable[str],
    review: Review,
    options: Options,
    told: str,
    language: str,
    more: Mapping[str, Iterable[str]] | None = None,
    links: Iterable[tuple[str, str]] = (),
) -> bytes:
    """The document. `told` says what it is, `language` is its language, BCP 47, `more` are the pieces of parts that
    only some documents have, `links` as in `packed`."""
    logo = options.style.logo
    parts = {
        "styles": [styles(review, options)],
        "numbering": [frame.numbering()],
        "settings": [frame.settings()],
        "fontTable": [fonts()],
        "header": [frame.header(options, told)],
        "footer": [frame.footer(review, options)],
        **(more or {}),
    }
    picture = Picture(logo.media_type.rpartition("/")[2], logo.data) if logo and frame.picture_size(logo) else None
    return packed(text, parts, links, frame.core(review, options, told, language), picture, options.check)
