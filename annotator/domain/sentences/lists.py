"""Lists that run on in one paragraph: each item is a sentence. Offsets in code points."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BULLETS = "•‣⁃◦▪●○■□◆►▶➤✓✔"
_BULLET = re.compile(rf"[{_BULLETS}]\s?(?=[^\s{_BULLETS}])")
# "(1) ", "1) ", "1.) ", "1. " and the same with a letter; of small Roman numerals "(ii) " and "ii) ". It begins with
# the white space before it, which is quickly looked for.
_MARKER = re.compile(
    r"\s(?P<open>\(?)(?P<value>\d{1,3}|[a-z]|[A-Z]|[ivx]{2,5})(?P<close>\.\)|\)|\.)(?=\s{1,5}[\"“'‘«„(]{0,2}(?P<next>\S))"
)
# What every marker has, in a form that is searched for the faster: a sign after one to five characters.
_SIGN = re.compile(
    r"[.)](?:(?<=[\s(][\da-zA-Z].)|(?<=[\s(]\d\d.)|(?<=[\s(]\d\d\d.)|(?<=[\s(][ivx]{2}.)|(?<=[\s(][ivx]{3}.)"
    r"|(?<=[\s(][ivx]{4}.)|(?<=[\s(][ivx]{5}.))(?=[\s)])"
)
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
_ROMAN = {numeral: value for value, numeral in enumerate(_NUMERALS, 1)}
_ENDS = ".!?…:;。"


class _Marker(NamedTuple):
    at: int
    form: tuple[str, str, str]
    value: int


def item_starts(text: str, has_ordinals: bool) -> list[int]:
    """Where the items of the lists in `text` begin, in order.

    A list has two markers or more, alike, that count on from one another, each before a capital (or a letter of a
    script without); with "1." and "a." it also stands at the text's beginning or after a colon. In a language that
    writes ordinals so, "2." is a marker only after a sentence's end. Bullets count where there are two, or one begins
    the text.
    """
    bullets: list[int] = []
    if not text.isascii():
        bullets += [match.start() for match in _BULLET.finditer(text) if _is_free(text, match.start())]
    found = set(bullets if len(bullets) > 1 or bullets[:1] == [0] else [])
    for run in _runs(_markers(text, has_ordinals)):
        if len(run) > 1 and _begins(text, run[0]):
            found.update(_bulleted(text, marker.at) for marker in run)
    return sorted(found)


def _is_free(text: str, at: int) -> bool:
    """Whether nothing or white space stands before."""
    return at == 0 or text[at - 1].isspace()


def _markers(text: str, has_ordinals: bool) -> Iterator[_Marker]:
    spaced = " " + text
    if _SIGN.search(spaced) is None:
        return
    for match in _MARKER.finditer(spaced):
        if match["next"].islower() or (match["open"] and match["close"] == "."):
            continue
        at = match.start()  # of the text: the space in front shifts it by one, and so does the marker's own
        before = text[max(0, at - 8) : at].rstrip()
        after_an_end = not before or before[-1] in _ENDS or before[-1] in _BULLETS
        if match["close"] == "." and match["value"].isdigit() and has_ordinals and not after_an_end:
            continue
        for kind, value in _values(match["value"]):
            yield _Marker(at, (match["open"], match["close"], kind), value)


def _values(value: str) -> list[tuple[str, int]]:
    if value.isdigit():
        return [("1", int(value))]
    letters = [("a" if value.islower() else "A", ord(value.lower()) - ord("a") + 1)] if len(value) == 1 else []
    return letters + ([("i", _ROMAN[value])] if value in _ROMAN else [])


def _runs(markers: Iterator[_Marker]) -> list[list[_Marker]]:
    """The markers of each form, in runs that count on."""
    runs: list[list[_Marker]] = []
    latest: dict[tuple[str, str, str], list[_Marker]] = {}
    for marker in markers:
        run = latest.get(marker.form)
        if run is None or marker.value != run[-1].value + 1:
            run = latest[marker.form] = []
            runs.append(run)
        run.append(marker)
    return runs


def _begins(text: str, first: _Marker) -> bool:
    """Whether a list may begin with that marker."""
    before = text[: first.at].rstrip() if first.at < 8 else text[first.at - 8 : first.at].rstrip()
    if not before.strip(_BULLETS):
        return True
    return first.value == 1 and (first.form[1] != "." or before.endswith(":"))


def _bulleted(text: str, at: int) -> int:
    """`at`, or where the bullet right before it stands: "• 9. The first" is one item."""
    before = text[max(0, at - 4) : at]
    bare = before.rstrip()
    return at - len(before) + len(bare) - 1 if bare and bare[-1] in _BULLETS else at
