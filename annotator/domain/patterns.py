"""Patterns of the `regex` module, which knows scripts and grapheme clusters: compiled when they are first used, since
the module and its tables cost a program's start 30 ms."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex


@cache
def pattern(source: str) -> "regex.Pattern[str]":
    """The compiled pattern, the same one each time."""
    import regex

    return regex.compile(source)
