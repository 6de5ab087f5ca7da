"""The floors: bare Qt, bare SQLite and bare Python doing the least that the same work can be done with."""

import difflib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from benchmarks.measuring import Bench, Painting, run_until

COLUMN = 512
_SIZE = (668, 800)
_PASSAGE = ("a" * 120, "b" * 32, "c" * 32, "kept", 0, "0" * 36, 0)  # its quote and what follows, of usual lengths


class BarePage:
    """A QTextEdit with a text in a column, shown."""

    def __init__(self, bench: Bench) -> None:
        self._edit = QTextEdit()
        self._document: QTextDocument | None = None
        self._edit.setReadOnly(True)
        self._edit.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._edit.setLineWrapColumnOrWidth(COLUMN)
        self._edit.resize(*_SIZE)
        self._painting = Painting(bench, self._edit.viewport())
        self._painting.after(self._edit.show)

    def set_text(self, text: str) -> None:
        """A document built detached, then set."""
        document = QTextDocument(self._edit)
        document.setUndoRedoEnabled(False)
        QTextCursor(document).insertText(text)
        self._edit.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()  # or it would go on being laid out
        self._document = document

    def open(self, text: str) -> float:
        """Milliseconds until another text is painted."""
        return self._painting.after(lambda: self.set_text(text))

    def repaint(self) -> float:
        """Milliseconds until what shows is painted once more."""
        return self._painting.after(self._edit.viewport().update)

    def scroll(self, pixels: int) -> float:
        """Milliseconds until the text is painted so much further down."""

        def down() -> None:
            bar = self._edit.verticalScrollBar()
            bar.setValue(bar.value() + pixels)
            self._edit.viewport().update()

        return self._painting.after(down)

    def scroll_to(self, share: float) -> None:
        bar = self._edit.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))

    def lay_out(self) -> None:
        """Wait until the whole text is laid out."""
        document = self._edit.document()
        run_until(lambda: document.lastBlock().layout().lineCount() > 0)

    def close(self) -> None:
        self._edit.close()
        self._edit.deleteLater()


class BareFile:
    """A copy of the library, read and written with the library's settings and nothing else."""

    def __init__(self, bench: Bench) -> None:
        folder = bench.folder / "bare"
        folder.mkdir(exist_ok=True)
        self._bench = bench
        self._article = bench.workload.article
        self._sql = connect(bench.workload.copy(folder))
        self._claims = [key for (key,) in self._sql.execute("SELECT id FROM claim ORDER BY number").fetchall()]
        self._seq = 1_000_000

    def commit(self, rows: int = 1) -> float:
        """Milliseconds until so many claims have another status, and their history a row each, on disk."""
        keys = [self._claims[(self._seq + at) % len(self._claims)] for at in range(rows)]
        history = [self._history(key) for key in keys]
        return self._bench.timed(lambda: self._write(keys, history))

    def read(self) -> float:
        """Milliseconds until text, blocks and all claims with their passages are read."""
        return self._bench.timed(self._read)

    def add_version(self, text: str) -> float:
        """Milliseconds until the article has a further version of that text, and each claim a passage in it with its
        row of history, on disk."""
        history = [self._history(key) for key in self._claims]
        passages = [(f"{key} in {self._seq}", key, 2, 0, 120, *_PASSAGE) for key in self._claims]
        version = (self._article, self._seq, "2026-01-01T00:00:00.000000Z", text, "0" * 64, "[]")
        return self._bench.timed(lambda: self._write_version(version, passages, history))

    def close(self) -> None:
        self._sql.close()

    def _write(self, keys: list[str], history: list[tuple[object, ...]]) -> None:
        sql = self._sql
        sql.execute("BEGIN IMMEDIATE")
        sql.executemany("UPDATE claim SET status = 'verified', checked_by = 'b' WHERE id = ?", [(k,) for k in keys])
        sql.executemany("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", history)
        sql.execute("UPDATE article SET head_seq = ?, head_hash = ? WHERE id = ?", (self._seq, "0" * 64, self._article))
        sql.execute("COMMIT")

    def _write_version(
        self,
        version: tuple[object, ...],
        passages: Sequence[tuple[object, ...]],
        history: Sequence[tuple[object, ...]],
    ) -> None:
        sql = self._sql
        sql.execute("BEGIN IMMEDIATE")
        sql.execute(
            "INSERT INTO version (article_id, number, created, text, text_sha256, blocks) VALUES (?, ?, ?, ?, ?, ?)",
            version,
        )
        sql.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", passages)
        sql.executemany("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", history)
        sql.execute("UPDATE article SET head_seq = ?, head_hash = ? WHERE id = ?", (self._seq, "0" * 64, self._article))
        sql.execute("COMMIT")

    def _history(self, key: str) -> tuple[object, ...]:
        self._seq += 1
        before = '{"status":"unchecked","reason":null,"checked":null}'
        after = '{"status":"verified","reason":null,"checked":["Bench","2026-01-01T00:00:00.000000Z"]}'
        at, subject = "2026-01-01T00:00:00.000000Z", f"claim/{key}"
        named = ("do", at, "Bench", "claim.status", subject, before, after, "0" * 64)
        return (self._article, self._seq, self._seq, None, *named)

    def _read(self) -> None:
        for table, column in (("version", "article_id"), ("claim", "article_id"), ("waiver", "article_id")):
            self._sql.execute(f"SELECT * FROM {table} WHERE {column} = ?", (self._article,)).fetchall()  # noqa: S608
        for table in ("passage", "note"):
            self._sql.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608


def connect(library: Path) -> sqlite3.Connection:
    """The library's own settings (design, section 4.14), by sqlite3 alone."""
    sql = sqlite3.connect(library, isolation_level=None)
    for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "foreign_keys=ON"):
        sql.execute(f"PRAGMA {pragma}").close()
    return sql


def compare_lines(old: str, new: str) -> object:
    """The two texts' lines compared by the standard library, the quickest of what is to be had: diff-match-patch in
    line mode takes ten times as long, and is no dependency."""
    return difflib.SequenceMatcher(None, old.split("\n"), new.split("\n"), autojunk=False).get_opcodes()
