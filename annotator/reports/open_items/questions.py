"""The open queries to one person, in words."""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.domain.claim import Claim
from annotator.domain.disclosure import CONFIDENTIAL
from annotator.domain.records import Addressee, Query, QueryState
from annotator.domain.review import Review
from annotator.reports.content.entries import Blocks, place_in, quotes_in
from annotator.reports.options import Options
from annotator.reports.writing import ReportError


class Question(NamedTuple):
    """A query as its addressee sees it: its number, that of the claim and what that says, where it stands in the text
    (empty where nowhere), and what is asked."""

    number: int
    claim: int
    words: str
    place: str
    text: str


class Questions:
    """Those to one person, in order of their numbers; `to` is that person, the author where nobody is named or asked.
    Raises ReportError where nobody is named and several are asked."""

    def __init__(self, review: Review, options: Options) -> None:
        asked = [(query, claim) for claim in review.standing_claims for query in claim.queries if _is_open(query)]
        self.to = _addressee([query for query, _ in asked], options.addressee)
        mine = sorted((one for one in asked if one[0].to is self.to), key=lambda one: one[0].number)
        self.left_out = [query.number for query, _ in mine if query.text == CONFIDENTIAL]
        self._review = review
        self._options = options
        self._mine = [one for one in mine if one[0].number not in self.left_out]

    def __len__(self) -> int:
        return len(self._mine)

    def __iter__(self) -> Iterator[Question]:
        blocks = Blocks(self._options.say, self._review.article.newest)
        return (
            Question(query.number, claim.number, self._words(claim), self._place(claim, blocks), query.text)
            for query, claim in self._mine
        )

    def heading(self) -> str:
        """`Questions to the author`."""
        say = self._options.say
        return say(_HEADINGS[self.to])

    def _words(self, claim: Claim) -> str:
        quotes = [passage.exact for passage in quotes_in(claim)]
        return claim.statement or next(iter(quotes), "")

    def _place(self, claim: Claim, blocks: Blocks) -> str:
        version = self._review.article.newest
        places = [place for passage in quotes_in(claim) if (place := place_in(passage, version)) is not None]
        return blocks.part(*places[0]) if places else ""


_HEADINGS = {
    Addressee.AUTHOR: "Questions to the author",
    Addressee.EDITOR: "Questions to the editor",
    Addressee.LAWYER: "Questions to the lawyer",
    Addressee.CHECKER: "Questions to the checker",
}


def left_out_remarks(review: Review, options: Options) -> list[str]:
    """Which queries name a confidential source and stay in the house, and that there is nothing to ask."""
    questions = Questions(review, options)
    said = [f"Query {number} names a confidential source and was left out." for number in questions.left_out]
    return said if len(questions) else [*said, f"There is no open query to the {questions.to}."]


def addressees(review: Review) -> list[Addressee]:
    """Whom open queries are for, each once."""
    asked = {query.to for claim in review.standing_claims for query in claim.queries if _is_open(query)}
    return [one for one in Addressee if one in asked]


def _is_open(query: Query) -> bool:
    return query.state is QueryState.OPEN


def _addressee(asked: list[Query], wanted: str | None) -> Addressee:
    if wanted is not None:
        return Addressee(wanted)
    found = {query.to for query in asked}
    if len(found) <= 1:
        return found.pop() if found else Addressee.AUTHOR
    named = ", ".join(one for one in Addressee if one in found)
    raise ReportError(f"Open items go to one person; say which: {named}.")
