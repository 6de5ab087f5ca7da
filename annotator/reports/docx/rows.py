"""The rows of the claims table: number, quote, status, evidence, who checked, who checked second."""

from collections.abc import Iterator, Mapping

from annotator.domain.claim import Stamp, Status
from annotator.reports.content.entries import Entry, Quote
from annotator.reports.content.evidence import STANCE_WORDS, counts_by_stance
from annotator.reports.content.language import Tongue
from annotator.reports.content.signatures import Byline, decisive
from annotator.reports.docx.article import bookmark
from annotator.reports.docx.claims import BOLD, MUTED, REMARK
from annotator.reports.docx.tables import Cell, opened, row
from annotator.reports.docx.text import paragraph, plain, runs

WIDTHS = (560, 3228, 1450, 1450, 1475, 1475)  # German and French words for statuses and stances stand on one line
COLOURS = {
    Status.VERIFIED: ("D8F0E0", "1B7340"),
    Status.DISPUTED: ("FADFDC", "B3261E"),
    Status.UNSOURCED: ("FCEBC9", "8A5200"),
    Status.UNCHECKED: ("E7E8EA", "565F6A"),
}
"""Of each status the colour of the ground and that of the words."""
_STYLE, _SMALL = "TableText", "TableNote"
_ANCHOR = '<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'


class ClaimRows:
    """Makes the rows. `placed` has the keys of the passages that stand in the article, to which numbers lead."""

    def __init__(self, say: Tongue, placed: Mapping[str, int], held: frozenset[str], byline: Byline) -> None:
        self._say = say
        self._placed = placed
        self._held = held
        self._byline = byline

    def head(self) -> str:
        """The beginning of the table."""
        say = self._say
        words = ("#", say("Claim"), say("Status"), say("Evidence"), say("Checked"), say("Second checker"))
        return opened("ClaimsTable", WIDTHS, [plain("TableHead", word) for word in words])

    def row(self, entry: Entry) -> str:
        """The claim's row."""
        fill, colour = COLOURS[entry.claim.status]
        cells = (
            Cell(self._number(entry)),
            Cell("".join(self._claim(entry))),
            Cell("".join(self._status(entry, f'{BOLD}<w:color w:val="{colour}"/>')), fill),
            Cell("".join(self._evidence(entry))),
            Cell("".join(self._checked(entry))),
            Cell("".join(self._second(entry))),
        )
        return row(cells, WIDTHS)

    def _number(self, entry: Entry) -> str:
        content = runs(str(entry.claim.number), BOLD)
        key = next((quote.key for quote in entry.quotes if quote.key in self._placed), None)
        return paragraph(_STYLE, _ANCHOR.format(name=bookmark(key), content=content) if key else content)

    def _claim(self, entry: Entry) -> Iterator[str]:
        if entry.claim.statement:
            yield plain(_STYLE, entry.claim.statement, BOLD)
        for quote in entry.quotes:
            yield plain(_STYLE, self._say("“{quote}”", quote=quote.exact))
            yield from self._place(quote)
        if not entry.quotes:
            yield plain(_SMALL, self._say("This claim has no passage in the article."))

    def _place(self, quote: Quote) -> Iterator[str]:
        if quote.place:
            yield plain(_SMALL, quote.place)
        if quote.remark:
            yield plain(_SMALL, quote.remark, REMARK)

    def _status(self, entry: Entry, looks: str) -> Iterator[str]:
        yield plain(_STYLE, entry.status, looks)
        if entry.claim.reason:
            yield plain(_SMALL, self._say(entry.claim.reason))
        if entry.claim.rating:
            yield plain(_SMALL, entry.claim.rating.value)

    def _evidence(self, entry: Entry) -> Iterator[str]:
        say = self._say
        for stance, number in counts_by_stance(entry.claim).items():
            if number:
                yield plain(_STYLE, f"{say(STANCE_WORDS[stance])}{say(':')} {say.number(number)}")
        cited = list(dict.fromkeys(piece.cited.number for piece in entry.evidence if piece.cited))
        if cited:
            numbers = ", ".join(map(str, cited))
            many = len(cited) > 1
            yield plain(_SMALL, say("sources {numbers}" if many else "source {numbers}", numbers=numbers))
        if not entry.evidence:
            yield plain(_STYLE, "–", MUTED)

    def _checked(self, entry: Entry) -> Iterator[str]:
        claim = entry.claim
        if claim.checked is None or claim.status is Status.UNCHECKED:
            yield plain(_STYLE, "–", MUTED)
            return
        yield from self._person(claim.checked)

    def _second(self, entry: Entry) -> Iterator[str]:
        signed = decisive(entry.claim, self._held)
        if signed is None:
            yield plain(_STYLE, "–", MUTED)
            return
        yield from self._person(Stamp(signed.by, signed.at))
        state = self._byline.signature(signed, self._held).state
        yield plain(_SMALL, state, "" if signed.id in self._held else REMARK)

    def _person(self, stamp: Stamp) -> Iterator[str]:
        yield plain(_STYLE, stamp.by)
        yield plain(_SMALL, self._say.moment(stamp.at))
        if self._byline.names(stamp.by):
            yield plain(_SMALL, self._say("under their own byline"), REMARK)
