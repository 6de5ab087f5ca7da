"""The open items as a Word document with a table, to be filled in and sent back."""

from collections.abc import Iterator

from annotator.domain.review import Review
from annotator.reports.content.language import Tongue
from annotator.reports.docx.document import bound, closed
from annotator.reports.docx.document import opened as document_opened
from annotator.reports.docx.remarks import logo_remarks, unseen_remarks
from annotator.reports.docx.tables import Cell, opened, row
from annotator.reports.docx.text import is_rtl, paragraph, plain
from annotator.reports.open_items.questions import Question, Questions, left_out_remarks
from annotator.reports.open_items.table import asked_about, columns, empty
from annotator.reports.options import Options

__all__ = ["remarks", "render"]

_WIDTHS = (1560, 2450, 2450, 3178)  # the mark of the article has to stand on one line of the first
_HIGH = 1_360  # twentieths of a point: room for an answer by hand
_PLEASE = "Please write each answer into the last column, and send this file back."
_LEAVE = "Leave the first column as it is: it says which question an answer belongs to."
_HEAD_FILL = "F4F3F0"


def render(review: Review, options: Options) -> bytes:
    """The document in the language of the report, the same bytes for the same review and options."""
    questions = Questions(review, options)
    text = list(_text(review, questions, options))
    return bound(text, review, options, questions.heading(), options.language)


def remarks(review: Review, options: Options) -> list[str]:
    """What is left out, and what is shown otherwise than it is."""
    texts = [review.article.title, *[text for one in Questions(review, options) for text in (one.words, one.text)]]
    return [*left_out_remarks(review, options), *unseen_remarks(texts, options), *logo_remarks(options)]


def _text(review: Review, questions: Questions, options: Options) -> Iterator[str]:
    say = options.say
    yield document_opened()
    yield plain("Heading1", questions.heading())
    yield plain("ReportTitle", review.article.title)
    if len(questions):
        yield plain("ReportText", " ".join([say(_PLEASE), say(_LEAVE)]))
        heads = [plain("TableHead", head) for head in columns(say, review.article)]
        yield opened("FormTable", _WIDTHS, heads, _HEAD_FILL)
        for one in questions:
            yield _row(say, one)
        yield "</w:tbl>"
        yield paragraph("ReportNote", "")
    else:
        yield plain("ReportText", empty(say))
    yield closed()


def _row(say: Tongue, one: Question) -> str:
    """A tab in what was asked would look like the end of its cell when the table is read back."""
    words, text = (part.replace("\t", " ") for part in (one.words, one.text))
    cells = (
        plain("FormNumber", f"q{one.number}"),
        plain("FormWords", words) + plain("TableNote", asked_about(say, one)),
        plain("FormText", text),
        paragraph("FormText", "", bidi=is_rtl(text)),
    )
    return row([Cell(content) for content in cells], _WIDTHS, least=_HIGH)
