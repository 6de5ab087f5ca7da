"""A review in which all is hard about the places of claims: overlapping, nested, on several passages, across
paragraphs, cells and list items, many on one range, without a place; in text of every direction and script."""

from dataclasses import replace
from itertools import cycle

from annotator.domain.article import BlockKind
from annotator.domain.claim import Claim, Rating, Status, orphaned
from annotator.domain.correcting import propose_correction
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.evidence import Evidence, Source
from annotator.domain.records import Addressee, Query
from annotator.domain.review import Review
from tests.recording import MADE, Recorder, article_of

LONG = "Donau" + "dampfschifffahrts" * 120 + "gesellschaft"
PILED = 20
_PARAGRAPH, _ROW, _ITEM = BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.LIST_ITEM
_BLOCKS = [
    DraftBlock(BlockKind.HEADING, [Run("The harbour, in "), Run("hard", italic=True), Run(" words")], 1),
    DraftBlock(_PARAGRAPH, [Run("On Monday the mayor said that the quay cost 40 crowns and "), Run("opened", bold=True),
                            Run(" early.")]),
    DraftBlock(_PARAGRAPH, [Run("A tender came late, and it left")]),
    DraftBlock(_PARAGRAPH, [Run("before noon; see "), Run("the log of the port", href="https://port.example/log?a=1&b=2"),
                            Run(" and [3] (4).")]),
    DraftBlock(_PARAGRAPH, [Run("הנמל נפתח ב-Monday, אמר Ada Quist, בשעה 10:30.")]),
    DraftBlock(_PARAGRAPH, [Run("قال الوزير إن شركة Harbour Ltd دفعت 40 مليون (crowns) أمس.")]),
    DraftBlock(_PARAGRAPH, [Run("The crew 👩🏽\u200d🚀👨\u200d👩\u200d👧\u200d👦🇫🇷 cheered 🎉 at "),
                            Run("Zoe\u0308’s cafe\u0301, nai\u0308vely.")]),
    DraftBlock(_PARAGRAPH, [Run("港口于周一开放，耗资四千万克朗。桟橋は十時に開いた。")]),
    DraftBlock(_PARAGRAPH, [Run(f"The {LONG} paid twice.")]),
    DraftBlock(_ITEM, [Run("Ropes: 12")], 1),
    DraftBlock(_ITEM, [Run("of hemp: 7\u2028of wire: 5")], 2),
    DraftBlock(_ITEM, [Run("Bollards: 3")], 1),
    DraftBlock(_ROW, [Run("Year\tTons\tShips")]),
    DraftBlock(_ROW, [Run("2024\t40\t7")]),
    DraftBlock(_ROW, [Run("2025\t41\t9")]),
    DraftBlock(BlockKind.QUOTATION, [Run("“We piled it all here,” said the clerk.")]),
    DraftBlock(BlockKind.CODE, [Run("def quay():\n    return 40  # crowns")]),
    DraftBlock(BlockKind.CAPTION, [Run("The quay at dawn, 2025.")]),
]  # fmt: skip
_QUOTES = [
    "On Monday the mayor said that the quay cost 40 crowns and opened early.",  # outer
    "the quay cost 40 crowns",  # nested
    "40 crowns and opened",  # overlapping, and into bold
    "the mayor said that the quay cost 40",  # overlapping both
    "40",  # within all
    "it left\nbefore noon",  # across paragraphs
    "A tender came late, and it left\nbefore noon; see the log of the port and [3] (4).\nהנמל נפתח",  # three
    "log of the port and [3]",  # out of a link
    "ב-Monday, אמר Ada Quist, בשעה 10:30",
    "Ada Quist",
    "Harbour Ltd دفعت 40 مليون (crowns)",
    "👩🏽\u200d🚀👨\u200d👩\u200d👧\u200d👦🇫🇷 cheered",
    "🎉",
    "Zoe\u0308’s cafe\u0301, nai\u0308vely",
    "周一开放，耗资四千万",
    "四千万克朗。桟橋",
    LONG,
    f"{LONG} paid",
    "12\nof hemp: 7\u2028of wire: 5\nBollards",
    "hemp: 7\u2028of",
    "Tons\tShips\n2024\t40",
    "40\t7",
    "2025\t41\t9\n“We",
    "quay():\u2028    return 40",
    "dawn, 2025.",
]


def hard_review() -> Review:
    """Claims 1 to 25 are on `_QUOTES`, 26 to 45 all on one range, 46 has five passages, 47 is an orphan, 48 has a
    place and lost another, 49 has no passage. Each has a statement, a claimant and a piece of evidence of its own, a
    rating, a correction and a question to the author."""
    recorder = Recorder(
        article_of(*_BLOCKS, title="The harbour, in hard words", url="https://port.example/hard", language="en")
    )
    statuses = cycle(Status)
    for quote in [*_QUOTES, *["piled it all here"] * PILED]:
        recorder.mark(quote, next(statuses))
    several = recorder.mark("The harbour", Status.VERIFIED)
    for quote in ("the quay", "Ada Quist", "7\u2028of", "2025\t41"):
        recorder.also(several, quote)
    for quote in ("came late", "Bollards: 3", "The crew"):
        recorder.mark(quote, Status.UNSOURCED)
    recorder.waive("On Monday the mayor")
    recorder.waive("at dawn", "background")
    for claim in list(recorder.desk.claims.values()):
        proposed = propose_correction(recorder.article, claim, f"Correction {claim.number}.", by="Mara Boyd", at=MADE)
        recorder.apply(proposed, "Mara Boyd")
    held = recorder.review
    claims = [_filled(claim) for claim in sorted(held.claims, key=lambda claim: claim.number)]
    lost, partly, bare = claims[46:]
    claims[46] = replace(lost, passages=tuple(map(orphaned, lost.passages)))
    gone = replace(orphaned(lost.passages[0]), id="gone", ordinal=1)
    claims[47] = replace(partly, passages=(*partly.passages, gone))
    claims[48] = replace(bare, passages=())
    sources = tuple(_source(claim) for claim in claims)
    return replace(held, claims=tuple(claims), sources=sources, history=())


def _filled(claim: Claim) -> Claim:
    n = claim.number
    evidence = Evidence(f"use-{n}", f"source-{n}", locator=f"Page {n}.", quote=f"Words {n}.")
    query = Query(f"query-{n}", n, Addressee.AUTHOR, f"Question {n}?", "Mara Boyd", MADE)
    rating = Rating("The port’s scale", f"Rating {n}.")
    return replace(
        claim, statement=f"Statement {n}.", claimant=f"Claimant {n}.", reasoning=f"Reasoning {n}.", rating=rating,
        evidence=(evidence,), queries=(query,),
    )  # fmt: skip


def _source(claim: Claim) -> Source:
    return Source(f"source-{claim.number}", title=f"Source {claim.number}.")
