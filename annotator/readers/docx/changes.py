"""Tracked changes of a Word document: what one person changed at one moment in one place counts as one."""

from lxml import etree

from annotator.readers.docx.names import attribute
from annotator.readers.office.findings import Findings

Change = tuple[str | None, str | None]  # who and when


def change_of(element: etree._Element) -> Change:
    """Of a `w:ins`, `w:del` and the like."""
    return attribute(element, "w:author"), attribute(element, "w:date")


class Changes:
    """Counts changes as their text comes."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._last: tuple[str, Change] | None = None

    def taken(self, change: Change) -> None:
        """Inserted text, or text that was moved here."""
        if self._last != ("taken", change):
            self._findings.insertions += 1
            self._last = ("taken", change)

    def left_out(self, change: Change) -> None:
        """Deleted text, or text that was moved away."""
        if self._last != ("left out", change):
            self._findings.deletions += 1
            self._last = ("left out", change)

    def unchanged(self) -> None:
        """Text between changes."""
        self._last = None
