"""Every text of the window stands out from what it stands on."""

import pytest

from annotator.ui.theme import DARK, LIGHT, Theme

LEAST = 4.5


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    """Contrast ratio as WCAG 2 defines it, from 1 to 21."""
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def used_pairs(theme: Theme) -> dict[str, tuple[str, str]]:
    """Each ink with every ground that the window puts it on."""
    grounds = {name: getattr(theme, name) for name in ("window", "page", "control", "hover", "row")}
    fills = {f"fill of {status}": style.fill for status, style in theme.statuses.items()}
    pairs = {"text on selection": (theme.text, theme.selection), "page on accent": (theme.page, theme.accent)}
    for ink in ("text", "muted", "accent"):
        pairs |= {f"{ink} on {name}": (getattr(theme, ink), ground) for name, ground in (grounds | fills).items()}
    for status, style in theme.statuses.items():
        on = {"its fill": style.fill} | {name: grounds[name] for name in ("window", "page", "hover", "row")}
        pairs |= {f"{status} on {name}": (style.ink, ground) for name, ground in on.items()}
    return pairs


CASES = [(theme.name, *case) for theme in (LIGHT, DARK) for case in used_pairs(theme).items()]


@pytest.mark.parametrize(("theme", "words", "pair"), CASES, ids=[f"{theme}: {words}" for theme, words, _ in CASES])
def test_text_has_contrast(theme: str, words: str, pair: tuple[str, str]) -> None:
    assert contrast(*pair) >= LEAST


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_statuses_differ_by_underline_icon_and_label() -> None:
    for theme in (LIGHT, DARK):
        styles = list(theme.statuses.values())
        for told_by in ("underline", "icon", "label"):
            assert len({getattr(style, told_by) for style in styles}) == len(styles)
