"""Footnotes, endnotes and comments of text documents: their words and the addresses that they name."""

import re
from collections.abc import Iterable, Iterator

from annotator.domain.article import Hanging
from annotator.domain.draft import DraftBlock, Note, canonical
from annotator.readers.links import link_target

_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”„«»‹›|\\^`{}\u2028]+", re.IGNORECASE)
_CLOSING = ".,;:!?'’‘*_…"
_BRACKETS = {")": "(", "]": "["}


def note_of(kind: Hanging, blocks: Iterable[DraftBlock], by: str | None = None, at: str | None = None) -> Note | None:
    """The note that the blocks are, a line each; None where there is nothing in them."""
    lines: list[str] = []
    links: dict[str, None] = {}
    for block in blocks:
        line = canonical("".join(run.text for run in block.runs)).replace("\u2029", "\n").strip()
        links |= dict.fromkeys(run.href for run in block.runs if run.href)
        links |= dict.fromkeys(addresses_in(line))
        if line:
            lines.append(line)
    if not lines and not links:
        return None
    return Note(kind, "\n".join(lines), (by or "").strip() or None, (at or "").strip() or None, tuple(links))


def addresses_in(text: str) -> Iterator[str]:
    """The web addresses that stand in the text as such, without the punctuation after them."""
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_CLOSING)
        while (
            address and (opening := _BRACKETS.get(address[-1])) and address.count(opening) < address.count(address[-1])
        ):
            address = address[:-1].rstrip(_CLOSING)
        target = link_target(address if "://" in address[:8] else f"http://{address}")
        if target is not None:
            yield target


def place_replies(blocks: list[DraftBlock], parents: dict[Note, Note]) -> None:
    """Put each comment that answers another (`parents`) where that one stands, if it stands anywhere."""
    placed = {note for block in blocks for _, note in block.notes}
    answers: dict[Note, list[Note]] = {}
    for reply in parents:
        first = _first_of_thread(reply, parents)
        if first in placed and first is not reply:
            answers.setdefault(first, []).append(reply)
    moved = {reply for replies in answers.values() for reply in replies}
    for block in blocks if answers else ():
        stay = [(index, note) for index, note in block.notes if note not in moved]
        block.notes = [(index, one) for index, note in stay for one in (note, *answers.get(note, ()))]


def _first_of_thread(reply: Note, parents: dict[Note, Note]) -> Note:
    seen: set[Note] = set()
    while reply in parents and reply not in seen:
        seen.add(reply)
        reply = parents[reply]
    return reply
