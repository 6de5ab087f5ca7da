"""Text from outside stays text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from pytestqt.qtbot import QtBot

from annotator.ui.plain import one_line, plain_label, tool_tip


def test_lines_become_one() -> None:
    assert one_line("  The ferry\r\nleft\u2028late \t today ") == "The ferry left late today"


def test_overrides_isolates_and_controls_are_named() -> None:
    assert one_line("a\u202eb\u2066c\x07d") == "a⟨U+202E⟩b⟨U+2066⟩c⟨U+0007⟩d"


def test_arabic_and_emoji_stay_as_they_are() -> None:
    assert one_line("هل ارتفعت الأسعار؟ \u200f👩\u200d🔬") == "هل ارتفعت الأسعار؟ \u200f👩\u200d🔬"


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert one_line("ferry " * 100, 11) == "ferry ferr…"


def test_a_tool_tip_shows_markup_as_text() -> None:
    tip = tool_tip("/home/<b>mara</b>/a & b.sqlite")
    assert GuiQt.mightBeRichText(tip)
    assert "<b>" not in tip
    assert "&lt;b&gt;mara&lt;/b&gt;/a &amp; b.sqlite" in tip


def test_a_label_shows_markup_as_text(qtbot: QtBot) -> None:
    label = plain_label("<h1>Ferry</h1>", wrap=True)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.wordWrap()
