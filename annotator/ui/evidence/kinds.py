"""How the kinds of sources are told apart: by an icon, by words, and by a colour that no status has."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from annotator.domain.claim import Status
from annotator.domain.evidence import Kind, Source, Stance, Tier
from annotator.ui.theme import Theme

_MUTED = ("", "")  # the theme's own quiet colour
_PEOPLE = ("#6b3fa0", "#c3a2f2")
_RECORDS = ("#1d5c88", "#7db8e8")
_FIGURES = ("#3f4fb5", "#a9b5ff")
_PUBLISHED = ("#0b6666", "#6fcfcf")
_PICTURES = ("#9b2c72", "#f09ccb")


class _Look(NamedTuple):
    icon: str
    inks: tuple[str, str]  # light and dark, each at a contrast of 4.5:1 or more


_LOOKS = {
    Kind.INTERVIEW: _Look("interview", _PEOPLE),
    Kind.DOCUMENT: _Look("document", _RECORDS),
    Kind.DATA_SET: _Look("table", _FIGURES),
    Kind.LAW: _Look("law", _RECORDS),
    Kind.STATISTICS: _Look("chart", _FIGURES),
    Kind.PAPER: _Look("flask", _PUBLISHED),
    Kind.IMAGE: _Look("picture", _PICTURES),
    Kind.PRESS_RELEASE: _Look("megaphone", _PUBLISHED),
    Kind.NEWS: _Look("newspaper", _PUBLISHED),
    Kind.REFERENCE: _Look("book", _PUBLISHED),
    Kind.SOCIAL: _Look("social", _PEOPLE),
    Kind.OBSERVATION: _Look("eye", _PEOPLE),
    Kind.CALCULATION: _Look("calculator", _FIGURES),
    Kind.OTHER: _Look("evidence", _MUTED),
}


def kind_icon(source: Source) -> str:
    """The name of the icon; of a source of no particular kind that has an address, a web page's."""
    return "globe" if _is_page(source) else _LOOKS[source.kind].icon


def kind_ink(kind: Kind, theme: Theme) -> str:
    """The colour of the kind's words, as `#rrggbb`."""
    return _LOOKS[kind].inks[theme.dark] or theme.muted


def kind_words(source: Source) -> str:
    """What kind of source it is, lower case."""
    if source.kind is Kind.OTHER:
        return _tr("web page") if _is_page(source) else _tr("source")
    return kind_word(source.kind)


def kind_word(kind: Kind) -> str:
    """The kind in words, lower case."""
    return QCoreApplication.translate("Kinds", str(kind))


def tier_word(tier: Tier) -> str:
    return _tr("primary") if tier is Tier.PRIMARY else _tr("secondary")


def stance_word(stance: Stance) -> str:
    words = {
        Stance.SUPPORTS: _tr("Supports"),
        Stance.REFUTES: _tr("Refutes"),
        Stance.CONTEXT: _tr("Context"),
    }
    return words[stance]


def stance_ink(stance: Stance, theme: Theme) -> str:
    """The colour of the stance, which is that of the status it speaks for."""
    if stance is Stance.CONTEXT:
        return theme.muted
    return theme.status(Status.VERIFIED if stance is Stance.SUPPORTS else Status.DISPUTED).ink


def _is_page(source: Source) -> bool:
    return source.kind is Kind.OTHER and bool(source.url) and source.file is None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Evidence", text)
