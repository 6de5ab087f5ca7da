"""The report as Markdown (CommonMark, with GitHub's tables): the counts, the article with a numbered mark after every
passage, and the claims."""

import re
from collections.abc import Iterable, Iterator

from annotator.domain.article import Block, BlockKind
from annotator.domain.claim import Claim, Status, Waiver
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.domain.style import HouseStyle
from annotator.reports.content.directions import apart
from annotator.reports.content.entries import Entries, Entry, waiver_lines
from annotator.reports.content.language import Tongue
from annotator.reports.content.places import LEGEND, unsettled_words
from annotator.reports.content.segments import Cutter, Segment, marks_of
from annotator.reports.content.signatures import article_signatures
from annotator.reports.content.words import COUNTING, STATUS_WORDS, coverage_words, made_words, total_words
from annotator.reports.markdown.about import history_section, method_section, open_section
from annotator.reports.markdown.evidence import EvidenceLines, address, signature_lines
from annotator.reports.markdown.text import beginning, inline, lines
from annotator.reports.options import Options

_BREAK = re.compile("[\u2028\n]")
_BACKTICKS = re.compile("`+")
_DEEPEST = 6


def render(review: Review, options: Options) -> bytes:
    """The report in UTF-8."""
    say = options.say
    found = Entries(review, options)
    cited = EvidenceLines(say, found.sources)
    parts: list[str] = []
    parts += _head(say, review, options.style)
    parts += _summary(say, review, found)
    parts += open_section(review, found)
    parts += [f"## {say('Article')}", *_article(say, review, found.claims), "---", f"## {say('Claims')}"]
    parts += [part for entry in found for part in _claim(say, entry, cited)] or [say("No claims have been marked.")]
    parts += _waivers(say, review)
    if len(found.sources):
        parts += [f"## {say('Sources')}", "\n".join(cited.listed())]
    parts += method_section(found, options)
    parts += history_section(say, review)
    parts += _foot(say, review, options.made)
    return ("\n\n".join(parts) + "\n").encode()


def _head(say: Tongue, review: Review, house: HouseStyle) -> Iterator[str]:
    article = review.article
    if house.name:
        yield lines(house.name)
    yield f"# {inline(article.title)}"
    yield say("Fact-check report")
    if known := [part for part in (article.byline, article.publication, article.published) if part]:
        yield beginning(" · ".join(map(inline, known)))
    if article.url:
        yield beginning(address(article.url))


def _summary(say: Tongue, review: Review, found: Entries) -> Iterator[str]:
    counts, coverage, total = review.counts(), review.coverage(), len(found)
    yield f"## {say('Summary')}"
    rows = (f"| {say(STATUS_WORDS[status])} | {say.number(counts[status])} |" for status in Status)
    yield "\n".join((f"| {say('Status')} | {say('Claims')} |", "| --- | ---: |", *rows))
    yield total_words(say, total, total - counts[Status.UNCHECKED], found.out_of) + "."
    yield coverage_words(say, coverage) + "."
    if unsettled := unsettled_words(say, found.claims):
        yield f"{unsettled}. {say(LEGEND)}"
    if own := found.byline.words(found.claims):
        yield lines(f"{own}.")
    if signatures := article_signatures(review, found.held, found.byline):
        yield say("Signatures") + say(":")
        yield "\n".join(signature_lines(say, signatures))


def _article(say: Tongue, review: Review, claims: Iterable[Claim]) -> Iterator[str]:
    version = review.article.newest
    cutter = Cutter(marks_of(say, review, claims))
    items: list[str] = []
    depth = 0
    for block in version.blocks:
        written = _block(block, version.text, list(cutter.cut(block)))
        if block.kind is BlockKind.LIST_ITEM:
            depth = min(max(1, block.level), depth + 1, _DEEPEST)
            indent = "  " * (depth - 1)
            items.append(f"{indent}- {written.replace(chr(10), chr(10) + indent + '  ')}")
            continue
        if items:
            yield "\n".join(items)
            items, depth = [], 0
        yield written
    if items:
        yield "\n".join(items)


def _block(block: Block, text: str, segments: list[Segment]) -> str:
    if block.kind is BlockKind.CODE:
        content = "".join(_raw(text, segment) for segment in segments)
        fence = "`" * max(3, 1 + max(map(len, _BACKTICKS.findall(content)), default=0))
        return f"{fence}\n{content}\n{fence}"
    content = _marked(text, segments)
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * min(block.level + 2, 6)} {content.replace(chr(0x2028), ' ')}"
        case BlockKind.TABLE_ROW:
            content = content.replace("\t", " \\| ")
        case _:
            pass
    content = "\\\n".join(beginning(line) for line in _BREAK.split(content))
    if block.kind is BlockKind.QUOTATION:
        return "> " + content.replace("\n", "\n> ")
    return content


def _marked(text: str, segments: Iterable[Segment]) -> str:
    """Escaped text with `[3]` after every passage of claim 3; U+2028 is still in it."""
    parts: list[str] = []
    start: int | None = None
    for segment in segments:
        start = segment.start if start is None else start
        if segment.ends:
            parts.append(_piece(text[start : segment.end], bool(parts)))
            parts.append("".join(f" [{mark.label}]" for mark in segment.ends))
            start = None
        last = segment.end
    if start is not None:
        parts.append(_piece(text[start:last], bool(parts)))
    return "".join(parts)


def _piece(text: str, after_mark: bool) -> str:
    """Text from one mark to the next, escaped as a whole: what acts may reach over where another claim begins."""
    piece = "\u2028".join(inline(line) for line in text.split("\u2028"))
    # A bracket after a mark would make it a link, a colon a definition.
    return f"\\{piece}" if after_mark and piece[:1] in ("(", ":") else piece


def _raw(text: str, segment: Segment) -> str:
    piece = shown(text[segment.start : segment.end]).replace("\u2028", "\n")
    return piece + "".join(f" [{mark.label}]" for mark in segment.ends)


def _claim(say: Tongue, entry: Entry, cited: EvidenceLines) -> Iterator[str]:
    claim = entry.claim
    reason = f" ({inline(say(claim.reason))})" if claim.reason else ""
    colon = say(":")
    yield f"### {say('Claim {number}', number=claim.number)}{colon} {entry.status}{reason}"
    if claim.statement:
        yield lines(claim.statement)
    for quote in entry.quotes:
        yield f"> {lines(quote.exact, '> ')}"
        if words := " – ".join(part for part in (quote.place, quote.remark) if part):
            yield words[0].upper() + words[1:]
    if not entry.quotes:
        yield say("This claim has no passage in the article.")
    details = [f"- {label}{colon} {lines(value, '  ')}" for label, value in entry.details]
    details += [f"- {say('Appeared at')}{colon} {address(place)}" for place in claim.appearances]
    if claim.review_url:
        details.append(f"- {say('Review')}{colon} {address(claim.review_url)}")
    if claim.reasoning:
        details.append(f"- {say('Reasoning')}{colon} {lines(claim.reasoning, '  ')}")
    details += [f"- {say('Correction')}{colon} {lines(text, '  ')} ({inline(who)})" for text, who in entry.corrections]
    yield "\n".join(details)
    if entry.evidence:
        yield say("Evidence") + colon
        yield "\n".join(cited.evidence(entry.evidence))
    yield inline(entry.doings)
    if entry.signatures:
        yield "\n".join(signature_lines(say, entry.signatures))


def _waivers(say: Tongue, review: Review) -> Iterator[str]:
    waivers = waiver_lines(say, review)
    if waivers:
        yield f"## {say('No check needed')}"
        yield "\n".join(_waiver(say, *line) for line in waivers)


def _waiver(say: Tongue, waiver: Waiver, place: str, who: str, remark: str) -> str:
    quote = say("“{quote}”", quote=lines(waiver.exact, "  "))
    about = f"{inline(apart(say(waiver.reason)))}; {place}; {inline(who)}"
    return f"- {quote} ({about})" + (f" – {remark}" if remark else "")


def _foot(say: Tongue, review: Review, made: str) -> Iterator[str]:
    yield "---"
    text_hash = say("SHA-256 of the text: {hash}", hash=review.article.newest.text_sha256)
    yield f"{made_words(say, review, made, lambda name: inline(apart(name)))} {text_hash}"
    yield say(COUNTING)
