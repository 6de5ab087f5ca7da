"""A text document's blocks while it is read: paragraphs, table rows, and the notes on their words."""

from annotator.domain.article import BlockKind
from annotator.domain.draft import DraftBlock, Note, Run

Look = tuple[bool, bool, str | None]  # bold, italic, and where it leads as a link
PLAIN: Look = (False, False, None)
TITLE, AUTHOR, DATE = "title", "author", "date"  # what a paragraph may be by its style


class Story:
    """Takes text as it comes; `blocks` are then in reading order, and `roles` the first paragraph of each role. Of a
    `form`, each paragraph of a cell is a line of its own, and no tab stands within a cell."""

    def __init__(self, *, form: bool = False) -> None:
        self._form = form
        self.blocks: list[DraftBlock] = []
        self.roles: dict[str, str] = {}
        self.last = ""  # the last character of the paragraph or row, empty where there is none
        self._kind, self._level, self._role = BlockKind.PARAGRAPH, 0, ""
        self._runs: list[Run] = []
        self._notes: list[tuple[int, Note]] = []
        self._parts: list[str] = []
        self._look = PLAIN
        self._in_row = False
        self._between = ""  # what is to come before the next text in a row
        self._code = False  # whether the block before is code that the next line of code belongs to

    def add(self, text: str, look: Look = PLAIN) -> None:
        """Text of the open paragraph."""
        if not text:
            return
        if self._form and self._in_row:
            text = text.replace("\t", " ")
        self._add(text, look)

    def _add(self, text: str, look: Look = PLAIN) -> None:
        if self._between:
            text, self._between = self._between + text, ""
        if look != self._look:
            self._close_run()
            self._look = look
        self._parts.append(text)
        self.last = text[-1]

    def hang(self, note: Note) -> None:
        """The note stands here."""
        self._close_run()
        self._notes.append((len(self._runs), note))

    def begin_paragraph(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, role: str = "") -> None:
        """A paragraph begins; in a row it is one more of the cell's."""
        self._kind, self._level, self._role = kind, level, role
        if self._in_row and self.last not in ("", "\t") and not self._between:
            self._between = self.last = "\n" if self._form else " "

    def end_paragraph(self, *, joined: bool = False) -> None:
        """The paragraph ends; one that is `joined` goes on in the next."""
        if joined or self._in_row:
            return
        runs, notes = self._take()
        if self._role and runs:
            self.roles.setdefault(self._role, "".join(run.text for run in runs))
        if self._kind is BlockKind.CODE and self._code:
            self._add_line(runs, notes)
            return
        self._code = self._kind is BlockKind.CODE and bool(runs)
        if runs or notes:
            self.blocks.append(DraftBlock(self._kind, runs, self._level, notes=notes))

    def drop_paragraph(self) -> str:
        """The text of the open paragraph so far, which is left out; the notes in it stay."""
        self._close_run()
        dropped = "".join(run.text for run in self._runs)
        self._runs, self._notes, self.last = [], [(0, note) for _, note in self._notes], ""
        return dropped

    def begin_row(self) -> None:
        """A table's row begins: all up to its end is one block."""
        self.finish()
        self._in_row = True

    def next_cell(self, first: bool) -> None:
        """A cell of the row begins; the `first` one has no tab before it."""
        if not first:
            self._between = ""
            self._add("\t")

    def end_row(self) -> None:
        """The row ends."""
        self._in_row, self._between, self._code = False, "", False
        runs, notes = self._take()
        if runs or notes:
            self.blocks.append(DraftBlock(BlockKind.TABLE_ROW, runs, notes=notes))

    def finish(self) -> None:
        """Whatever is still open ends."""
        if self._in_row:
            self.end_row()
        if self._parts or self._runs or self._notes:
            self.end_paragraph()

    def _add_line(self, runs: list[Run], notes: list[tuple[int, Note]]) -> None:
        code = self.blocks[-1]
        code.runs.append(Run("\n"))
        code.notes += [(len(code.runs) + index, note) for index, note in notes]
        code.runs += runs

    def _take(self) -> tuple[list[Run], list[tuple[int, Note]]]:
        self._close_run()
        runs, notes = self._runs, self._notes
        self._runs, self._notes, self.last = [], [], ""
        return runs, notes

    def _close_run(self) -> None:
        if self._parts:
            self._runs.append(Run("".join(self._parts), *self._look))
            self._parts = []
