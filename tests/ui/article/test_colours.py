"""Every piece of text can be read: a contrast of 4.5:1 or more, whatever lies under it."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat

from annotator.domain.claim import Status
from annotator.ui.article.colours import fill_of, format_of
from annotator.ui.article.segments import Look
from annotator.ui.theme import DARK, LIGHT, Theme

EITHER = (False, True)
LOOKS = [
    Look(fill, line, current, False, found, unsure)
    for fill, line, current, found, unsure in itertools.product(Status, Status, EITHER, EITHER, EITHER)
] + [
    Look(waived=True), Look(found=True), Look(waived=True, found=True), Look(waived=True, unsure=True),
    Look(waived=True, found=True, unsure=True),
]  # fmt: skip


def luminance(colour: QColor) -> float:
    def linear(share: float) -> float:
        return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(first: QColor, second: QColor) -> float:
    """WCAG 2's ratio."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_text_links_and_bylines_can_be_read(theme: Theme, look: Look) -> None:
    fill = fill_of(look, theme) or QColor(theme.page)
    laid_over = format_of(look, theme)
    own = (
        [laid_over.foreground().color().name()]
        if laid_over.hasProperty(QTextCharFormat.Property.ForegroundBrush)
        else [
            theme.text,
            theme.accent,
            theme.muted,
        ]
    )
    assert min(contrast(QColor(colour), fill) for colour in own) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_statuses_differ_in_underline_and_the_current_claim_in_fill(theme: Theme) -> None:
    assert len({format_of(Look(s, s), theme).underlineStyle() for s in Status}) == len(Status)
    for status in Status:
        assert fill_of(Look(status, status), theme) != fill_of(Look(status, status, current=True), theme)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_what_find_has_found_looks_like_no_status(theme: Theme) -> None:
    found = fill_of(Look(found=True), theme)
    assert found not in [QColor(theme.status(status).fill) for status in Status] + [QColor(theme.selection)]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    "look", [*(Look(s, s) for s in Status), *(Look(s, s, current=True) for s in Status), Look(waived=True)], ids=str
)
def test_a_place_to_settle_differs_in_pattern_and_line_from_every_certain_one(theme: Theme, look: Look) -> None:
    certain = {format_of(Look(s, s), theme).underlineStyle() for s in Status}
    unsure = format_of(look._replace(unsure=True), theme)
    assert unsure.underlineStyle() not in certain | {format_of(Look(waived=True), theme).underlineStyle()}
    assert unsure.background().style() is Qt.BrushStyle.BDiagPattern
    assert format_of(look, theme).background().style() in (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.NoBrush)
    assert unsure.underlineColor() == format_of(look, theme).underlineColor(), "the status is still told"
    assert contrast(unsure.background().color(), QColor(theme.page)) > 1.1, "and the hatch is seen"
