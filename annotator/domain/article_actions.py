"""What a reviewer can do to an article as a whole: pure functions to changes, as in `annotator.domain.actions`."""

from typing import Any

from annotator.domain.actions import Changes
from annotator.domain.article import Article
from annotator.domain.change import Change, Subject
from annotator.domain.errors import Refused

_METADATA = frozenset(("title", "byline", "publication", "url", "published", "language"))


def edit_article(article: Article, **values: str | None) -> Changes:
    """New metadata (title, byline, publication, url, published, language). Raises Refused for another field, or an
    empty title."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, value in values.items():
        if name not in _METADATA:
            raise Refused(f"“{name}” of an article cannot be edited.")
        value = (value or "").strip() or None
        if name == "title" and value is None:
            raise Refused("An article needs a title.")
        if getattr(article, name) != value:
            before[name], after[name] = getattr(article, name), value
    if not after:
        return []
    action = "article.rename" if "title" in after else "article.edit"
    return [Change(action, Subject(article.id, "article", article.id), before, after)]


def remove_article(article: Article, *, at: str) -> Changes:
    """The article into the bin."""
    if article.removed_at is not None:
        return []
    subject = Subject(article.id, "article", article.id)
    return [Change("article.remove", subject, {"removed_at": None}, {"removed_at": at})]


def restore_article(article: Article) -> Changes:
    """The article out of the bin."""
    if article.removed_at is None:
        return []
    subject = Subject(article.id, "article", article.id)
    return [Change("article.restore", subject, {"removed_at": article.removed_at}, {"removed_at": None})]
