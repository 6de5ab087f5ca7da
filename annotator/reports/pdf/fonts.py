"""Which fonts a document asks for, one for want of the other, and which of its characters this computer has no font
for. typst brings Libertinus Serif and DejaVu Sans Mono along, so that Latin, Greek and Cyrillic are always there."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from annotator.reports.pdf.typesetting import Refusal, workshop

_CJK = {"ja": "JP", "ko": "KR", "zh": "SC"}
_SCRIPTS = ("Noto {0} Arabic", "Noto {0} Hebrew", "Noto {0} CJK {1}", "Noto {0} CJK SC", "Noto {0} CJK JP",
            "Noto {0} CJK KR", "Noto {0} Devanagari", "Noto {0} Thai")  # fmt: skip
_LATER = ("PingFang SC", "Microsoft YaHei", "Yu Gothic", "Malgun Gothic", "Noto Color Emoji", "Apple Color Emoji",
          "Segoe UI Emoji", "Segoe UI Symbol", "DejaVu Sans", "Libertinus Serif")  # fmt: skip
SIGNS = ("DejaVu Sans Mono",)
MONO = ("Noto Sans Mono", "Cascadia Mono", "Menlo", "Consolas", "Liberation Mono", "DejaVu Sans Mono")
# What the fonts that come with typst have for certain.
_CERTAIN = re.compile("[ -~\u00a0-\u017f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u200b-\u200f\u2713\u2717\n]+")
_PROBE = """#set document(title: "x")
#set text(lang: "en", fallback: true)
#for one in json("data.json") { par(one) }
"""
_MOST = 20_000  # characters that are asked about
_NAMED = 5  # characters that are named one by one
# Beginnings of the names that Unicode gives characters, and what to call what they belong to.
_CALLED = {
    "CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean",
    "MATHEMATICAL": "mathematics",
}  # fmt: skip


def sans(language: str) -> list[str]:
    """Families without serifs, in the order in which they are to be tried, for an article in that language."""
    first = ("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans")
    return [*first, *_scripts("Sans", language), *_LATER]


def serif(language: str) -> list[str]:
    """Families with serifs, likewise."""
    first = ("Noto Serif", "Source Serif 4", "Georgia", "Times New Roman", "Liberation Serif")
    return [*first, *_scripts("Serif", language), *_scripts("Sans", language), *_LATER]


def _scripts(kind: str, language: str) -> list[str]:
    return [name.format(kind, _CJK.get(language[:2], "SC")) for name in _SCRIPTS]


def missing_glyphs(texts: Iterable[Iterable[str]], check: Callable[[], None]) -> frozenset[str]:
    """The characters of the texts that no font here has, as typst finds when it sets each of them."""
    found: set[str] = set()
    for text in texts:
        found |= set(_CERTAIN.sub("", "".join(text)))
    asked = "".join(sorted(found))[:_MOST]
    return _missing(asked, check) if asked else frozenset()


def script_names(characters: Iterable[str]) -> list[str]:
    """What scripts these belong to, in English: `Arabic`, `Chinese`; of what is no letter the numbers: `U+1F9FF`, and
    an ellipsis where there are many."""
    scripts: dict[str, None] = {}
    numbers: list[str] = []
    for character in sorted(characters):
        first = unicodedata.name(character, "").partition(" ")[0].partition("-")[0]
        if first and unicodedata.category(character)[0] in "LM":
            scripts[_CALLED.get(first, first.capitalize())] = None
        else:
            numbers.append(f"U+{ord(character):04X}")
    more = ["…"] if len(numbers) > _NAMED else []
    return [*scripts, *numbers[:_NAMED], *more]


class _Unasked:
    """What `lru_cache` is not to take into account."""

    def __init__(self, check: Callable[[], None]) -> None:
        self.check = check

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Unasked)

    def __hash__(self) -> int:
        return 0


def _missing(asked: str, check: Callable[[], None]) -> frozenset[str]:
    return _probed(asked, _Unasked(check))


@lru_cache(maxsize=8)
def _probed(asked: str, unasked: _Unasked) -> frozenset[str]:
    with workshop(_PROBE, {}, unasked.check) as shop:
        answer = shop.set(json.dumps(list(asked)).encode(), timestamp=0, whole=False)
    return frozenset("".join(answer.missing)) & set(asked) if isinstance(answer, Refusal) else frozenset()
