"""Which piece of evidence, query, entry of the log, correction or source a word on the command line means."""

from typing import TYPE_CHECKING, TypeVar

from annotator.cli.naming import Removed, by_id, check_kept, find_article, one_id, several, unknown
from annotator.cli.output import short, tail
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from annotator.domain.claim import Claim, Correction
    from annotator.domain.evidence import Evidence, Source
    from annotator.domain.house import House
    from annotator.domain.records import LogEntry, Query
    from annotator.domain.replay import Desk
    from db.store import Store

Part = TypeVar("Part")


def find_evidence(store: "Store", word: str) -> "tuple[Desk, Claim, Evidence]":
    """The piece of evidence that `word` means, with its claim, on its article's desk. Raises Refused where there is
    none or several, or its claim or article is removed."""
    desk, key = _part(store, "evidence", "piece of evidence", word, "see annotator evidence list CLAIM")
    found = ((claim, use) for claim in desk.claims.values() for use in claim.evidence if use.id == key)
    return desk, *_standing(*next(found))


def find_query(store: "Store", word: str) -> "tuple[Desk, Claim, Query]":
    """The query that `word` means: an id, its beginning or ending, or ARTICLE:qNUMBER. Raises Refused like
    `find_evidence`."""
    name, colon, number = (part.strip() for part in word.rpartition(":"))
    if colon and number[:1] in ("q", "Q") and number[1:].isascii() and number[1:].isdigit():
        desk = store.desk(find_article(store, name).id)
        wanted = number[1:].lstrip("0")
        asked = [(claim, q) for claim in desk.claims.values() for q in claim.queries if str(q.number) == wanted]
        if not asked:
            raise Refused(f"“{short(desk.article.title)}” has no query {number[1:]}.")
        return desk, *_standing(*asked[0])
    desk, key = _part(store, "query", "query", word, "name it by its id or as ARTICLE:qNUMBER")
    found = ((claim, query) for claim in desk.claims.values() for query in claim.queries if query.id == key)
    return desk, *_standing(*next(found))


def find_entry(store: "Store", word: str) -> "tuple[Desk, Claim, LogEntry]":
    """The entry of the log that `word` means. Raises Refused like `find_evidence`."""
    desk, key = _part(store, "log", "entry of the log", word, "see annotator log list ARTICLE")
    found = ((claim, entry) for claim in desk.claims.values() for entry in claim.log if entry.id == key)
    return desk, *_standing(*next(found))


def find_correction(store: "Store", word: str) -> "tuple[Desk, Claim, Correction]":
    """The proposed correction that `word` means. Raises Refused like `find_evidence`."""
    desk, key = _part(store, "correction", "proposed correction", word, "see annotator claim show CLAIM")
    found = ((claim, one) for claim in desk.claims.values() for one in claim.corrections if one.id == key)
    return desk, *_standing(*next(found))


def find_source(house: "House", word: str, removed: Removed = Removed.REFUSED) -> "Source":
    """The source that `word` means: an id, its beginning or ending, an exact title, or an address of it. Raises
    Refused where there is none or several, or it is removed and may not be."""
    word = word.strip()
    found = by_id(word, house.sources.values(), lambda one: one.id, titled=lambda one: one.name)
    found += [one for one in house.sources.values() if word in (one.url, one.archive_url) and one not in found]
    preferred = [one for one in found if (one.removed_at is not None) is (removed is Removed.WANTED)]
    chosen = preferred or found
    if not chosen:
        raise Refused(unknown("source", word, "see annotator source list"))
    if len(chosen) > 1:
        raise Refused(several("sources", word, [f"“{short(one.name, 40)}” ({one.id})" for one in chosen]))
    if chosen[0].removed_at is not None and removed is Removed.REFUSED:
        key = tail(chosen[0].id)
        raise Refused(f"“{short(chosen[0].name)}” is removed; to go on, annotator source restore {key}.")
    return chosen[0]


def _part(store: "Store", kind: str, what: str, word: str, hint: str) -> "tuple[Desk, str]":
    key = one_id(what, word, store.ids()[kind], hint)
    desk = store.desk(store.part_article(kind, key))
    check_kept(desk)
    return desk, key


def _standing(claim: "Claim", part: Part) -> "tuple[Claim, Part]":
    if claim.removed_at is not None:
        raise Refused(f"Claim {claim.number} is removed; to go on, annotator claim restore {tail(claim.id)}.")
    return claim, part
