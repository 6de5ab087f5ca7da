"""The reading face, the face of controls and the face of code, from what the system has.

Sizes are in pixels, or a density, which stands for the size of its running text.
"""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from annotator.ui.theme import Density

READING_SIZES = {Density.COMFORTABLE: 16, Density.COMPACT: 15}
UI_SIZES = {Density.COMFORTABLE: 13, Density.COMPACT: 12}

# In order of preference. Later ones also serve the scripts that earlier ones lack.
_READING = (
    "Noto Serif", "Source Serif 4", "Source Serif Pro", "Charter", "Georgia", "Cambria", "Liberation Serif",
    "DejaVu Serif", "Times New Roman", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif CJK SC",
)  # fmt: skip
_UI = (
    "Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "Cantarell", "Ubuntu", "DejaVu Sans", "Arial",
    "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC",
)  # fmt: skip
_CODE = (
    "Noto Sans Mono", "Cascadia Mono", "SF Mono", "Menlo", "Consolas", "Liberation Mono", "DejaVu Sans Mono",
    "Courier New",
)  # fmt: skip
_KEPT = 5


def reading_font(size: float | Density) -> QFont:
    """The serif face that articles and statements are set in."""
    return _font(_READING, QFont.StyleHint.Serif, READING_SIZES[size] if isinstance(size, Density) else size)


def ui_font(size: float | Density, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The sans-serif face of everything else."""
    font = _font(_UI, QFont.StyleHint.SansSerif, UI_SIZES[size] if isinstance(size, Density) else size)
    font.setWeight(weight)
    return font


def code_font(size: float) -> QFont:
    """The face in which every character is equally wide."""
    font = _font(_CODE, QFont.StyleHint.Monospace, size)
    font.setFixedPitch(True)
    return font


def _font(wanted: tuple[str, ...], hint: QFont.StyleHint, size: float) -> QFont:
    font = QFont()
    font.setStyleHint(hint)
    families = _present(wanted)
    # Without any of them the style hint lets the system choose.
    if families:
        font.setFamilies(list(families))
    font.setPixelSize(max(1, round(size)))
    return font


@lru_cache(maxsize=8)
def _present(wanted: tuple[str, ...]) -> tuple[str, ...]:
    installed = _installed()
    return tuple([family for family in wanted if family in installed][:_KEPT])


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    """The families that the system has, asked for once: it takes some milliseconds each time."""
    return frozenset(family.split(" [")[0] for family in QFontDatabase.families())
