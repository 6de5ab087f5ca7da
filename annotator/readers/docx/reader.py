"""Word documents (.docx, .docm). Nothing is run, opened or fetched that a document names: no macro, template, linked
picture or field.

Read with lxml and not with a library: mammoth gives HTML without the ranges of comments, in fourteen times the time and
twenty times the memory, and python-docx passes over inserted runs.
"""

from collections.abc import Iterable

from lxml import etree

from annotator.domain.article import ArticleDraft
from annotator.readers.docx.changes import Changes
from annotator.readers.docx.inline import Tools
from annotator.readers.docx.looks import Looks
from annotator.readers.docx.notes import WordNotes
from annotator.readers.docx.numbering import Numbering
from annotator.readers.docx.paragraphs import Paragraphs
from annotator.readers.docx.parts import WordParts
from annotator.readers.docx.styles import Styles
from annotator.readers.docx.text import WordText
from annotator.readers.given import Given
from annotator.readers.office.draft import draft_of
from annotator.readers.office.findings import Findings
from annotator.readers.office.story import Story
from annotator.readers.zipped import Package


def read(data: bytes, given: Given) -> ArticleDraft:
    """The draft of a Word document. Raises ReaderError where it is damaged, encrypted, no Word document, without text,
    or past a limit.

    Tracked insertions are taken and deletions left out; footnotes, endnotes and comments become suggestions.
    """
    with Package(data, given.subject) as package:
        parts = WordParts(package)
        findings = Findings(macros=parts.has_macros)
        story = _story(parts, findings, given.form)
        properties = parts.properties()
    return draft_of(story, properties, findings, given)


def _story(parts: WordParts, findings: Findings, form: bool) -> Story:
    styles = Styles(_root(parts, "styles"))
    paragraphs = Paragraphs(styles, Numbering(_root(parts, "numbering")))
    notes = WordNotes(parts)
    tools = Tools(Looks(styles), notes, findings, Changes(findings), form)

    def story_of(elements: Iterable[etree._Element], targets: dict[str, str]) -> Story:
        return WordText(paragraphs, tools, targets).read(elements)

    notes.read(story_of)
    story = story_of(parts.body(), parts.links)
    findings.unplaced = notes.settle(story.blocks)
    return story


def _root(parts: WordParts, kind: str) -> etree._Element | None:
    part = parts.part(kind)
    return part.root if part is not None else None
