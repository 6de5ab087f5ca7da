"""The pages after the article: the summary before the claims table; waivers, sources, method and history after it."""

from collections.abc import Iterator

from annotator.domain.claim import Status
from annotator.domain.review import Review
from annotator.reports.content.directions import apart
from annotator.reports.content.entries import Entries, Entry, waiver_lines
from annotator.reports.content.history import history_lines
from annotator.reports.content.language import Tongue
from annotator.reports.content.method import (
    TIERS,
    UNKNOWN_SCALE,
    UsedScale,
    method_paragraphs,
    status_meanings,
    used_scales,
)
from annotator.reports.content.places import unsettled_words
from annotator.reports.content.signatures import article_signatures
from annotator.reports.content.words import COUNTING, STATUS_WORDS, coverage_words, made_words, total_words
from annotator.reports.docx.claims import BOLD, MUTED, REMARK, ClaimWords
from annotator.reports.docx.links import Links
from annotator.reports.docx.rows import COLOURS
from annotator.reports.docx.tables import WIDTH, Cell, opened, row, table
from annotator.reports.docx.text import is_rtl, paragraph, plain, runs
from annotator.reports.options import Options

_STYLE = "ReportText"
_HISTORY = (2500, 1738, 5400)
_BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_AT_A_TIME = 256  # actions of the history


def title_lines(review: Review) -> Iterator[str]:
    """The article's title before its text, where that does not begin with it, and what is known of it."""
    article, version = review.article, review.article.newest
    first = version.blocks[0] if version.blocks else None
    if first is None or version.text[first.start : first.end].strip() != article.title.strip():
        yield plain("Title", article.title)
        if article.byline and (first is None or article.byline not in version.text[first.start : first.end]):
            yield plain("Subtitle", article.byline)


def summary(review: Review, options: Options, found: Entries, words: ClaimWords, links: Links) -> Iterator[str]:
    """From the heading to the signatures on the article."""
    say, article = options.say, review.article
    yield plain("Heading1", say("Fact-check report"), more="<w:pageBreakBefore/>")
    yield plain("ReportTitle", article.title)
    known = [part for part in (article.byline, article.publication, article.published) if part]
    if known:
        yield plain(_STYLE, " · ".join(known), MUTED)
    if article.url:
        yield paragraph("ReportAddress", links.address(article.url))
    counts = review.counts()
    yield _tiles(options, counts)
    total = len(found)
    yield plain("ReportTotal", total_words(say, total, total - counts[Status.UNCHECKED], found.out_of) + ".")
    yield plain(_STYLE, coverage_words(say, review.coverage()) + ".")
    if unsettled := unsettled_words(say, found.claims):
        yield plain(_STYLE, f"{unsettled}.", REMARK)
    if own := found.byline.words(found.claims):
        yield plain(_STYLE, f"{own}.", REMARK)
    if signatures := article_signatures(review, found.held, found.byline):
        yield plain("Heading2", say("Signatures"))
        yield from words.signatures(signatures, _STYLE)


def _tiles(options: Options, counts: dict[Status, int]) -> str:
    """How many claims have each status."""
    say = options.say
    cells = []
    for status in Status:
        fill, colour = COLOURS[status]
        looks = f'<w:color w:val="{colour}"/>'
        number = plain("TileNumber", say.number(counts[status]), looks)
        cells.append(Cell(number + plain("TileText", say(STATUS_WORDS[status]), looks), fill))
    return table("Tiles", [WIDTH // 4] * 4, [cells])


def how_to_read(options: Options, total: int, tracked: int) -> Iterator[str]:
    """What is said before the claims table; `tracked` is how many corrections the text has."""
    say = options.say
    if not total:
        yield plain(_STYLE, say("No claims have been marked."))
        return
    said = [say("In the order of the text. In the article, each is a comment on its passage; a number leads there.")]
    if tracked:
        said.append(say("Proposed corrections are tracked changes there."))
    yield plain(_STYLE, " ".join([*said, say(COUNTING)]), MUTED)


def waivers(review: Review, options: Options) -> Iterator[str]:
    """The passages that need no check."""
    say = options.say
    found = waiver_lines(say, review)
    if found:
        yield plain("Heading2", say("No check needed"))
    for waiver, place, who, remark in found:
        bidi = is_rtl(waiver.exact)
        told = runs(f" ({apart(say(waiver.reason))}; {place}; {who})", MUTED, bidi=bidi)
        doubt = runs(f" {remark}", REMARK, bidi=bidi) if remark else ""
        yield paragraph(
            "ReportList", runs(say("“{quote}”", quote=waiver.exact), bidi=bidi) + told + doubt, _BULLET, bidi=bidi
        )


def sources(options: Options, found: Entries, words: ClaimWords) -> Iterator[str]:
    """All sources that the claims rest on."""
    if len(found.sources):
        yield plain("Heading2", options.say("Sources"))
    for cited in found.sources:
        options.check()
        yield from words.source(cited, "Source")


def method(options: Options, found: Entries) -> Iterator[str]:
    """How the house checks, and what statuses and the used scales mean."""
    say = options.say
    yield plain("Heading2", say("Method and scale"))
    for line in method_paragraphs(options):
        yield plain(_STYLE, line)
    for status, meaning in status_meanings(say):
        looks = f'{BOLD}<w:color w:val="{COLOURS[status][1]}"/>'
        word = runs(f"{say(STATUS_WORDS[status])}{say(':')} ", looks)
        yield paragraph("ReportList", word + runs(meaning), _BULLET)
    yield plain(_STYLE, say(TIERS))
    for scale in used_scales(found.claims, options):
        yield paragraph("ReportList", "".join(_scale(options, scale)), _BULLET)


def _scale(options: Options, scale: UsedScale) -> Iterator[str]:
    """The scale with its verdicts; those that the report gives are in bold."""
    say = options.say
    numbers = f" ({scale.range})" if scale.range else ""
    yield runs(apart(scale.name), BOLD) + runs(f"{numbers}{say(':')} ", MUTED)
    for index, one in enumerate(scale.values):
        if index:
            yield runs(", ")
        number = f" ({one.number})" if one.number else ""
        yield runs(f"{apart(one.value)}{number}", BOLD if one.value in scale.given else "")
    told = say("Ratings that this report gives are in bold.")
    yield runs(". " + (told if scale.range else f"{say(UNKNOWN_SCALE)} {told}"), MUTED)


def history(review: Review, options: Options) -> Iterator[str]:
    """What was done by whom and when, where that is asked for."""
    if not review.history:
        return
    say = options.say
    yield plain("Heading2", say("History"))
    head = [plain("TableHead", word) for word in (say("When"), say("Who"), say("What"))]
    yield opened("ClaimsTable", _HISTORY, head)
    for index, cells in enumerate(history_lines(say, review)):
        if not index % _AT_A_TIME:
            options.check()
        yield row([Cell(plain("TableText", cell)) for cell in cells], _HISTORY)
    yield "</w:tbl>"


def made(review: Review, options: Options, links: Links) -> Iterator[str]:
    """When the report was made, of what, and where its house is to be found."""
    say = options.say
    text_hash = say("SHA-256 of the text: {hash}", hash=review.article.newest.text_sha256)
    yield plain("ReportMade", made_words(say, review, options.made))
    yield plain("ReportNote", text_hash)
    if options.style.url:
        yield paragraph("ReportNote", links.address(options.style.url))


def unplaced(say: Tongue, entry: Entry, words: ClaimWords) -> Iterator[str]:
    """What is known of a claim on which the article has no comment."""
    yield plain("Heading3", words.head(entry))
    for quote in entry.quotes:
        yield plain(_STYLE, words.quoted(quote))
        if quote.remark:
            yield plain(_STYLE, quote.remark, REMARK)
    yield from words.all_of(entry, _STYLE)
