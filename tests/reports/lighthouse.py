"""A review with evidence of every kind, a calculation, a confidential source, and signatures that hold and that do
not."""

from dataclasses import replace
from typing import Any

from annotator.domain.article import BlockKind
from annotator.domain.asking import ask, log_attempt
from annotator.domain.calculation import Calculation, Input, Rounding, calculated, calculation_to_json
from annotator.domain.claim import Claim, Rating, Status
from annotator.domain.correcting import propose_correction
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.evidence import Capture, KeptFile, Kind, Source, Stance, Tier
from annotator.domain.records import Addressee, Attempt, Role
from annotator.domain.review import Review
from annotator.domain.signing import sign_article, sign_claims
from annotator.domain.sourcing import add_evidence
from tests.recording import Recorder, article_of

MARA, THEO, INES = "Mara Boyd", "Theo Lin", "Ines Calder"
TEXT = (
    "The light on Gannet Rock went out on Tuesday for the first time in 112 years.",
    "Its keeper, Orla Finch, said that she had climbed the 214 steps four times that night. “The lamp was cold,” "
    "she said.",
    "Repairs will cost 96,000 crowns, a third more than the harbour board set aside.",
    "Nobody was hurt, and no ship ran aground. The board is to meet again on 2 May.",
)
_ARCHIVED = "https://web.archive.org/web/20250311101500/https://harbour.example/notices/gannet-rock"


def _source(number: int, kind: Kind, **values: Any) -> Source:
    return Source(f"00000000-0000-7000-9000-{number:012}", kind, **values)


def _file(name: str, media_type: str, digit: str) -> KeptFile:
    return KeptFile(name, media_type, digit * 64, 20_480)


KEEPER = _source(1, Kind.INTERVIEW, author="Orla Finch", published="2025-03-12", channel="by telephone")
LOG = _source(
    2, Kind.DOCUMENT, title="Keeper’s log, March 2025", publisher="Harbour Board", published="2025-03-11",
    file=_file("keepers-log.pdf", "application/pdf", "a"),
)  # fmt: skip
NOTICE = _source(
    3, Kind.PRESS_RELEASE, title="Gannet Rock light restored", publisher="Harbour Board", published="2025-03-11",
    url="https://harbour.example/notices/gannet-rock", archive_url=_ARCHIVED,
    file=_file("gannet-rock.html", "text/html", "b"),
    captured=Capture("https://harbour.example/notices/gannet-rock?print=1", "2025-03-12T08:30:00.000000Z"),
)  # fmt: skip
BUDGET = _source(4, Kind.STATISTICS, title="Harbour Board budget 2025", publisher="Harbour Board", published="2024-12")
INSIDER = _source(5, Kind.INTERVIEW, author="Edda Voss", published="2025-03-12", channel="in person", confidential=True)
SUM = _source(6, Kind.CALCULATION, title="Cost of repairs over the sum set aside")
OTHERS = (
    _source(7, Kind.NEWS, title="Dark night off Gannet Rock", author="Bo Hale", publisher="The Skerry Post"),
    _source(8, Kind.REFERENCE, title="Lights of the Northern Coast", publisher="Pilots’ Guild", published="2019"),
    _source(9, Kind.LAW, title="Lights and Buoys Act, section 4", published="1908"),
    _source(10, Kind.DATA_SET, title="Automatic ship positions, 11 March", url="https://positions.example/2025-03-11"),
    _source(
        11, Kind.PAPER, title="Failure of lamps in sea air", author="Ng, P.; Ruiz, C.", publisher="Coastal Letters"
    ),
    _source(12, Kind.IMAGE, title="The stairs, counted on video", author=MARA, published="2025-03-13"),
    _source(13, Kind.SOCIAL, title="سفينة قرب الصخرة", author="@gullwatch", url="https://posts.example/gullwatch/88"),
    _source(14, Kind.OBSERVATION, title="Visit to the lamp room", author=THEO, published="2025-03-13"),
    _source(15, Kind.OTHER, title="Plaque at the landing", url="ftp://files.example/plaque.jpg"),
)
ALL = (KEEPER, LOG, NOTICE, BUDGET, INSIDER, SUM, *OTHERS)


def lighthouse_review() -> Review:
    """Claim 1 is signed and holds, claim 2 is signed and void; the editor's signature on the article holds, the
    lawyer's does not. Mara Boyd checks under her own byline."""
    recorder = _marked()
    _weighed(recorder)
    _calculated(recorder)
    for number in (1, 2):
        _second(recorder, number)
    recorder.edit(claim(recorder, 2), reasoning="The log gives four climbs; the stairs have 214 steps.")
    recorder.edit(claim(recorder, 2), statement="Orla Finch climbed the 214 steps four times that night.")
    _sign(recorder, Role.LAWYER, "Ada Quist")
    recorder.edit(claim(recorder, 4), claimant="The Harbour Board")
    _sign(recorder, Role.EDITOR, INES)
    return reviewed(recorder)


def reviewed(recorder: Recorder) -> Review:
    return replace(recorder.review, sources=ALL)


def claim(recorder: Recorder, number: int) -> Claim:
    (found,) = [known for known in recorder.desk.claims.values() if known.number == number]
    return found


def cite(recorder: Recorder, number: int, source: Source, stance: Stance, tier: Tier, **values: Any) -> None:
    changes = add_evidence(recorder.article, [claim(recorder, number)], source, stance=stance, tier=tier, **values)
    recorder.apply(changes, MARA)


def _marked() -> Recorder:
    blocks = [DraftBlock(BlockKind.PARAGRAPH, [Run(words)]) for words in TEXT]
    recorder = Recorder(
        article_of(*blocks, title="The light that went out", byline="By Mara Boyd", publication="The Port Ledger")
    )
    recorder.mark("went out on Tuesday for the first time in 112 years", Status.VERIFIED, THEO)
    recorder.mark("climbed the 214 steps four times that night", Status.VERIFIED, MARA, claimant="Orla Finch")
    recorder.mark("a third more than the harbour board set aside", Status.DISPUTED, MARA, reason="wrong")
    recorder.mark("no ship ran aground", Status.UNSOURCED, MARA, reason="single source")
    recorder.mark("Repairs will cost 96,000 crowns", Status.VERIFIED, THEO)
    recorder.mark("The board is to meet again on 2 May")
    recorder.edit(
        claim(recorder, 3),
        statement="Repairs cost a third more than the harbour board set aside.",
        rating=Rating("The Ledger’s scale", "Mostly wrong"),
        reasoning="The board set aside 80,000 crowns.\nRepairs cost 96,000, which is a fifth more.",
        review_url="https://ledger.example/checks/gannet-rock",
        labels=("money", "harbour board"),
    )
    recorder.apply(
        propose_correction(
            recorder.article, claim(recorder, 3), "a fifth more than the harbour board set aside", by=MARA,
            at=recorder.at,
        ),
        MARA,
    )  # fmt: skip
    recorder.note(claim(recorder, 3), "Ring the treasurer before noon.")
    third = claim(recorder, 3)
    recorder.apply(ask(recorder.article, third, Addressee.AUTHOR, "Whose sum is it?", by=MARA, at=recorder.at), MARA)
    tried = log_attempt(
        recorder.article, [third], Attempt.CONTACT, "Board treasurer", how="e-mail", outcome="Away.", by=MARA,
        at=recorder.at,
    )  # fmt: skip
    recorder.apply(tried, MARA)
    recorder.waive("Nobody was hurt", by=THEO)
    return recorder


def _weighed(recorder: Recorder) -> None:
    news, reference, law, ships, paper, stairs, post, visit, plaque = OTHERS
    supports, refutes, context = Stance
    primary, secondary = Tier
    rows: tuple[tuple[int, Source, Stance, Tier, dict[str, Any]], ...] = (
        (1, LOG, supports, primary, {"locator": "p. 7, 23:40", "quote": "Lamp out. First time since 1913."}),
        (1, NOTICE, supports, secondary, {"locator": "second paragraph", "seen": "2025-03-12"}),
        (1, news, context, secondary, {"locator": "column 2"}),
        (1, law, context, primary, {"quote": "A light shall be kept from dusk to dawn."}),
        (1, paper, context, secondary, {"locator": "table 2"}),
        (2, KEEPER, supports, primary, {"locator": "at 6 minutes", "quote": "Four times, and my knees know it."}),
        (2, stairs, supports, primary, {"locator": "00:04:12", "seen": "2025-03-13"}),
        (2, visit, supports, primary, {"locator": "lamp room"}),
        (2, reference, refutes, secondary, {"locator": "p. 88", "quote": "212 steps"}),
        (2, plaque, refutes, secondary, {"quote": "212 STEPS"}),
        (3, BUDGET, refutes, primary, {"locator": "line 14", "quote": "Gannet Rock, upkeep: 80,000"}),
        (5, NOTICE, supports, secondary, {"locator": "last paragraph", "quote": "96,000 crowns"}),
        (4, INSIDER, supports, secondary, {"locator": "notebook 3", "quote": "Nothing touched bottom that night."}),
        (4, ships, supports, primary, {"locator": "rows 1–400", "seen": "2025-03-13"}),
        (4, post, refutes, secondary, {"quote": "رأيت سفينة على الصخر", "locator": "post of 11 March"}),
    )
    for number, source, stance, tier, values in rows:
        cite(recorder, number, source, stance, tier, **values)


def _calculated(recorder: Recorder) -> None:
    wanted = Calculation(
        (
            Input("cost", "96000", "crowns", claim_id=claim(recorder, 5).id),
            Input("planned", "80000", "crowns", source_id=BUDGET.id),
        ),
        "(cost / planned - 1) * 100",
        rounding=Rounding(digits=1),
        unit="percent",
    )
    sources = {source.id: source for source in ALL}
    made = calculated(wanted, sources, dict(recorder.desk.claims))
    cite(recorder, 3, SUM, Stance.REFUTES, Tier.PRIMARY, calculation=calculation_to_json(made))


def _second(recorder: Recorder, number: int) -> None:
    sources = {source.id: source for source in ALL}
    changes = sign_claims(recorder.article, [claim(recorder, number)], sources, by=INES, at=recorder.at)
    recorder.apply(changes, INES)


def _sign(recorder: Recorder, role: Role, by: str) -> None:
    known = reviewed(recorder)
    changes = sign_article(
        known.article, known.claims, known.waivers, known.sources_by_id, role, by=by, at=recorder.at
    )  # fmt: skip
    recorder.apply(changes, by)
