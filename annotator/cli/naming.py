"""Which article, claim, passage or waiver a word on the command line means (`naming_records`: which evidence, query and
the like). Nothing is guessed."""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from annotator.cli.output import short, tail
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from annotator.domain.article import Article
    from annotator.domain.claim import Claim, Passage, Waiver
    from annotator.domain.replay import Desk
    from db.store import Store

SHORTEST = 4  # characters of an id's beginning or ending
_SHOWN = 5
Named = TypeVar("Named")


class Removed(Enum):
    """What is done with one that is in the bin."""

    REFUSED = auto()
    TAKEN = auto()  # where none that stands is meant
    WANTED = auto()  # before one that stands


def find_article(store: "Store", word: str, removed: Removed = Removed.REFUSED) -> "Article":
    """The article that `word` means (an id, its beginning or ending, an exact title), without texts.

    Raises Refused where there is none or several, or it is removed and may not be.
    """
    word = word.strip()
    found = by_id(word, store.articles(), lambda article: article.id, titled=lambda article: article.title)
    preferred = [a for a in found if (a.removed_at is not None) is (removed is Removed.WANTED)]
    chosen = preferred or found
    if not chosen:
        raise Refused(unknown("article", word, "see annotator list"))
    if len(chosen) > 1:
        raise Refused(several("articles", word, [f"“{short(a.title, 40)}” ({a.id})" for a in chosen]))
    if chosen[0].removed_at is not None and removed is Removed.REFUSED:
        raise _in_the_bin(chosen[0])
    return chosen[0]


def find_claim(store: "Store", word: str, removed: Removed = Removed.REFUSED) -> tuple["Desk", "Claim"]:
    """The claim that `word` means (an id, its beginning or ending, ARTICLE:NUMBER), on its article's desk.

    Raises Refused like `find_article`.
    """
    name, colon, number = (part.strip() for part in word.rpartition(":"))
    if colon and number.isascii() and number.isdigit():
        desk = store.desk(find_article(store, name).id)
        numbered = [claim for claim in desk.claims.values() if str(claim.number) == number.lstrip("0")]
        if not numbered:
            raise Refused(f"“{short(desk.article.title)}” has no claim {number}.")
        claim = numbered[0]
    else:
        key = one_id("claim", word, store.ids()["claim"], "name it by its id or as ARTICLE:NUMBER")
        desk = store.desk(store.claim(key)[0])
        check_kept(desk)
        claim = desk.claims[key]
    if claim.removed_at is not None and removed is Removed.REFUSED:
        raise Refused(f"Claim {claim.number} is removed; to go on, annotator claim restore {tail(claim.id)}.")
    return desk, claim


def find_claims(store: "Store", words: Sequence[str]) -> "tuple[Desk, list[Claim]]":
    """The claims that `words` mean, each once, on the desk of the one article that they are of. Raises Refused."""
    found = [find_claim(store, word) for word in words]
    desk = found[-1][0]
    if any(other.article.id != desk.article.id for other, _ in found):
        raise Refused("Those claims are of several articles; what is done in one step is done in one article.")
    return desk, list({claim.id: claim for _, claim in found}.values())


def find_waiver(store: "Store", word: str) -> tuple["Desk", str]:
    """The desk with the waiver that `word` means, removed or not, and the waiver's id. Raises Refused."""
    key = one_id("waiver", word, store.ids()["waiver"], "see annotator show ARTICLE")
    desk = store.desk(store.waiver(key)[0])
    check_kept(desk)
    return desk, key


def find_passage(claim: "Claim", word: str) -> "Passage":
    """The claim's passage that `word` means. Raises Refused."""
    held = ", ".join(f"{tail(passage.id)} “{short(passage.exact, 40)}”" for passage in claim.passages[:_SHOWN])
    hint = f"it has {held}{_more(len(claim.passages))}" if held else "it has none"
    key = one_id(f"passage of claim {claim.number}", word, [passage.id for passage in claim.passages], hint)
    return next(passage for passage in claim.passages if passage.id == key)


def find_marked(store: "Store", word: str) -> "tuple[Desk, str | None, Passage | Waiver]":
    """The passage or waiver that `word` means, as it stands in its article's newest version, on the desk, with its
    claim's id (None for a waiver). One of an earlier version stands for what it was carried over to. Raises Refused.
    """
    ids = store.ids()
    key = one_id("passage or waiver", word, [*ids["passage"], *ids["waiver"]], "see annotator show ARTICLE --json")
    of_claim = key in ids["passage"]
    desk = store.desk(store.part_article("passage", key) if of_claim else store.waiver(key)[0])
    check_kept(desk)
    marked: dict[str, tuple[str | None, Passage | Waiver]] = {
        waiver.id: (None, waiver) for waiver in desk.waivers.values()
    }
    if of_claim:
        marked = {p.id: (claim.id, p) for claim in desk.claims.values() for p in claim.all_passages}
    followed = {one.carried_from: one.id for _, one in marked.values() if one.carried_from}
    while key in followed:
        key = followed[key]
    owner, found = marked[key]
    if found.version != desk.article.newest.number:
        raise Refused("That has no successor in the newest version; it was removed by then.")
    return desk, owner, found


def one_id(what: str, word: str, keys: Iterable[str], hint: str) -> str:
    """The one of `keys` that is `word`, or begins or ends with it. Raises Refused where there is none or several."""
    word = word.strip()
    found = by_id(word, keys, lambda key: key)
    if not found:
        raise Refused(unknown(what, word, hint))
    if len(found) > 1:
        raise Refused(several(f"ids ({what})", word, found))
    return found[0]


def by_id(
    word: str,
    all_of_them: Iterable[Named],
    key_of: Callable[[Named], str],
    titled: Callable[[Named], str] | None = None,
) -> list[Named]:
    """Those with the id `word`, else those that it begins, ends or entitles."""
    part = word.lower()
    found: list[Named] = []
    for one in all_of_them:
        key = key_of(one).lower()
        if key == part:
            return [one]
        by_part = len(part) >= SHORTEST and (key.startswith(part) or key.endswith(part))
        if by_part or (titled is not None and one_line(titled(one)) == one_line(word)):
            found.append(one)
    return found


def check_kept(desk: "Desk") -> None:
    """Raises Refused where the desk's article is in the bin."""
    if desk.article.removed_at is not None:
        raise _in_the_bin(desk.article)


def _in_the_bin(article: "Article") -> Refused:
    return Refused(
        f"The article “{short(article.title)}” is removed; to go on, annotator article restore {tail(article.id)}."
    )


def unknown(what: str, word: str, hint: str) -> str:
    """That nothing of that kind is so called, in a sentence."""
    if len(word) < SHORTEST:
        return (
            f"No {what} is called “{word}”; an id's beginning or ending needs {SHORTEST} characters or more ({hint})."
        )
    return f"No {what} is called “{short(word)}” ({hint})."


def several(what: str, word: str, named: list[str]) -> str:
    """That `word` could mean any of those named, in a sentence."""
    return f"“{short(word)}” means {len(named)} {what}, say which: {', '.join(named[:_SHOWN])}{_more(len(named))}."


def _more(number: int) -> str:
    return f", and {number - _SHOWN} more" if number > _SHOWN else ""


def one_line(title: str) -> str:
    """As lists show it."""
    return " ".join(title.split())
