"""The article as a Word document: its own text in its own structure, each claim a comment on its passage, proposed
corrections as tracked changes; then the summary, the claims table and the sources. WordprocessingML, ISO/IEC 29500,
written as text, since a library's objects for 10,000 comments take minutes. Nothing in it acts: the one field is the
page's number."""

from collections.abc import Iterator

from annotator.domain.review import Review
from annotator.reports.content.edits import edits_of
from annotator.reports.content.entries import Entries
from annotator.reports.content.segments import marks_of
from annotator.reports.docx import pages
from annotator.reports.docx.article import ArticleXml
from annotator.reports.docx.claims import ClaimWords
from annotator.reports.docx.comments import comments_of
from annotator.reports.docx.document import bound, closed, opened
from annotator.reports.docx.links import Links
from annotator.reports.docx.package import NAMESPACES
from annotator.reports.docx.remarks import remarks
from annotator.reports.docx.rows import ClaimRows
from annotator.reports.docx.text import plain
from annotator.reports.options import Options

__all__ = ["remarks", "render"]


def render(review: Review, options: Options) -> bytes:
    """The document, the same bytes for the same review and options."""
    document = _Document(review, options)
    text = list(document.text())
    comments = [content for _, content in sorted(document.comments)]
    more = {"comments": [f"<w:comments {NAMESPACES}>", *comments, "</w:comments>"]}
    told, language = options.say("Fact-check report"), review.article.language or options.language
    return bound(text, review, options, told, language, more, document.links.relationships())


class _Document:
    """The document while it is written. `comments` pairs numbers and comments."""

    def __init__(self, review: Review, options: Options) -> None:
        self.links = Links()
        self.comments: list[tuple[int, str]] = []
        self._review = review
        self._options = options
        self._found = Entries(review, options)
        self._edits = edits = edits_of(options.say, review)
        marks = marks_of(options.say, review, self._found.claims)
        rtl = review.article.direction == "rtl"
        self._article = ArticleXml(review.article.newest, marks, edits.made, self.links, rtl)
        self._words = ClaimWords(options.say, edits, self.links)

    def text(self) -> Iterator[str]:
        """The document's text, from the article to the last page."""
        review, options, found = self._review, self._options, self._found
        yield opened()
        yield from pages.title_lines(review)
        yield from self._article.parts(options.check)
        yield from pages.summary(review, options, found, self._words, self.links)
        yield from self._claims()
        yield from pages.waivers(review, options)
        yield from pages.sources(options, found, self._words)
        yield from pages.method(options, found)
        yield from pages.history(review, options)
        yield from pages.made(review, options, self.links)
        yield closed()

    def _claims(self) -> Iterator[str]:
        """The claims table, and what is known of claims that have no comment; comments are made on the way."""
        options, found, placed = self._options, self._found, self._article.comments
        rows = ClaimRows(options.say, placed, found.held, found.byline)
        elsewhere: list[str] = []
        yield plain("Heading2", options.say("Claims"))
        yield from pages.how_to_read(options, len(found), len(self._edits.made))
        if len(found):
            yield rows.head()
        for entry in found:
            yield rows.row(entry)
            made = list(comments_of(options.say, entry, placed, self._words))
            self.comments += made
            if not made:
                elsewhere += pages.unplaced(options.say, entry, self._words)
        if len(found):
            yield "</w:tbl>"
        if elsewhere:
            yield plain("Heading2", options.say("Claims without a place in the text"))
            yield from elsewhere
