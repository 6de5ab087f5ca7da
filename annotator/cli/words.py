"""What commands say in words: what history did (`annotator.domain.history`), statuses, and places that an update left
open."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.domain.history.names import Names, quoted, status_words, values_words
from annotator.domain.history.telling import group_words, told, undone_words
from annotator.domain.outcome import OUTCOME_WORDS, Outcome, gravest

if TYPE_CHECKING:
    from annotator.domain.claim import Passage, Waiver

__all__ = [
    "Names", "group_words", "open_words", "quoted", "status_words", "told", "undone_words",
    "values_words",
]  # fmt: skip


def open_words(marked: "Iterable[Passage | Waiver]") -> str:
    """What is open about these places, for the words before a quote: `moved: `; of several the gravest. Empty where
    all are certain."""
    found = gravest(marked)
    return f"{OUTCOME_WORDS[found]}: " if found not in (None, Outcome.KEPT) else ""
