"""A piece of evidence in words: the lines of the list, what a screen reader says, and a citation."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from annotator.domain.archives import memento_of
from annotator.domain.evidence import Evidence, KeptFile, Kind, Source, Stance, Tier
from annotator.ui.evidence.kinds import kind_icon, kind_words, stance_word, tier_word
from annotator.ui.plain import one_line

_DOT = " · "
_SUFFIX = re.compile(r"\.([A-Za-z0-9]{1,5})$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")
_MOST = 400


class Entry(NamedTuple):
    """What the list shows of a piece of evidence, each a line of text. `kind` is how near what kind of source is,
    `about` where in it and how it is kept; `about` and what follows may be empty. `spoken` says all of it. `unfound`
    where the quote is known not to stand in the saved copy."""

    key: str
    title: str
    stance: Stance
    source_kind: Kind
    icon: str
    kind: str
    about: str
    quote: str
    note: str
    confidential: bool
    spoken: str
    unfound: bool = False


def entry(use: Evidence, source: Source, stands: bool | None = None) -> Entry:
    """What the list shows of that use of the source; `stands` says whether its quote stands in the saved copy, where
    that is known."""
    title, kind, about = one_line(source.name), _kind(use, source), _DOT.join(_about(use, source))
    quote = _tr("“{quote}”").format(quote=_unquoted(one_line(use.quote, _MOST))) if use.quote else ""
    unfound = stands is False and bool(quote)
    if unfound:
        quote = _tr("Not in the saved copy: {quote}").format(quote=quote)
    if use.calculation:
        quote = _calculated(use.calculation)
    note = _tr("Note: {text}").format(text=one_line(use.note, _MOST)) if use.note else ""
    said = [f"{stance_word(use.stance)}: {title}", _tr("Confidential") if source.confidential else "", kind, about]
    said += [_tr("The quote does not stand in the saved copy")] if unfound else []
    spoken = ". ".join(part for part in (*said, quote, note) if part)
    return Entry(
        use.id, title, use.stance, source.kind, kind_icon(source), kind, about, quote, note, source.confidential,
        spoken, unfound,
    )  # fmt: skip


def citation(use: Evidence, source: Source) -> str:
    """The source as a reader is referred to it, in one line. Of a confidential one, no more than its kind and date."""
    if source.confidential:
        parts = [_tr("Confidential source ({kind})").format(kind=kind_words(source)), _seen(use)]
        return ", ".join(part for part in parts if part) + "."
    title = _tr("“{quote}”").format(quote=_unquoted(source.title)) if source.title else None
    named = [source.author, title, source.publisher]
    if not any(named):
        named = [source.file.name if source.file else kind_words(source)]
    published = date_words(source.published) if source.published else ""
    said = [*named, published, use.locator, source.url, _archived_at(source), _seen(use)]
    return ", ".join(one_line(part) for part in said if part) + "."


def date_words(text: str) -> str:
    """A date as `2025-03-12` in words, any other text as it is."""
    found = _DAY.match(text)
    day = QDate.fromString(found[0], Qt.DateFormat.ISODate) if found else QDate()
    return QLocale().toString(day, "d MMMM yyyy") if day.isValid() else one_line(text)


def today() -> str:
    """The day, as `2025-03-12`."""
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)


def source_label(source: Source) -> str:
    """The source in one line, as the search for a known one lists it: its name, and what else is known of it."""
    parts = [source.author, source.publisher, source.published, source.url]
    rest = ", ".join(one_line(part, 80) for part in parts if part and part != source.name)
    label = f"{one_line(source.name, 120)} ({kind_words(source)})"
    return f"{label} — {rest}" if rest else label


def _kind(use: Evidence, source: Source) -> str:
    # What is only context counts for nothing, so that its tier says little; unless it is primary.
    words = kind_words(source)
    if use.stance is not Stance.CONTEXT or use.tier is Tier.PRIMARY:
        words = _tr("{tier} {kind}").format(tier=tier_word(use.tier), kind=words)
    return words[:1].upper() + words[1:]


def _about(use: Evidence, source: Source) -> list[str]:
    interview = (source.channel, source.published) if source.kind is Kind.INTERVIEW else ()
    place = [_format(source.file), one_line(use.locator) if use.locator else ""]
    parts = [date_words(part) for part in interview if part]
    parts.append(", ".join(part for part in place if part))
    parts.append(", ".join(part for part in (_copy(source), _seen(use)) if part))
    return [part for part in parts if part]


def _copy(source: Source) -> str:
    """How it is kept, the surest way there is."""
    if source.file is not None:
        return _tr("saved copy")
    if source.captured is not None:
        return _tr("captured {date}").format(date=date_words(source.captured.at))
    if source.archive_url:
        kept = memento_of(source.archive_url)
        return _tr("archived {date}").format(date=date_words(kept.at)) if kept else _tr("archived")
    return ""


def _calculated(calculation: Mapping[str, Any]) -> str:
    """What was computed, and what it came to; of one that came in damaged, what there is of it."""
    came_to = " ".join(str(calculation[key]) for key in ("result", "unit") if calculation.get(key))
    said = [str(calculation.get("formula") or _tr("a calculation that cannot be read")), came_to]
    return one_line(" = ".join(part for part in said if part), _MOST)


def _seen(use: Evidence) -> str:
    return _tr("seen {date}").format(date=date_words(use.seen)) if use.seen else ""


def _archived_at(source: Source) -> str:
    return _tr("archived at {address}").format(address=source.archive_url) if source.archive_url else ""


def _format(file: KeptFile | None) -> str:
    found = _SUFFIX.search(PurePath(file.name).name) if file else None
    return found[1].upper() if found else ""


def _unquoted(text: str) -> str:
    """Without quotation marks around it, which it is given."""
    pairs = {"“": "”", '"': '"', "„": "“", "«": "»"}
    return text[1:-1] if len(text) > 2 and pairs.get(text[0]) == text[-1] else text


def _tr(text: str) -> str:
    return QCoreApplication.translate("Evidence", text)
