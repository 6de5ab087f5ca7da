"""Answers to queries that come back as a table, which the open items went out as: which query each row answers, and the
changes that keep the answers. The first cell of the head names the article by the end of its id, that of each row the
query by its number: `q3`."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from annotator.domain.article import Article, ArticleDraft, BlockKind
from annotator.domain.asking import answer_query
from annotator.domain.change import Change
from annotator.domain.claim import Claim
from annotator.domain.errors import Refused
from annotator.domain.records import Query, QueryState

_HEAD = re.compile(r"\[([0-9a-z-]{8,12})\]$")
_NUMBER = re.compile(r"q(\d{1,9})")
_CELLS = 4  # number, claim, question, answer


class Answer(NamedTuple):
    """What a row answers to the query of that number."""

    number: int
    text: str


class Answered(NamedTuple):
    """The changes that keep the answers, how many queries they answer, and a sentence for each row that is none."""

    changes: list[Change]
    number: int
    remarks: list[str]


def mark_of(article: Article) -> str:
    """What the head of the table names the article by."""
    return f"[{article.id[-12:]}]"


def answers_in(draft: ArticleDraft, article: Article) -> list[Answer]:
    """The answers in a file that was read, in its order; rows without one are left out. Raises Refused where it has no
    such table, or that of another article."""
    rows = [draft.text[b.start : b.end].split("\t") for b in draft.blocks if b.kind is BlockKind.TABLE_ROW]
    marks = [found[0] for row in rows if (found := _HEAD.search(row[0].strip()))]
    if not marks:
        raise Refused("There is no table of questions in that file.")
    if mark_of(article) not in marks:
        raise Refused("Those are answers about another article.")
    return list(_answers(rows))


def _answers(rows: Iterable[list[str]]) -> Iterable[Answer]:
    for row in rows:
        number = _NUMBER.fullmatch(row[0].strip().lower())
        text = "\t".join(row[_CELLS - 1 :]).replace("\u2028", "\n").strip()
        if number and text:
            yield Answer(int(number[1]), text)


def keep_answers(article: Article, claims: Iterable[Claim], answers: Iterable[Answer]) -> Answered:
    """Each answer kept with its query, in place of an earlier one; those that are kept already are passed over."""
    asked = {query.number: (claim, query) for claim in claims if not claim.removed_at for query in claim.queries}
    changes: list[Change] = []
    remarks: list[str] = []
    number = 0
    for answer in answers:
        if (refusal := _refusal(asked, answer)) is not None:
            remarks.append(refusal)
            continue
        claim, query = asked[answer.number]
        if made := answer_query(article, claim, query, answer.text):
            changes += made
            number += 1
    return Answered(changes, number, remarks)


def _refusal(asked: Mapping[int, tuple[Claim, Query]], answer: Answer) -> str | None:
    if answer.number not in asked:
        return f"There is no query {answer.number} any more."
    if asked[answer.number][1].state is QueryState.WITHDRAWN:
        return f"Query {answer.number} was withdrawn; its answer was not kept."
    return None
