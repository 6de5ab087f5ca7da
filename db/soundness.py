"""Whether a review, as a library keeps it, agrees with itself: chain, quotes and texts, and that everything is as its
history leaves it. Values only."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotator.domain.article import Article
from annotator.domain.change import HistoryRow, broken_links
from annotator.domain.claim import Claim, Waiver
from annotator.domain.errors import InvalidValue
from annotator.domain.house import House
from annotator.domain.replay import desk_at_import
from annotator.domain.review import Review
from db.importing import highest_number, roles_of


class Kept(NamedTuple):
    """What a library keeps beside a review's values: the history's head, each row's role, the highest numbers given to
    a claim and to a query."""

    head: tuple[int, str]
    roles: tuple[str, ...]
    last_number: int
    last_query: int


def faults(review: Review, kept: Kept) -> list[str]:
    """What does not agree, a sentence each; empty when all does."""
    problems = broken_links(review.history, kept.head)
    problems += misplaced(review.article, review.claims, review.waivers)
    problems += [
        f"The text of version {version.number} is not the one it was made with."
        for version in review.article.versions
        if hashlib.sha256(version.text.encode()).hexdigest() != version.text_sha256
    ]
    if problems:
        return problems
    meant = roles_of(review.history)
    for row, role in zip(review.history, kept.roles, strict=True):
        if role != meant[row.group]:
            problems.append(f"History row {row.seq} is kept as {role}, but is {meant[row.group]}.")
    if kept.last_number < highest_number(review):
        problems.append("The next claim would get a number that has been given before.")
    if kept.last_query < highest_number(review, "query"):
        problems.append("The next query would get a number that has been given before.")
    return problems + departures(review)


def misplaced(article: Article, claims: Iterable[Claim], waivers: Iterable[Waiver]) -> list[str]:
    """Passages and waivers whose quote does not stand at their place, a sentence each."""
    texts = {version.number: version.text for version in article.versions}
    problems = [
        f"Claim {claim.number}: the quote “{passage.exact[:60]}” does not stand at its place."
        for claim in claims
        for passage in claim.all_passages
        if passage.start is not None and texts.get(passage.version, "")[passage.start : passage.end] != passage.exact
    ]
    return problems + [
        f"A waiver's quote “{waiver.exact[:60]}” does not stand at its place."
        for waiver in waivers
        if texts.get(waiver.version, "")[waiver.start : waiver.end] != waiver.exact
    ]


def departures(review: Review) -> list[str]:
    """Where the review is not as its history leaves it. A history that does not begin with the article's import, as
    that of a review that came without one, says nothing of what was there before."""
    if not review.history or review.history[0].action != "article.import":
        return []
    first = review.history[0].after or {}
    seq = 1
    try:
        replayed = desk_at_import(review.article, first)
        for row in review.history:
            seq = row.seq
            replayed.fold(row)
    except (AttributeError, KeyError, TypeError, ValueError, InvalidValue) as error:
        return [f"History row {seq} cannot be followed ({error})."]
    kept = {claim.id: claim for claim in review.claims}
    left = replayed.claims
    problems = [
        f"Claim {(kept.get(key) or left[key]).number} is not as its history leaves it."
        for key in sorted(kept.keys() | left.keys())
        if kept.get(key) != left.get(key)
    ]
    if {waiver.id: waiver for waiver in review.waivers} != replayed.waivers:
        problems.append("The waivers are not as their history leaves them.")
    if replayed.article != review.article:
        problems.append("The article is not as its history leaves it.")
    return problems


def house_faults(house: House, history: Sequence[HistoryRow], head: tuple[int, str]) -> list[str]:
    """What of the library's sources and settings does not agree with its own history, a sentence each."""
    problems = [f"Sources: {problem}" for problem in broken_links(history, head)]
    if problems:
        return problems
    replayed = House()
    seq = 1
    try:
        for row in history:
            seq = row.seq
            replayed.fold(row)
    except (AttributeError, KeyError, TypeError, ValueError, InvalidValue) as error:
        return [f"Sources: History row {seq} cannot be followed ({error})."]
    keys = sorted(house.sources.keys() | replayed.sources.keys())
    problems = [
        f"The source “{(house.sources.get(key) or replayed.sources[key]).name}” is not as its history leaves it."
        for key in keys
        if house.sources.get(key) != replayed.sources.get(key)
    ]
    if house.settings != replayed.settings:
        problems.append("What the house has set is not as its history leaves it.")
    return problems
