"""What is typed into the filter of the claims: words to look for, and words that ask for something else.

`is:open` asks for claims that are not done by the rules of the house, `is:done` for those that are.
"""

from typing import NamedTuple

_DONE = {"is:open": False, "is:done": True}


class FilterWords(NamedTuple):
    """`text` is looked for; `done` says whether claims are to be done, None where it does not matter."""

    text: str
    done: bool | None = None


def filter_words(typed: str) -> FilterWords:
    """The text and the wishes in what was typed; of two that contradict one another the last holds."""
    text, done = [], None
    for word in typed.split():
        if (wish := _DONE.get(word.casefold())) is not None:
            done = wish
        else:
            text.append(word)
    return FilterWords(" ".join(text), done)
