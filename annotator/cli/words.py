"""What commands say in words: what history did (`annotator.domain.history`), statuses, and places that an update left
open."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.domain.claim import is_open
from annotator.domain.history.names import Names, quoted, status_words, values_words
from annotator.domain.history.telling import group_words, told, undone_words

if TYPE_CHECKING:
    from annotator.domain.claim import Passage, Waiver

__all__ = [
    "PLACE_WORDS", "Names", "group_words", "open_words", "quoted", "status_words", "told", "undone_words",
    "values_words",
]  # fmt: skip
# What an update made of places, as its page calls it; the gravest first, and what is certain last.
PLACE_WORDS = {"orphaned": "cut from text", "moved": "moved", "reread": "to be reread", "kept": "kept"}


def open_words(marked: "Iterable[Passage | Waiver]") -> str:
    """What is open about these places, for the words before a quote: `moved: `; of several the gravest. Empty where
    all are certain."""
    states = {"reread" if item.reread and item.state == "kept" else str(item.state) for item in marked if is_open(item)}
    return next((f"{words}: " for state, words in PLACE_WORDS.items() if state in states), "")
