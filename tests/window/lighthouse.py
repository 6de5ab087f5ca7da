"""An article that has been updated: every outcome that a claim's place can have, and the author's own notes."""

from annotator.domain.article import Article, BlockKind, Hanging, Suggestion, Version
from annotator.domain.claim import Claim, Passage, Placed, Stamp, Status, Waiver
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.ids import new_id
from annotator.domain.review import Review
from annotator.domain.text import context
from tests.recording import version_of

MARA, THEO = Stamp("Mara Boyd", "2025-06-02T09:42:00.000000Z"), Stamp("Theo Lin", "2025-06-02T11:05:00.000000Z")
HEADLINE, BYLINE = "Lighthouse lit again after nine years", "By Ines Calder · The Port Ledger · 2 June 2025"
OLD = (
    "The lighthouse on Gull Rock 😀 was lit again on Monday, nine years after the storm that put it out. Engineers "
    "expect 40,000 visitors a year, and tickets cost 6 euros.",
    "The lamp is visible for 21 miles. It was made in Porto in 1911, the keeper said.",
    "It was a lovely evening, and everybody sang.",
)
NEW = (
    "The lighthouse on Gull Rock 😀 was lit again on Tuesday, ten years after the storm that put it out. Critics doubt "
    "40,000 visitors a year, and tickets cost 6 euros.",
    "The lamp is visible for 21 miles.",
    "It was a mild evening at the quay, and everybody sang.",
)
FOOTNOTE = "List of Lights 2024, page 31"


def lighthouse() -> Review:
    """Claim 1 has moved; of claim 2 the first passage is kept and the second has moved; claim 3 is to be reread; 4 and
    5 are kept; 6 was cut from the text. The waiver has moved."""
    old, new = _version(1, OLD), _version(2, NEW)
    claims = (
        _claim(1, Status.VERIFIED, _carried(old, new, "lit again on Monday", "lit again on Tuesday")),
        _claim(
            2,
            Status.VERIFIED,
            _carried(old, new, "nine years"),
            _carried(old, new, "nine years after the storm", "ten years after the storm", ordinal=1),
        ),
        _claim(3, Status.DISPUTED, _carried(old, new, "40,000 visitors a year", reread=True), reason="wrong"),
        _claim(4, Status.UNSOURCED, _carried(old, new, "tickets cost 6 euros")),
        _claim(5, Status.VERIFIED, _carried(old, new, "visible for 21 miles")),
        _claim(6, Status.UNCHECKED, _carried(old, new, "made in Porto in 1911", None)),
    )
    article = Article("lighthouse", HEADLINE, MARA.at, (old, new), language="en")
    return Review(article, claims, _waivers(old, new), ())


def place_of(version: Version, quote: str) -> tuple[int, int]:
    start = version.text.index(quote)
    return start, start + len(quote)


def _version(number: int, paragraphs: tuple[str, ...]) -> Version:
    drafts = [DraftBlock(BlockKind.HEADING, [Run(HEADLINE)], 1)]
    drafts += [DraftBlock(BlockKind.PARAGRAPH, [Run(words)]) for words in (BYLINE, *paragraphs)]
    made = version_of(*assemble(drafts), number=number)
    links = ("https://port.example/tickets/2025", "mailto:desk@port.example")
    suggestions = (
        Suggestion(Hanging.COMMENT, *place_of(made, "40,000 visitors"), "Who counted?", "Ed Moss", None, links),
        Suggestion(Hanging.FOOTNOTE, *place_of(made, "21 miles"), FOOTNOTE, links=("https://lights.example/31",)),
    )
    return Version(number, made.created, made.text, made.text_sha256, made.blocks, None, suggestions)


def _carried(
    old: Version, new: Version, was: str, now: str | None = "", *, reread: bool = False, ordinal: int = 0
) -> tuple[Passage, Passage]:
    """The passage in both versions: on the same words where `now` is empty, orphaned where it is None."""
    first = _passage(old, was, ordinal=ordinal)
    if now is None:
        orphan = Passage(
            new_id(), 2, None, None, first.exact, first.prefix, first.suffix, Placed.ORPHANED, False, first.id, ordinal
        )
        return first, orphan
    state = Placed.MOVED if now else Placed.KEPT
    return first, _passage(new, now or was, state, reread, first.id, ordinal)


def _passage(
    version: Version,
    quote: str,
    state: Placed = Placed.KEPT,
    reread: bool = False,
    origin: str | None = None,
    ordinal: int = 0,
) -> Passage:
    start, end = place_of(version, quote)
    around = context(version.text, start, end)
    return Passage(new_id(), version.number, start, end, quote, *around, state, reread, origin, ordinal)


def _claim(number: int, status: Status, *passages: tuple[Passage, Passage], reason: str | None = None) -> Claim:
    return Claim(
        new_id(),
        number,
        MARA,
        MARA,
        status,
        reason,
        None if status is Status.UNCHECKED else THEO,
        passages=tuple(new for _, new in passages),
        earlier=tuple(old for old, _ in passages),
    )


def _waivers(old: Version, new: Version) -> tuple[Waiver, Waiver]:
    first = Waiver(new_id(), 1, *place_of(old, OLD[2]), OLD[2], "background", *MARA)
    moved = Waiver(
        new_id(), 2, *place_of(new, NEW[2]), NEW[2], "background", *MARA, state=Placed.MOVED, carried_from=first.id
    )
    return first, moved
