"""Reviews with a text that would act everywhere that a reviewer, an article, a server or the house can put one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from annotator.domain.article import Article, BlockKind, SourceFile
from annotator.domain.claim import Claim, Decision, Rating, Stamp, Status
from annotator.domain.correcting import propose_correction
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.evidence import Capture, Evidence, KeptFile, Source
from annotator.domain.records import Addressee, Attempt, LogEntry, Query, QueryState, Role, SignOff
from annotator.domain.review import Review
from annotator.domain.scope import Scope
from annotator.domain.style import HouseStyle
from annotator.reports import Options
from tests.recording import MADE, Recorder, article_of

Said = Callable[[str], str]
# The fields that an article has once, whatever the number of its claims.
OF_ARTICLE = frozenset(
    {
        *("title", "byline", "publication", "article url", "published", "language", "read file", "read type"),
        *("read hash", "signer", "house", "method"),
    }
)


def tagged(payload: str, number: int | None = None) -> Said:
    """The text of a field: it begins and ends with the payload, and has the field's name in the middle, with the number
    where there are several."""
    return lambda field: f"{payload} {tag(field)}{number or ''} {payload}"


def tag(field: str) -> str:
    return f"q{re.sub('[^a-z]', '', field)}q"


def infested(payload: str, said: Said | None = None) -> Review:
    """A review with the payload in every text that it has; `said` gives each field its own text."""
    return review_of_all([said or (lambda _: payload)])


def gathered(payloads: Sequence[str]) -> Review:
    """All of them in one review. Where a text of one acts, it may act on what follows."""
    return review_of_all([infesting(payload) for payload in payloads])


def infesting(payload: str) -> Said:
    return lambda _: payload


def review_of_all(saids: Sequence[Said]) -> Review:
    """A claim, two sources and a block of every kind for each of them; what an article has once is the first one's."""
    recorder = Recorder(_article(saids))
    begin = 0
    for said in saids:
        text, _ = assemble(_blocks(said))
        _mark(recorder, said, text, begin)
        begin += len(text) + 1
    review = recorder.review
    claims = [_filled(claim, said, n) for n, (claim, said) in enumerate(zip(review.claims, saids, strict=True), 1)]
    sources = [source for n, said in enumerate(saids, 1) for source in _sources(said, n)]
    signed = SignOff("whole", saids[0]("signer"), Role.EDITOR, MADE, "0", 1)
    return replace(
        review, article=replace(review.article, sign_offs=(signed,)), claims=tuple(claims), sources=tuple(sources)
    )


def infested_options(said: Said) -> Options:
    """Those of an infested house, whose open items are for the author."""
    style = HouseStyle(name=said("house"), method=said("method"))
    return Options(made=MADE, style=style, scope=Scope(history=True), addressee="author")


def _blocks(said: Said) -> Iterator[DraftBlock]:
    for kind in BlockKind:
        yield DraftBlock(kind, [Run("Before "), Run(said(kind), True, True, said("link")), Run(" after.")], 1)


def _article(saids: Sequence[Said]) -> Article:
    said = saids[0]
    article = article_of(
        *(block for one in saids for block in _blocks(one)),
        title=said("title"),
        byline=said("byline"),
        publication=said("publication"),
        url=said("article url"),
        published=said("published"),
        language=said("language"),
    )
    read = SourceFile(said("read file"), said("read type"), said("read hash"))
    return replace(article, versions=(replace(article.newest, source=read),))


def _mark(recorder: Recorder, said: Said, text: str, begin: int) -> None:
    """A claim on what stands in the first paragraph of that text, which begins there in the article, and a waiver on
    the end of its last."""
    quote = text.split("\n")[0].removeprefix("Before ").removesuffix(" after.")
    by = said("by")
    claim = recorder.mark(quote, Status.DISPUTED, by=by, begin=begin + len("Before "))
    recorder.edit(
        claim,
        statement=said("statement"),
        claimant=said("claimant"),
        said_at=said("said at"),
        assignee=said("assignee"),
        reasoning=said("reasoning"),
        review_url=said("review url"),
        appearances=(said("appearance"), f"https://quay.example/{said('page')}"),
        labels=(said("label"),),
        rating=Rating(said("scale"), said("rating")),
    )
    recorder.note(claim, said("note"), by=by)
    otherwise = f"{said('correction')} otherwise"  # to propose what stands there already is refused
    recorder.apply(propose_correction(recorder.article, claim, otherwise, by=by, at=MADE), by)
    recorder.waive("after.", said("waiver"), by=said("waived by"), begin=begin + text.rindex("after."))


def _filled(claim: Claim, said: Said, n: int) -> Claim:
    """The claim with what else can be said of it, as the n-th of the review."""
    (proposed,) = claim.corrections
    decided = replace(
        proposed,
        text=said("correction"),
        decision=Decision.REJECTED,
        decided_by=said("editor"),
        reason=said("rejection"),
    )
    return replace(
        claim,
        reason=said("reason"),
        changed=Stamp(said("changed by"), MADE),
        corrections=(decided,),
        evidence=(
            Evidence(f"use-{n}", f"source-{n}", locator=said("locator"), quote=said("evidence quote"),
                     note=said("evidence note"), seen=said("seen"), calculation=_calculation(said, n)),
            Evidence(f"second-use-{n}", f"second-{n}", locator=said("second locator"), quote=said("second quote")),
        ),
        queries=tuple(_queries(said, n)),
        log=(LogEntry(f"entry-{n}", Attempt.CONTACT, said("whom"), said("log"), MADE, said("how"), said("outcome")),),
        sign_offs=(SignOff(f"sign-{n}", said("second checker"), Role.SECOND_CHECKER, MADE, "0"),),
    )  # fmt: skip


def _calculation(said: Said, n: int) -> dict[str, Any]:
    taken = {"name": "a", "value": "1", "unit": said("unit"), "claim": None, "source": f"second-{n}", "sha256": "0"}
    formula, unit = said("formula"), said("result unit")
    return {"inputs": [taken], "formula": formula, "rounding": None, "result": "1", "unit": unit}


def _queries(said: Said, n: int) -> Iterator[Query]:
    by, first = said("asked by"), 3 * n - 2
    yield Query(f"query-{first}", first, Addressee.AUTHOR, said("query"), by, MADE)
    state = QueryState.ANSWERED
    yield Query(f"query-{first + 1}", first + 1, Addressee.AUTHOR, said("answered"), by, MADE, state, said("answer"))
    yield Query(f"query-{first + 2}", first + 2, Addressee.LAWYER, said("lawyer"), by, MADE)


def _sources(said: Said, n: int) -> tuple[Source, Source]:
    """One with the text alone wherever it may stand, and one whose addresses would be links but for it."""
    file = KeptFile(said("copy"), said("copy type"), said("copy hash"), 1)
    captured = Capture(said("fetched"), MADE, ((said("header"), said("header value")),))
    first = Source(
        f"source-{n}", title=said("source title"), author=said("author"), publisher=said("publisher"),
        url=said("source url"), archive_url=said("archive url"), published=said("source date"),
        channel=said("channel"), file=file, captured=captured,
    )  # fmt: skip
    second = Source(
        f"second-{n}", title=said("second title"), url=f"https://quay.example/{said('second url')}",
        archive_url=f"https://web.archive.org/web/20250311101500/https://quay.example/{said('second archive')}",
    )  # fmt: skip
    return first, second
