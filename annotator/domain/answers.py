"""Answers to queries that come back as a table, which the open items went out as: which query each row answers, and the
changes that keep the answers. The first cell of the head names the article by the end of its id, that of each row the
query by its number: `q3`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from annotator.domain.article import Article, ArticleDraft, BlockKind
from annotator.domain.asking import answer_query
from annotator.domain.change import Change
from annotator.domain.claim import Claim
from annotator.domain.errors import Refused
from annotator.domain.hidden import shown_line
from annotator.domain.records import Query, QueryState

_HEAD = re.compile(r"\[([0-9a-z-]{8,12})\]$")
_NUMBER = re.compile(r"q(\d{1,9})")
_CELLS = 4  # number, claim, question, answer
_MOST_SHOWN = 60  # code points of an answer that was not kept


class Answer(NamedTuple):
    """What a row answers to the query of that number."""

    number: int
    text: str


class Returned(NamedTuple):
    """What came back: the answers in the order of the file, each query's once, and a sentence for each row that cannot be
    told."""

    answers: list[Answer]
    remarks: list[str]


class Answered(NamedTuple):
    """The changes that keep the answers, how many queries they answer, and a sentence for each row that is none."""

    changes: list[Change]
    number: int
    remarks: list[str]


def mark_of(article: Article) -> str:
    """What the head of the table names the article by."""
    return f"[{article.id[-12:]}]"


def answers_in(draft: ArticleDraft, article: Article) -> Returned:
    """The answers in a file that was read; rows without one are left out, and where several rows are of one query, they
    are one answer. Raises Refused where the file has no such table, or that of another article alone."""
    rows = [draft.text[b.start : b.end].split("\t") for b in draft.blocks if b.kind is BlockKind.TABLE_ROW]
    marks = [_mark(row) for row in rows]
    named = [mark for mark in marks if mark]
    if not named:
        raise Refused("There is no table of questions in that file.")
    if mark_of(article) not in named:
        raise Refused("Those are answers about another article.")
    answers: dict[int, list[str]] = {}
    remarks: list[str] = []
    for row in _own(rows, marks, mark_of(article)):
        number, text = _NUMBER.fullmatch(row[0].strip().lower()), _text("\t".join(row[_CELLS - 1 :]))
        if number and len(row) < _CELLS:
            remarks.append(f"Cells of the row of query {int(number[1])} are merged; nothing of it was kept.")
        elif number and text:
            answers.setdefault(int(number[1]), []).append(text)
        elif text:
            remarks.append(f"A row names no query; “{shown_line(text, _MOST_SHOWN)}” was not kept.")
    return Returned([Answer(number, "\n".join(texts)) for number, texts in answers.items()], remarks)


def _mark(row: list[str]) -> str:
    """What the row names an article by; empty where it is no head."""
    found = _HEAD.search(row[0].strip())
    return found[0] if found else ""


def _own(rows: Iterable[list[str]], marks: list[str], mark: str) -> Iterator[list[str]]:
    """The rows under the heads that name the article; those before the first head are under it, too."""
    above = next(filter(None, marks))
    for row, own in zip(rows, marks, strict=True):
        above = own or above
        if not own and above == mark:
            yield row


def _text(cell: str) -> str:
    return cell.replace("\u2028", "\n").strip()


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
