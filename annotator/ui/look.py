"""The application's look: Fusion with the theme's palette and one modest style sheet, in either density."""

from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.ui import fonts
from annotator.ui.theme import DARK, LIGHT, Density, Theme

Role = QPalette.ColorRole
Group = QPalette.ColorGroup


class Metrics(NamedTuple):
    """Sizes in logical pixels. `pad` and `side` are what a button has above and beside its words."""

    pad: int
    side: int
    gap: int
    margin: int
    radius: int
    icon: int


METRICS = {
    Density.COMFORTABLE: Metrics(pad=5, side=12, gap=8, margin=16, radius=6, icon=16),
    Density.COMPACT: Metrics(pad=2, side=8, gap=5, margin=10, radius=5, icon=16),
}


_ROLES = {
    Role.Window: "window",
    Role.WindowText: "text",
    Role.Base: "page",
    Role.AlternateBase: "window",
    Role.Text: "text",
    Role.PlaceholderText: "muted",
    Role.Button: "window",
    Role.ButtonText: "text",
    Role.BrightText: "page",
    Role.ToolTipBase: "page",
    Role.ToolTipText: "text",
    Role.Highlight: "selection",
    Role.HighlightedText: "text",
    Role.Accent: "accent",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.Light: "page",
    Role.Midlight: "hover",
    Role.Mid: "border",
    Role.Dark: "border",
    Role.Shadow: "shadow",
}


STYLE = "Fusion"
_STYLED = "styledFromTheBeginning"


def make_application(program: str) -> QApplication:
    """The process's QApplication, in our style from the beginning: setting one later gives it to Python, and to make
    that class takes 8 ms."""
    app = QApplication([program, "-style", STYLE])
    app.setProperty(_STYLED, True)
    return app


def apply(app: QApplication, theme: Theme, density: Density) -> None:
    """Give every widget of the program, those to come too, the theme's colours and the density's sizes."""
    # Under a style sheet the style stays what it was, and setting it anew would polish every widget once more.
    if not app.styleSheet() and not app.property(_STYLED):
        app.setStyle(STYLE)
    # The first style sheet polishes every widget: what is set after it stays.
    app.setStyleSheet(style_sheet(theme, density))
    colours = palette(theme)
    app.setPalette(colours)
    QToolTip.setPalette(colours)
    # A row that is selected is quieter than text that is.
    colours.setColor(Role.Highlight, QColor(theme.row))
    _set_palette(app, colours, "QAbstractItemView")
    # Fusion outlines these in a shade darker than their window, which in the dark theme cannot be seen.
    colours.setColor(Role.Window, QColor(theme.muted))
    for outlined in ("QCheckBox", "QRadioButton", "QComboBox", "QAbstractSpinBox"):
        _set_palette(app, colours, outlined)
    app.setFont(fonts.ui_font(density))
    app.setStyleSheet(style_sheet(theme, density))


def _set_palette(app: QApplication, colours: QPalette, widgets: str) -> None:
    """The palette of all widgets of a class and of those derived from it."""
    # PySide's annotations ask for bytes, which PySide itself then refuses.
    app.setPalette(colours, widgets)  # type: ignore[arg-type]


def system_theme(app: QApplication) -> Theme:
    """Dark where the system says so, else light."""
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def palette(theme: Theme) -> QPalette:
    """The theme as a palette: what Fusion and plain widgets paint with."""
    result = QPalette()
    for role, token in _ROLES.items():
        result.setColor(role, QColor(getattr(theme, token)))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
        result.setColor(Group.Disabled, role, QColor(theme.muted))
    return result


def style_sheet(theme: Theme, density: Density) -> str:
    """The application's style sheet. Item views are left to their palette and delegates, which are faster."""
    m = METRICS[density]
    return _SHEET.substitute(
        window=theme.window,
        page=theme.page,
        border=theme.border,
        control=theme.control,
        hover=theme.hover,
        text=theme.text,
        muted=theme.muted,
        accent=theme.accent,
        selection=theme.selection,
        row=theme.row,
        pad=m.pad,
        side=m.side,
        gap=m.gap,
        radius=m.radius,
    )


_SHEET = Template("""
QToolBar { background: $window; border: none; border-bottom: 1px solid $border; padding: ${pad}px 8px; spacing: 4px; }
QToolBar::separator { background: $border; width: 1px; margin: 4px 10px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${radius}px;
    padding: ${pad}px ${gap}px; color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked, QToolButton:open { background: $control; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $muted; }
QToolButton::menu-indicator { image: none; }

QPushButton { background: $page; border: 1px solid $border; border-radius: ${radius}px;
    padding: ${pad}px ${side}px; color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $control; }
QPushButton:disabled { background: $window; color: $muted; }
QPushButton:default:enabled { background: $accent; border-color: $accent; color: $page; }
QPushButton:focus { border-color: $accent; outline: none; }
QPushButton:default:focus { border-color: $text; }

QLineEdit { background: $page; border: 1px solid $border; border-radius: ${radius}px;
    padding: ${pad}px 6px; color: $text; placeholder-text-color: $muted;
    selection-background-color: $selection; selection-color: $text; }
QLineEdit:focus { border-color: $accent; }
QLineEdit:read-only { background: $window; }
ChoiceBox { background: $page; border: 1px solid $border; border-radius: ${radius}px; color: $text;
    padding: ${pad}px 8px; }
ChoiceBox:focus { border-color: $accent; }
ChoiceBox::drop-down { border: none; width: 20px; }
QAbstractItemView QLineEdit { border-radius: 0; padding: 0 2px; }

QMenuBar { background: $window; color: $text; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: ${radius}px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $control; }
QMenu { background: $page; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: ${pad}px 24px ${pad}px 8px; border-radius: 4px; color: $text; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $row; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QToolTip { background: $page; color: $text; border: 1px solid $border; padding: 4px; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $border; border: 3px solid transparent; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: ${pad}px ${side}px; color: $muted; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:hover, QTabBar::tab:focus { color: $text; background: $hover; }

QHeaderView { background: $page; border: none; }
QHeaderView::section { background: $page; border: none; border-bottom: 1px solid $border; padding: ${pad}px 6px;
    color: $muted; font-weight: 600; }
QHeaderView::section:hover { background: $hover; }
QDialog QAbstractItemView, QDialog QPlainTextEdit, QDialog QTextEdit, PagesView {
    background: $page; border: 1px solid $border; border-radius: ${radius}px; }
QDialog QPlainTextEdit { padding: 1px 4px; }
QDialog QAbstractItemView:focus, QDialog QPlainTextEdit:focus, QDialog QTextEdit:focus, PagesView:focus {
    border-color: $accent; }
QDialog QAbstractItemView::item { padding: ${pad}px 6px; border: none; color: $text; }
QDialog QHeaderView, QDialog QHeaderView:focus { border: none; border-radius: 0; }
QDialog QHeaderView::section { padding: ${pad}px 9px; }
QDialog QListView, QDialog QTableView[several="false"], FormatList { outline: none; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialog QTableView::item { padding: 0 6px; border-bottom: 1px solid $border; }
QDialog QTableView[wordWrap="true"]::item { padding: 4px 6px; }
QDialog QAbstractItemView::item:selected { background: $row; color: $text; }

QSplitter::handle { background: transparent; }
QSplitter::handle:horizontal { background: $border; margin-right: 4px; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $window; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QToolButton { color: $muted; padding: 1px 0; }
QStatusBar QToolButton:hover { color: $text; }
QProgressBar { background: $control; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")
