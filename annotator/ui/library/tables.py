"""What the tables of the library's dialog show."""

from annotator.ui.library.rows import Row
from annotator.ui.library.words import counted, day_words, size_words, space_rows, tr
from annotator.ui.plain import one_line
from annotator.workspace.space import Taken

_MOST = 200  # code points of a title


def share_rows(taken: Taken) -> list[Row]:
    """What takes the space: its size, and its share of the library."""
    total = max(taken.sizes.total, 1)
    return [
        Row((what, size_words(size), f"{100 * max(size, 0) / total:.1f}%"), max(size, 0) / total)
        for what, size in space_rows(taken)
    ]


def article_rows(taken: Taken) -> list[Row]:
    """What each article takes, the largest first."""
    rows = []
    for one in taken.sizes.articles:
        title = one_line(one.title, _MOST)
        named = tr("{title} (in the bin)").format(title=title) if one.removed_at else title
        sizes = (one.texts, one.claims, one.history, one.files, one.whole)
        rows.append(Row((named, *map(size_words, sizes))))
    return rows


def bin_rows(taken: Taken) -> list[Row]:
    """What lies in the bin: articles, sources, and files that nothing uses."""
    sizes, due = taken.sizes, taken.due
    whole = {one.id: one.whole for one in sizes.articles}
    rows = []
    for article in due.articles:
        kind = tr("Article, ") + counted(article.claims, "1 claim", "{n} claims")
        rows.append(_row(one_line(article.title, _MOST), kind, article.removed_at, whole.get(article.id, 0)))
    for source in due.sources:
        copy = sizes.kept.get(source.file.sha256, 0) if source.file else 0
        rows.append(_row(one_line(source.name, _MOST), tr("Source"), source.removed_at, copy))
    stays = tr("Source, still used: it stays")
    rows += [_row(one_line(source.name, _MOST), stays, source.removed_at, None) for source in taken.staying]
    count, size = taken.unused
    if count:
        rows.append(_row(counted(count, "1 file that nothing uses", "{n} files that nothing uses"), "", None, size))
    if due.unfinished:
        words = counted(due.unfinished, "1 file that was never kept whole", "{n} files that were never kept whole")
        rows.append(_row(words, "", None, sizes.unfinished))
    return rows


def _row(what: str, kind: str, since: str | None, size: int | None) -> Row:
    return Row((what, kind, day_words(since), "" if size is None else size_words(size)))
