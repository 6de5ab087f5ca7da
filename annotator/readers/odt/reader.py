"""OpenDocument texts (.odt). Nothing is run, opened or fetched that a document names: no macro, linked section,
picture or object.

Read with lxml and not with odfdo, which unpacks without limits and holds the document as a whole; its own text has
neither the places of notes nor the looks of styles, so that no more than the elements would be used of it.
"""

from collections.abc import Iterator

from lxml import etree

from annotator.domain.article import ArticleDraft
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given
from annotator.readers.odt.names import tag
from annotator.readers.odt.styles import Styles
from annotator.readers.odt.text import OpenText
from annotator.readers.office.draft import draft_of
from annotator.readers.office.findings import Findings
from annotator.readers.office.properties import Properties
from annotator.readers.zipped import Package, stream_xml

_CONTENT, _STYLES, _META, _MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
_MANY = ("text:p", "text:h", "text:list", "text:section", "table:table")
_MACROS = ("Basic/", "Scripts/")


def read(data: bytes, given: Given) -> ArticleDraft:
    """The draft of an OpenDocument text. Raises ReaderError where it is damaged, encrypted, no OpenDocument text,
    without text, or past a limit.

    Tracked insertions are taken and deletions left out; footnotes, endnotes and comments become suggestions.
    """
    with Package(data, given.subject) as package:
        _refuse_encrypted(package)
        if _CONTENT not in package:
            raise ReaderError(f"{given.subject} is a ZIP file without an OpenDocument text in it.")
        content = package.read(_CONTENT)
        findings = Findings(macros=any(name.startswith(_MACROS) for name in package.names))
        body = stream_xml(content, given.subject, (tag("office:text"),), tuple(map(tag, _MANY)))
        story = OpenText(Styles(_styles(package, content)), findings, form=given.form).read(body)
        properties = _properties(package)
    return draft_of(story, properties, findings, given)


def _styles(package: Package, content: bytes) -> Iterator[etree._Element]:
    if _STYLES in package:
        yield from package.children(_STYLES, (tag("office:styles"),))
    yield from stream_xml(content, package.subject, (tag("office:automatic-styles"),), ())


def _refuse_encrypted(package: Package) -> None:
    """By the manifest's mere words: those of old programs have names that only a document type explains."""
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise ReaderError(f"{package.subject} is encrypted; save it without a password and open that.")


def _properties(package: Package) -> Properties:
    if _META not in package:
        return Properties()
    meta = package.xml(_META).find(tag("office:meta"))
    if meta is None:
        return Properties()
    title, template = meta.findtext(tag("dc:title")), meta.find(tag("meta:template"))
    if template is not None and template.get(tag("xlink:title")) == title:
        title = None
    author = meta.findtext(tag("meta:initial-creator")) or meta.findtext(tag("dc:creator"))
    return Properties(title, author, meta.findtext(tag("dc:language")))
