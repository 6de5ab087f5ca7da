"""A table of open items that comes back filled in. The function is a worker's."""

from pathlib import Path

from annotator.domain.answers import Answer, answers_in
from annotator.domain.article import Article
from annotator.workspace.jobs import Progress


def read_answers(path: Path, article: Article, progress: Progress) -> list[Answer]:
    """The answers on the article in the file, which a process apart reads. Raises an AnnotatorError."""
    from annotator.readers.apart import read_file_apart

    return answers_in(read_file_apart(path, control=progress).draft, article)
