"""What is said of a library's space, and of a purge."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.times import from_moment
from annotator.ui.plain import one_line
from annotator.workspace.space import Taken
from db.purge import Purge

_MOST = 120  # code points of a title


def tr(text: str) -> str:
    return QCoreApplication.translate("Library", text)


def size_words(size: int) -> str:
    """`size`, of bytes, as people say it: `28.7 MB`."""
    return QLocale().formattedDataSize(max(0, size), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def day_words(moment: str | None) -> str:
    """The day of a moment, in local time; empty for none."""
    if moment is None:
        return ""
    when = from_moment(moment).astimezone()
    return f"{when.day} {when:%b %Y, %H:%M}"


def counted(count: int, one: str, several: str) -> str:
    """`one`, or `several` with the count in place of `{n}`."""
    return tr(one) if count == 1 else tr(several).format(n=f"{count:,}")


def space_rows(taken: Taken) -> list[tuple[str, int]]:
    """What takes the library's bytes, and how many."""
    sizes = taken.sizes
    return [
        (tr("Source files of articles, and saved copies of evidence"), sizes.used_files),
        (tr("Files that nothing uses"), sizes.unused_files),
        (tr("Texts of articles"), sum(one.texts for one in sizes.articles)),
        (tr("Claims, with all that belongs to them"), sum(one.claims for one in sizes.articles)),
        (tr("History of articles"), sum(one.history for one in sizes.articles)),
        (tr("Sources, settings and their history"), sizes.house),
        (tr("Indexes, and pages that are not full"), sizes.rest),
        (tr("Free"), sizes.free),
    ]


def idle_words(taken: Taken) -> str:
    """What else could be given back: copies of sources that nothing rests on; empty for none."""
    count, size = taken.idle
    if not count:
        return ""
    words = counted(count, "1 source that nothing uses keeps a copy", "{n} sources that nothing uses keep copies")
    return tr("{words} of {size}; the list of sources (File menu) removes it.").format(
        words=words, size=size_words(size)
    )


def what_goes(gone: Purge, unused: int) -> str:
    """What of articles, sources and files goes, in a list; empty for nothing. `unused` are the files that are not an
    article's or a source's."""
    parts = []
    if len(gone.articles) == 1:
        parts.append(f"“{one_line(gone.articles[0].title, _MOST)}”")
    elif gone.articles:
        parts.append(tr("{n} articles").format(n=f"{len(gone.articles):,}"))
    if claims := sum(one.claims for one in gone.articles):
        parts[-1] += tr(" with ") + counted(claims, "1 claim", "{n} claims")
    if gone.sources:
        parts.append(counted(len(gone.sources), "1 source", "{n} sources"))
    if unused:
        parts.append(counted(unused, "1 unused file", "{n} unused files"))
    if gone.unfinished:
        parts.append(counted(gone.unfinished, "1 file never kept whole", "{n} files never kept whole"))
    return _listed(parts)


def purged_words(gone: Purge) -> str:
    """That a purge the reviewer asked for is done."""
    smaller = tr("The library is {size} smaller.").format(size=size_words(gone.freed))
    what = what_goes(gone, len(gone.files))
    return tr("Deleted for good: {what}. {smaller}").format(what=what, smaller=smaller) if what else smaller


def purged_alone_words(gone: Purge) -> str:
    """That what had lain in the bin for its days has gone, in one sentence."""
    what, size = what_goes(gone, len(gone.files)), size_words(gone.freed)
    words = tr("After 30 days in the bin or without use, {what} went for good; the library is {size} smaller.")
    return words.format(what=what, size=size)


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return tr("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
