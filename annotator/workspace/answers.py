"""A table of open items that comes back filled in. The function is a worker's."""

from pathlib import Path

from annotator.domain.answers import Returned, answers_in
from annotator.domain.article import Article, ArticleDraft
from annotator.workspace.jobs import Progress


def read_answers(path: Path, article: Article, progress: Progress) -> tuple[ArticleDraft, Returned]:
    """What the file says, which a process apart reads, and the answers on the article in it. Raises an
    AnnotatorError."""
    from annotator.readers.apart import read_file_apart

    draft = read_file_apart(path, form=True, control=progress).draft
    return draft, answers_in(draft, article)
