"""Sizes and style sheet of the claims side, made of the theme's colours."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from annotator.domain.claim import Status
from annotator.ui.theme import Density, Theme

SMALL = 11  # column headings, keys on buttons


class Sizes(NamedTuple):
    """Logical pixels for one density."""

    row: int
    header: int
    pill: int
    side: int
    gap: int
    padding: int


_SIZES = {
    Density.COMFORTABLE: Sizes(row=27, header=32, pill=28, side=12, gap=8, padding=14),
    Density.COMPACT: Sizes(row=21, header=24, pill=23, side=9, gap=4, padding=9),
}


def sizes(density: Density) -> Sizes:
    return _SIZES[density]


def set_style(widget: QWidget, sheet: str) -> None:
    """Give the widget that style sheet, where it has another: even the same one again goes through all its parts."""
    if widget.styleSheet() != sheet:
        widget.setStyleSheet(sheet)


def table_style(theme: Theme) -> str:
    """What is around the table; its rows and header are painted."""
    return f"""
    #claimsPane {{ background: {theme.window}; }}
    #claimsCard {{ background: {theme.page}; border: 1px solid {theme.border}; border-radius: 8px; }}
    #claimsTable {{ background: transparent; border: none; color: {theme.text}; }}
    #claimFilter {{ background: {theme.page}; color: {theme.text}; border: 1px solid {theme.border};
        border-radius: 6px; padding: 3px 6px; selection-background-color: {theme.selection};
        selection-color: {theme.text}; placeholder-text-color: {theme.muted}; }}
    #claimFilter:focus {{ border-color: {theme.accent}; }}
    #claimsSplitter::handle {{ background: transparent; }}
    """


def details_style(theme: Theme) -> str:
    """Fields, tabs and lists of the details."""
    return f"""
    #claimDetails {{ background: {theme.page}; border: 1px solid {theme.border}; border-radius: 8px; }}
    #claimDetails QLabel {{ color: {theme.text}; background: transparent; }}
    #claimDetails QLabel[muted="true"] {{ color: {theme.muted}; }}
    #claimDetails QLabel[void="true"] {{ color: {theme.status(Status.DISPUTED).ink}; }}
    #claimDetails #addEvidenceButton, #claimDetails #addNoteButton, #claimDetails #signOffButton {{
        background: {theme.page}; color: {theme.text}; border: 1px solid {theme.border}; border-radius: 6px;
        padding: 4px 10px; }}
    #claimDetails #addEvidenceButton:hover, #claimDetails #addNoteButton:hover, #claimDetails #signOffButton:hover {{
        background: {theme.hover}; }}
    #claimDetails #addEvidenceButton:focus, #claimDetails #addNoteButton:focus, #claimDetails #signOffButton:focus {{
        border-color: {theme.accent}; }}
    #claimDetails #addEvidenceButton:disabled, #claimDetails #addNoteButton:disabled,
        #claimDetails #signOffButton:disabled {{ color: {theme.muted}; }}
    #claimDetails QPlainTextEdit {{ background: transparent; color: {theme.text}; border: 1px solid transparent;
        border-radius: 5px; selection-background-color: {theme.selection}; selection-color: {theme.text};
        placeholder-text-color: {theme.muted}; }}
    #claimDetails QPlainTextEdit:hover, #claimDetails #noteEdit,
        #claimDetails #claimantEdit {{ border-color: {theme.border}; }}
    #claimDetails QListView {{ background: transparent; border: 1px solid transparent; color: {theme.text};
        border-radius: 5px; outline: none; }}
    #claimDetails QPlainTextEdit:focus, #claimDetails QListView:focus, #claimDetails #noteEdit:focus,
        #claimDetails #claimantEdit:focus {{ border-color: {theme.accent}; }}
    #claimDetails QTabBar {{ background: transparent; border: none; }}
    #claimDetails QTabBar::tab {{ color: {theme.muted}; background: transparent; border: none;
        border-bottom: 2px solid {theme.border}; padding: 4px 10px; }}
    #claimDetails QTabBar::tab:hover, #claimDetails QTabBar::tab:focus {{ color: {theme.text};
        background: {theme.hover}; }}
    #claimDetails QTabBar::tab:selected {{ color: {theme.text}; border-bottom: 2px solid {theme.accent};
        font-weight: 600; }}
    #draftOffer, #openPlace {{ background: {theme.row}; border: none; border-radius: 6px; }}
    #draftOffer QPushButton, #openPlace QPushButton {{ background: {theme.page}; color: {theme.text};
        border: 1px solid {theme.border}; border-radius: 5px; padding: 2px 10px; }}
    #openPlace QPushButton:disabled {{ color: {theme.muted}; }}
    #draftOffer QPushButton:focus, #openPlace QPushButton:focus {{ border-color: {theme.accent}; }}
    """
