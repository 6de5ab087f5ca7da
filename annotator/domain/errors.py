"""Errors that a person can mend. Their words are one sentence, fit to show as they are."""

from typing import TYPE_CHECKING

from annotator.domain.hidden import shown

if TYPE_CHECKING:
    from annotator.domain.tongue import Tongue


class AnnotatorError(Exception):
    """The environment or the input is at fault. Anything that is not one of these is a bug. What the words repeat of
    the input neither breaks their line nor acts: control characters in them are made visible.

    `words` may have `values` put into its places, as in `Refused("There is no {name}.", name=…)`: then they can be
    said in another language, too."""

    def __init__(self, words: str = "", /, **values: object) -> None:
        self._words, self._values = words, values
        shaped = {name: f"{one:,}" if isinstance(one, int) else one for name, one in values.items()}
        super().__init__(_on_one_line(words.format(**shaped) if values else words))

    def said(self, say: "Tongue") -> str:
        """The sentence in that language, where its catalogue has it."""
        shaped = {name: say.number(one) if isinstance(one, int) else one for name, one in self._values.items()}
        return _on_one_line(say(self._words, **shaped))


class InvalidValue(AnnotatorError):
    """A value breaks an invariant of the domain."""


class Refused(AnnotatorError):
    """A well-formed request that the rules or the present state do not allow."""


def _on_one_line(words: str) -> str:
    """The words on one line, with whatever is not seen in them made visible."""
    return shown(" ".join(words.splitlines()))
