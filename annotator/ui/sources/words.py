"""What the dialog of a source says: where it is used, and what is known of its copy."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from annotator.domain.archives import memento_of
from annotator.domain.evidence import Source
from annotator.domain.times import from_moment
from annotator.ui.plain import one_line
from annotator.workspace.source_list import Used

_MOST = 6


def used_words(used: Used) -> str:
    """Where it is used, and what a change of it does."""
    count = len(used.uses)
    if not count:
        return _tr("Used as evidence nowhere.")
    times = _tr("once") if count == 1 else _tr("{n} times").format(n=f"{count:,}")
    places = [f"“{one_line(use.article, 50)}” {use.number:,}: {one_line(use.claim, 60)}" for use in used.uses[:_MOST]]
    more = [_tr("… and {n} more").format(n=f"{count - _MOST:,}")] if count > _MOST else []
    words = _tr("Used as evidence {times}; what you change here changes there, too.").format(times=times)
    if used.signatures:
        void = _tr("1 signature becomes void.") if used.signatures == 1 else _tr("{n} signatures become void.")
        words += " " + void.format(n=f"{used.signatures:,}")
    return "\n".join([words, *places, *more])


def kept_words(source: Source) -> str:
    """Size and SHA-256 of the copy; where a captured page came from, when, and what the server said; the archive's
    moment. Empty where there is none of these."""
    lines: list[str] = []
    if file := source.file:
        lines.append(_tr("Copy: {name}, {size} bytes").format(name=one_line(file.name, 100), size=f"{file.size:,}"))
        lines.append(_tr("SHA-256 {sha}").format(sha=file.sha256))
    if captured := source.captured:
        words = _tr("Captured from {url}, {at}")
        lines.append(words.format(url=one_line(captured.url, 200), at=moment_words(captured.at)))
        lines += [f"    {one_line(name, 60)}: {one_line(value, 160)}" for name, value in captured.headers]
    kept = memento_of(source.archive_url) if source.archive_url else None
    if kept is not None:
        lines.append(_tr("Archived {at}").format(at=moment_words(kept.at)))
    return "\n".join(lines)


def moment_words(at: str) -> str:
    """The moment in local time."""
    local = QDateTime.fromSecsSinceEpoch(int(from_moment(at).timestamp()))
    return QLocale().toString(local, "d MMMM yyyy, HH:mm")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sources", text)
