"""Reviews with a text that would act everywhere that a reviewer, an article, a server or the house can put one."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from annotator.domain.actions import passage_at
from annotator.domain.article import Article, BlockKind, SourceFile
from annotator.domain.claim import Claim, Decision, Rating, Stamp, Status
from annotator.domain.correcting import propose_correction
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.evidence import Capture, Evidence, KeptFile, Source
from annotator.domain.records import Addressee, Attempt, LogEntry, Query, QueryState, Role, SignOff
from annotator.domain.review import Review
from annotator.domain.scope import Scope
from annotator.domain.style import HouseStyle
from annotator.reports import Options
from tests.recording import MADE, Recorder, article_of

Said = Callable[[str], str]


def tagged(payload: str) -> Said:
    """The text of a field: it begins and ends with the payload, and has the field's name in the middle."""
    return lambda field: f"{payload} {tag(field)} {payload}"


def tag(field: str) -> str:
    return f"q{re.sub('[^a-z]', '', field)}q"


def infested(payload: str, said: Said | None = None) -> Review:
    """A review with the payload in every text that it has; `said` gives each field its own text."""
    said = said or (lambda _: payload)
    recorder = _marked(_article(said), said)
    claim = recorder.review.claims[0]
    by = said("by")
    recorder.note(claim, said("note"), by=by)
    recorder.apply(propose_correction(recorder.article, claim, said("correction"), by=by, at=MADE), by)
    recorder.waive("after.", said("waiver"), by=said("waived by"))
    review = recorder.review
    (proposed,) = review.claims[0].corrections
    decided = replace(proposed, decision=Decision.REJECTED, decided_by=said("editor"), reason=said("rejection"))
    changed = replace(
        review.claims[0],
        reason=said("reason"),
        changed=Stamp(said("changed by"), MADE),
        corrections=(decided,),
        evidence=(
            Evidence("use", "source", locator=said("locator"), quote=said("evidence quote"),
                     note=said("evidence note"), seen=said("seen"), calculation=_calculation(said)),
            Evidence("second use", "second", locator=said("second locator"), quote=said("second quote")),
        ),
        queries=_queries(said),
        log=(LogEntry("entry", Attempt.CONTACT, said("whom"), said("log"), MADE, said("how"), said("outcome")),),
        sign_offs=(SignOff("sign", said("second checker"), Role.SECOND_CHECKER, MADE, "0"),),
    )  # fmt: skip
    signed = replace(review.article, sign_offs=(SignOff("whole", said("signer"), Role.EDITOR, MADE, "0", 1),))
    return replace(review, article=signed, claims=(changed,), sources=_sources(said))


def infested_options(said: Said) -> Options:
    """Those of an infested house, whose open items are for the author."""
    style = HouseStyle(name=said("house"), method=said("method"))
    return Options(made=MADE, style=style, scope=Scope(history=True), addressee="author")


def _article(said: Said) -> Article:
    drafts = [
        DraftBlock(kind, [Run("Before "), Run(said(kind), True, True, said("link")), Run(" after.")], 1)
        for kind in BlockKind
    ]
    article = article_of(
        *drafts,
        title=said("title"),
        byline=said("byline"),
        publication=said("publication"),
        url=said("article url"),
        published=said("published"),
        language=said("language"),
    )
    read = SourceFile(said("read file"), said("read type"), said("read hash"))
    return replace(article, versions=(replace(article.newest, source=read),))


def _marked(article: Article, said: Said) -> Recorder:
    """The article with a claim on what stands in its first paragraph."""
    recorder = Recorder(article)
    quote = article.newest.text.split("\n")[0].removeprefix("Before ").removesuffix(" after.")
    claim = recorder.mark(quote, Status.DISPUTED, by=said("by"))
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
    return recorder


def _calculation(said: Said) -> dict[str, Any]:
    taken = {"name": "a", "value": "1", "unit": said("unit"), "claim": None, "source": "second", "sha256": "0"}
    formula, unit = said("formula"), said("result unit")
    return {"inputs": [taken], "formula": formula, "rounding": None, "result": "1", "unit": unit}


def _queries(said: Said) -> tuple[Query, ...]:
    by = said("asked by")
    return (
        Query("1", 1, Addressee.AUTHOR, said("query"), by, MADE),
        Query("2", 2, Addressee.AUTHOR, said("answered"), by, MADE, QueryState.ANSWERED, said("answer")),
        Query("3", 3, Addressee.LAWYER, said("lawyer"), by, MADE),
    )


def _sources(said: Said) -> tuple[Source, ...]:
    """One with the text alone wherever it may stand, and one whose addresses would be links but for it."""
    file = KeptFile(said("copy"), said("copy type"), said("copy hash"), 1)
    captured = Capture(said("fetched"), MADE, ((said("header"), said("header value")),))
    first = Source(
        "source", title=said("source title"), author=said("author"), publisher=said("publisher"),
        url=said("source url"), archive_url=said("archive url"), published=said("source date"),
        channel=said("channel"), file=file, captured=captured,
    )  # fmt: skip
    second = Source(
        "second", title=said("second title"), url=f"https://quay.example/{said('second url')}",
        archive_url=f"https://web.archive.org/web/20250311101500/https://quay.example/{said('second archive')}",
    )  # fmt: skip
    return first, second


def gathered(payloads: Sequence[str]) -> Review:
    """All of them in one review: a claim, two sources and a paragraph with a link for each. Where a text of one acts,
    it may act on what follows."""
    found = [infested(payload) for payload in payloads]
    drafts = [
        DraftBlock(kind, [Run("Before "), Run(payload, href=payload), Run(" after.")], 1)
        for payload in payloads
        for kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CODE)
    ]
    article = replace(found[0].article, versions=article_of(*drafts, title="x").versions, sign_offs=())
    claims: list[Claim] = []
    sources: list[Source] = []
    at = 0
    for number, review in enumerate(found, 1):
        quote = review.claims[0].passages[0].exact
        at = article.newest.text.index(quote, at)
        passage = replace(passage_at(article.newest, at, at + len(quote)), id=f"passage-{number}")
        claims.append(_numbered(replace(review.claims[0], passages=(passage,)), number))
        sources += [replace(source, id=f"{source.id}-{number}") for source in review.sources]
        at += len(quote)
    return Review(article, tuple(claims), (), (), tuple(sources))


def _numbered(claim: Claim, number: int) -> Claim:
    """The claim with ids of its own; its evidence rests on the sources of that number."""

    def own(parts: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(replace(part, id=f"{part.id}-{number}") for part in parts)

    evidence = tuple(
        replace(use, source_id=f"{use.source_id}-{number}", calculation=None) for use in own(claim.evidence)
    )
    return replace(
        claim, id=f"claim-{number}", number=number, evidence=evidence, notes=own(claim.notes), log=own(claim.log),
        corrections=own(claim.corrections), queries=own(claim.queries), sign_offs=own(claim.sign_offs),
    )  # fmt: skip
