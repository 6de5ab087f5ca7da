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
from annotator.domain.hidden import shown, shown_line
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
    """What came back: the answers in the order of the file, each query's once; of queries without one, by their
    numbers, what stands where the question was; and a sentence for each row that names no query."""

    answers: list[Answer]
    unanswered: dict[int, str]
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
    unanswered: dict[int, str] = {}
    remarks: list[str] = []
    for row in _own(rows, marks, mark_of(article)):
        number, text = _NUMBER.fullmatch(row[0].strip().lower()), _text("\t".join(row[_CELLS - 1 :]))
        if number and text:
            answers.setdefault(int(number[1]), []).append(text)
        elif number:
            unanswered[int(number[1])] = _text("\n".join(row[_CELLS - 2 :]))
        else:  # where its first cells are empty, the others have moved up
            remarks.append(f"A row names no query; “{_shortened(text or _text(row[-1]))}” was not kept.")
    open_still = {number: asked for number, asked in unanswered.items() if number not in answers}
    return Returned([Answer(number, "\n".join(texts)) for number, texts in answers.items()], open_still, remarks)


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


def _shortened(text: str) -> str:
    return shown_line(text, _MOST_SHOWN)


def written_elsewhere(claims: Iterable[Claim], unanswered: Mapping[int, str]) -> list[str]:
    """A sentence for each open query without an answer, where the question does not stand as it was asked: somebody may
    have answered below it, or joined the two cells."""
    return [
        f"Query {number} has no answer; where its question stood is now “{_shortened(unanswered[number])}”."
        for number, (_, query) in _asked(claims).items()
        if number in unanswered and query.state is QueryState.OPEN
        if _plain(shown(query.text)) != _plain(unanswered[number])
    ]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _asked(claims: Iterable[Claim]) -> dict[int, tuple[Claim, Query]]:
    return {query.number: (claim, query) for claim in claims if not claim.removed_at for query in claim.queries}


def keep_answers(article: Article, claims: Iterable[Claim], answers: Iterable[Answer]) -> Answered:
    """Each answer kept with its query, in place of an earlier one; those that are kept already are passed over."""
    asked = _asked(claims)
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


def keep_returned(article: Article, claims: Iterable[Claim], draft: ArticleDraft, returned: Returned) -> Answered:
    """What `draft`, which was read to what `returned` is, answers; its remarks are all that is to be told of it."""
    claims = tuple(claims)
    found = keep_answers(article, claims, returned.answers)
    elsewhere = written_elsewhere(claims, returned.unanswered)
    return found._replace(remarks=[*draft.remarks, *_beside(draft), *returned.remarks, *elsewhere, *found.remarks])


def _beside(draft: ArticleDraft) -> Iterator[str]:
    """That something was written beside the table, where an answer may be."""
    number = len(draft.suggestions)
    if number:
        notes, were = ("comment or note", "was") if number == 1 else ("comments or notes", "were")
        yield f"The file has {number:,} {notes} beside its text; {'it' if number == 1 else 'they'} {were} not read."


def _refusal(asked: Mapping[int, tuple[Claim, Query]], answer: Answer) -> str | None:
    if answer.number not in asked:
        return f"There is no query {answer.number} any more."
    if asked[answer.number][1].state is QueryState.WITHDRAWN:
        return f"Query {answer.number} was withdrawn; its answer was not kept."
    return None
