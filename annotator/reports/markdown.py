"""The report as Markdown (CommonMark, with GitHub's tables): the counts, the article with a numbered mark after every
passage, and the claims."""

import re
from collections.abc import Iterable, Iterator

from annotator.domain.article import Block, BlockKind
from annotator.domain.claim import Claim, Status
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports.entries import Entries, Entry, waiver_lines
from annotator.reports.markdown_evidence import EvidenceLines, address, signature_lines
from annotator.reports.markdown_text import beginning, inline, lines
from annotator.reports.places import LEGEND, unsettled_words
from annotator.reports.segments import Cutter, Segment, marks_of
from annotator.reports.signatures import article_signatures
from annotator.reports.words import STATUS_WORDS, counted, moment_words

_BREAK = re.compile("[\u2028\n]")
_BACKTICKS = re.compile("`+")
_DEEPEST = 6


def render(review: Review, *, made: str) -> bytes:
    """The report in UTF-8; `made` is the moment it gives as its own."""
    found = Entries(review)
    cited = EvidenceLines(found.sources)
    parts: list[str] = []
    parts += _head(review)
    parts += _summary(review, found)
    parts += ["## Article", *_article(review, found.claims), "---", "## Claims"]
    parts += [part for entry in found for part in _claim(entry, cited)] or ["No claims have been marked."]
    parts += _waivers(review)
    if len(found.sources):
        parts += ["## Sources", "\n".join(cited.listed())]
    parts += _foot(review, made)
    return ("\n\n".join(parts) + "\n").encode()


def _head(review: Review) -> Iterator[str]:
    article = review.article
    yield f"# {inline(article.title)}"
    yield "Fact-check report"
    if known := [part for part in (article.byline, article.publication, article.published) if part]:
        yield beginning(" · ".join(map(inline, known)))
    if article.url:
        yield address(article.url)


def _summary(review: Review, found: Entries) -> Iterator[str]:
    counts, coverage, total = review.counts(), review.coverage(), len(found)
    yield "## Summary"
    rows = (f"| {STATUS_WORDS[status]} | {counts[status]:,} |" for status in Status)
    yield "\n".join(("| Status | Claims |", "| --- | ---: |", *rows))
    yield f"{counted(total, 'claim')}, {total - counts[Status.UNCHECKED]:,} checked."
    words = counted(coverage.words, "word")
    yield f"{coverage.percent}% of words looked at: {coverage.covered:,} of {words} are in a claim or need no check."
    if unsettled := unsettled_words(found.claims):
        yield f"{unsettled}. {LEGEND}"
    if own := found.byline.words(found.claims):
        yield lines(f"{own}.")
    if signatures := article_signatures(review, found.held, found.byline):
        yield "Signatures:"
        yield "\n".join(signature_lines(signatures))


def _article(review: Review, claims: Iterable[Claim]) -> Iterator[str]:
    version = review.article.newest
    cutter = Cutter(marks_of(review, claims))
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


def _claim(entry: Entry, cited: EvidenceLines) -> Iterator[str]:
    claim = entry.claim
    reason = f" ({inline(claim.reason)})" if claim.reason else ""
    yield f"### Claim {claim.number}: {entry.status}{reason}"
    if claim.statement:
        yield lines(claim.statement)
    for quote in entry.quotes:
        yield f"> {lines(quote.exact, '> ')}"
        if words := " – ".join(part for part in (quote.place, quote.remark) if part):
            yield words[0].upper() + words[1:]
    if not entry.quotes:
        yield "This claim has no passage in the article."
    details = [f"- {label}: {lines(value, '  ')}" for label, value in entry.details]
    details += [f"- Appeared at: {address(place)}" for place in claim.appearances]
    if claim.review_url:
        details.append(f"- Review: {address(claim.review_url)}")
    if claim.reasoning:
        details.append(f"- Reasoning: {lines(claim.reasoning, '  ')}")
    details += [f"- Correction: {lines(text, '  ')} ({inline(who)})" for text, who in entry.corrections]
    yield "\n".join(details)
    if entry.evidence:
        yield "Evidence:"
        yield "\n".join(cited.evidence(entry.evidence))
    yield inline(entry.doings)
    if entry.signatures:
        yield "\n".join(signature_lines(entry.signatures))


def _waivers(review: Review) -> Iterator[str]:
    waivers = waiver_lines(review.standing_waivers, review.article.newest)
    if waivers:
        yield "## No check needed"
        yield "\n".join(
            f"- “{lines(waiver.exact, '  ')}” ({inline(waiver.reason)}; {place}; {inline(who)})"
            + (f" – {remark}" if remark else "")
            for waiver, place, who, remark in waivers
        )


def _foot(review: Review, made: str) -> Iterator[str]:
    version = review.article.newest
    source = f" from {inline(version.source.name)}" if version.source else ""
    yield "---"
    yield (
        f"Report made {moment_words(made)}. Version {version.number} of the text, taken in "
        f"{moment_words(version.created)}{source}. SHA-256 of the text: {version.text_sha256}"
    )
    yield "Characters are counted as Unicode code points from 0; the last one is not included."
