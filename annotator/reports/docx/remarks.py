"""What to know of the document before it goes out."""

from collections.abc import Iterable, Iterator

from annotator.domain.article import BlockKind
from annotator.domain.hidden import PERHAPS_HIDDEN, shown
from annotator.domain.review import Review
from annotator.reports.content.edits import edits_of
from annotator.reports.docx.article import MOST_CELLS
from annotator.reports.docx.frame import picture_size
from annotator.reports.options import Options
from annotator.reports.tables import claims, evidence


def remarks(review: Review, options: Options) -> list[str]:
    """What is shown otherwise than it is, and which corrections are not tracked in the text."""
    return [
        *_unseen(review, options), *_untracked(review, options), *_wide_rows(review, options), *logo_remarks(options),
    ]  # fmt: skip


def logo_remarks(options: Options) -> Iterator[str]:
    """That the house's logo is left out."""
    logo = options.style.logo
    if logo is not None and picture_size(logo) is None:
        yield options.say("The logo is left out: its file does not say how large it is.")


def unseen_remarks(texts: Iterable[str], options: Options) -> Iterator[str]:
    """How many of the texts have characters that are not seen."""
    number = sum(1 for text in texts if PERHAPS_HIDDEN.search(text) and shown(text) != text)
    if number:
        counted = options.say.counted(number, "text")
        yield options.say("{texts} with characters that are not seen: each is written as its number.", texts=counted)


def _unseen(review: Review, options: Options) -> Iterator[str]:
    say, version = options.say, review.article.newest
    if shown(version.text) != version.text:
        yield say("The article has characters that are not seen; each is written as its number, such as ⟨U+202E⟩.")
    yield from unseen_remarks(_texts(review, options), options)


def _texts(review: Review, options: Options) -> Iterator[str]:
    """What is written of the article's particulars, of claims and of evidence."""
    article = review.article
    yield from (text for text in (article.title, article.byline, article.publication, article.published) if text)
    for rows in (claims.claim_rows(review, options), evidence.evidence_rows(review, options)):
        yield from (cell for row in rows for cell in row if isinstance(cell, str))
    yield from (waiver.reason for waiver in review.standing_waivers)


def _untracked(review: Review, options: Options) -> Iterator[str]:
    say = options.say
    number = sum(1 for said in edits_of(say, review).why_not.values() if said)
    if number:
        corrections = say.counted(number, "proposed correction")
        yield say("{corrections} not tracked in the text; the claim’s comment says why.", corrections=corrections)


def _wide_rows(review: Review, options: Options) -> Iterator[str]:
    version = review.article.newest
    rows = [block for block in version.blocks if block.kind is BlockKind.TABLE_ROW]
    number = sum(1 for block in rows if version.text.count("\t", block.start, block.end) >= MOST_CELLS)
    if number:
        counted = options.say.counted(number, "table row")
        yield options.say(
            "{rows} with more than {cells} cells, as many as Word has: the last cell holds the rest.",
            rows=counted, cells=MOST_CELLS,
        )  # fmt: skip
