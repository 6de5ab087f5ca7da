"""What a reader says of a source that it cannot read."""

from annotator.domain.errors import AnnotatorError


class ReaderError(AnnotatorError):
    """The source cannot be read: not there, too large, damaged, of an unknown format, or without text."""


class PrivateAddress(ReaderError):
    """The address is on this machine or its private network: it is fetched only when somebody says so."""
