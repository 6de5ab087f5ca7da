"""Errors that a person can mend. Their words are one sentence, fit to show as they are."""


class AnnotatorError(Exception):
    """The environment or the input is at fault. Anything that is not one of these is a bug."""


class InvalidValue(AnnotatorError):
    """A value breaks an invariant of the domain."""


class Refused(AnnotatorError):
    """A well-formed request that the rules or the present state do not allow."""
