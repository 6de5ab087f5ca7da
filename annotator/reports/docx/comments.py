"""Claims as Word comments: one for each passage that has a place in the article."""

from collections.abc import Iterator, Mapping

from annotator.domain.claim import Claim, Stamp, Status
from annotator.reports.content.entries import Entry
from annotator.reports.content.language import Tongue
from annotator.reports.docx.claims import BOLD, REMARK, ClaimWords
from annotator.reports.docx.moments import author, date_of, initials
from annotator.reports.docx.text import paragraph, plain, runs

_STYLE = "CommentText"
_REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'


def comments_of(say: Tongue, entry: Entry, placed: Mapping[str, int], words: ClaimWords) -> Iterator[tuple[int, str]]:
    """The claim's comments with their numbers. `placed` are the numbers by the keys of passages. The first has all that
    is said of the claim, the others their own passage and where the rest stands."""
    total = len(entry.quotes)
    here = [(placed[quote.key], at, quote) for at, quote in enumerate(entry.quotes, 1) if quote.key in placed]
    for index, (number, at, quote) in enumerate(here):
        passage = say("passage {number} of {total}", number=at, total=total) if total > 1 else ""
        parts = [paragraph(_STYLE, _REFERENCE + runs(words.head(entry, passage), BOLD))]
        if quote.remark:
            parts.append(plain(_STYLE, quote.remark, REMARK))
        if index:
            parts += _further(say, entry, here[0][1])
        else:
            parts += words.all_of(entry, _STYLE)
            parts += _elsewhere(say, entry, placed)
        yield number, _comment(number, _author(entry.claim), "".join(parts))


def _further(say: Tongue, entry: Entry, first: int) -> Iterator[str]:
    if entry.claim.statement:
        yield plain(_STYLE, entry.claim.statement, BOLD)
    yield plain(_STYLE, say("Evidence and all else stand in the comment on passage {number}.", number=first))


def _elsewhere(say: Tongue, entry: Entry, placed: Mapping[str, int]) -> Iterator[str]:
    """The claim's passages that the text does not have any more."""
    for quote in entry.quotes:
        if quote.key not in placed:
            yield plain(_STYLE, say("“{quote}”", quote=quote.exact))
            if quote.remark:
                yield plain(_STYLE, quote.remark, REMARK)


def _author(claim: Claim) -> Stamp:
    """Who checked the claim, or made it, and when."""
    return claim.checked if claim.checked and claim.status is not Status.UNCHECKED else claim.created


def _comment(number: int, stamp: Stamp, content: str) -> str:
    return (
        f'<w:comment w:id="{number}" w:author="{author(stamp.by)}" w:date="{date_of(stamp.at)}" '
        f'w:initials="{initials(stamp.by)}">{content}</w:comment>'
    )
