"""Proposed corrections as tracked changes (`w:ins`, `w:del`), which whoever edits the document accepts or rejects.
Offsets are code points."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from annotator.domain.article import BlockKind, Version
from annotator.reports.content.edits import Edit, word_changes
from annotator.reports.docx.moments import author, date_of
from annotator.reports.docx.text import runs

_WITHIN_TABLES = (BlockKind.TABLE_ROW,)


class _Gone(NamedTuple):
    start: int
    end: int
    edit: Edit


class _Came(NamedTuple):
    at: int
    text: str
    edit: Edit


class Changes:
    """What goes and what comes, asked for in the order of the text. `any` says whether there is anything."""

    def __init__(self, version: Version, edits: Sequence[Edit]) -> None:
        self._version = version
        self._gone: list[_Gone] = []
        self._came: list[_Came] = []
        self._number = 0
        self._next = 0
        for edit in edits:
            self._take(edit)
        self._starts = [gone.start for gone in self._gone]
        self._places = sorted({at for gone in self._gone for at in (gone.start, gone.end)} | {c.at for c in self._came})
        self.any = bool(self._places)

    def _take(self, edit: Edit) -> None:
        at = edit.start
        for kept, gone, came in word_changes(self._version.text[edit.start : edit.end], edit.correction.text):
            if gone:
                self._gone.append(_Gone(at, at + len(gone), edit))
            at += len(kept) + len(gone)
            if came:
                self._came.append(_Came(at, came, edit))

    def places(self, start: int, end: int) -> list[int]:
        """The places within `[start, end)` at which a change begins or ends."""
        if not self.any:
            return []
        return self._places[bisect_left(self._places, start) : bisect_right(self._places, end)]

    def deleting(self, start: int) -> Edit | None:
        """The edit that takes away the text at `start`."""
        if not self.any:
            return None
        at = bisect_right(self._starts, start) - 1
        return self._gone[at].edit if at >= 0 and start < self._gone[at].end else None

    def deleted(self, content: str, edit: Edit | None) -> str:
        """`content`, whose runs are deleted ones, as what the edit takes away; as it is where there is none."""
        return content if edit is None else f"<w:del {self._stamp(edit)}>{content}</w:del>"

    def mark(self, end: int) -> str:
        """What is said of the mark of the paragraph that ends there: deleted where the line break after it goes."""
        edit = self.deleting(end) if end < len(self._version.text) else None
        if edit is None or self._next_is_table(end):
            return ""
        return f"<w:del {self._stamp(edit)}/>"

    def inserted_before(self, start: int, bidi: bool) -> str:
        """What comes before the text at `start`, if it has not come yet."""
        return self._inserted(start, bidi)

    def inserted_after(self, end: int, bidi: bool) -> str:
        """What comes after the text that ends there; what an edit begins with there belongs to the text behind."""
        return self._inserted(end, bidi, behind=True)

    def _inserted(self, at: int, bidi: bool, behind: bool = False) -> str:
        parts = []
        while self._next < len(self._came) and self._came[self._next].at <= at:
            came = self._came[self._next]
            if behind and came.edit.start == at:
                break
            parts.append(f"<w:ins {self._stamp(came.edit)}>{runs(came.text, bidi=bidi)}</w:ins>")
            self._next += 1
        return "".join(parts)

    def _next_is_table(self, end: int) -> bool:
        blocks = self._version.blocks
        at = self._version.block_at(end + 1)
        return blocks[at].kind in _WITHIN_TABLES

    def _stamp(self, edit: Edit) -> str:
        self._number += 1
        by, at = edit.correction.by, edit.correction.at
        return f'w:id="{self._number}" w:author="{author(by)}" w:date="{date_of(at)}"'
