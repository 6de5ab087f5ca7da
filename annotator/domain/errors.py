"""Errors that a person can mend. Their words are one sentence, fit to show as they are."""

from annotator.domain.hidden import shown


class AnnotatorError(Exception):
    """The environment or the input is at fault. Anything that is not one of these is a bug. What the words repeat of
    the input neither breaks their line nor acts: control characters in them are made visible."""

    def __init__(self, words: str = "") -> None:
        super().__init__(shown(" ".join(words.splitlines())))


class InvalidValue(AnnotatorError):
    """A value breaks an invariant of the domain."""


class Refused(AnnotatorError):
    """A well-formed request that the rules or the present state do not allow."""
