"""Colours, fonts and densities of the window: light and dark, each text at a contrast of 4.5:1 or more."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat

from annotator.domain.claim import Status

Underline = QTextCharFormat.UnderlineStyle


class StatusStyle(NamedTuple):
    """How a status looks: text and underline in `ink`, highlight and chip in `fill`. Never by colour alone: the
    icon and the underline's style tell the statuses apart too."""

    label: str
    icon: str
    ink: str
    fill: str
    underline: Underline


class Density(StrEnum):
    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Theme(NamedTuple):
    """One set of colours, as `#rrggbb`."""

    name: str
    dark: bool
    window: str  # toolbar, status bar, behind cards
    page: str  # article, table, cards
    border: str
    control: str  # pressed and neutral buttons, neutral chips
    hover: str  # a button or menu item under the pointer
    text: str
    muted: str
    accent: str
    selection: str  # selected text
    row: str  # selected row
    shadow: str  # under what floats
    statuses: dict[Status, StatusStyle]

    def status(self, status: Status) -> StatusStyle:
        return self.statuses[status]


def _statuses(inks: tuple[str, str, str, str], fills: tuple[str, str, str, str]) -> dict[Status, StatusStyle]:
    order = (Status.VERIFIED, Status.DISPUTED, Status.UNSOURCED, Status.UNCHECKED)
    labels = ("Verified", "Disputed", "Unsourced", "Unchecked")
    lines = (
        Underline.SingleUnderline,
        Underline.WaveUnderline,
        Underline.DashUnderline,
        Underline.DotLine,
    )
    return {
        status: StatusStyle(label, str(status), ink, fill, line)
        for status, label, ink, fill, line in zip(order, labels, inks, fills, lines, strict=True)
    }


LIGHT = Theme(
    name="light",
    dark=False,
    window="#f4f3f0",
    page="#fffefb",
    border="#dedbd4",
    control="#dedbd4",
    hover="#e8e6e1",
    text="#1f2328",
    muted="#565f6a",
    accent="#2457c5",
    selection="#bcd2fb",
    row="#e5edfb",
    shadow="#1f2328",
    statuses=_statuses(("#1b7340", "#b3261e", "#8a5200", "#565f6a"), ("#d8f0e0", "#fadfdc", "#fcebc9", "#e7e8ea")),
)
DARK = Theme(
    name="dark",
    dark=True,
    window="#1b1d21",
    page="#212429",
    border="#343840",
    control="#343840",
    hover="#2a2d34",
    text="#e6e4df",
    muted="#a4abb5",
    accent="#7aa7ff",
    selection="#35507f",
    row="#2c3648",
    shadow="#000000",
    statuses=_statuses(("#6fd39a", "#ff8a80", "#f2b84b", "#a4abb5"), ("#1f3f2e", "#4a2523", "#463414", "#343840")),
)
