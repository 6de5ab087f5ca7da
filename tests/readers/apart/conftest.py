"""A library that a hostile file has taken over: what the file says is what the child does."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from annotator.domain.article import ArticleDraft
from annotator.readers.apart import read_apart

# Stands in for the parser of Markdown in the child only: the child looks for modules where this process does.
_ROGUE = """
class MarkdownIt:
    def __init__(self, *_):
        pass

    def enable(self, _):
        return self

    def parse(self, text):
        exec(text, {})
        return []
"""

Run = Callable[..., ArticleDraft]


@pytest.fixture
def run_in_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs Python code within a reader in the child, once its doors are closed."""
    folder = tmp_path / "rogue"
    folder.mkdir()
    (folder / "markdown_it.py").write_text(_ROGUE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))

    def run(code: str, **options: object) -> ArticleDraft:
        return read_apart(dedent(code).encode(), "rogue.md", **options)  # type: ignore[arg-type]

    return run
