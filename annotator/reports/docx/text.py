"""Text as WordprocessingML (ISO/IEC 29500) in which nothing acts: escaped, with hidden characters made visible, in runs
and paragraphs that know their direction."""

import re
from collections.abc import Iterator

from annotator.domain.hidden import PERHAPS_HIDDEN, shown

_ACTIVE = re.compile('[&<>"]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("([\t\n\u2028\u2029])")
# One look, which spares most texts all others. Python makes one set of sets side by side.
_ANY = re.compile(f'[&<>"\t\n\u2028\u2029\ud800-\udfff{PERHAPS_HIDDEN.pattern[1:]}')
_AS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u2028": "<w:br/>", "\u2029": "<w:br/>"}
_R = (
    "\u0590\u05be\u05c0\u05c3\u05c6\u05c8-\u0605\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5\u06e5\u06e6"
    "\u06ee\u06ef\u06fa-\u0710\u0712-\u072f\u074b-\u07a5\u07b1-\u07ea\u07f4\u07f5\u07fa-\u08d2\u200f\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_RTL = re.compile(f"[{_R}]")
# A letter is a character of a word that is neither a digit nor written from right to left; so is the mark that says so.
_LTR = re.compile(f"\u200e|[^\\W\\d_{_R}]")
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f"
_STRETCH_RTL = re.compile(f"[{_R}](?:(?:[^\\w]|[\\d_])*[{_R}])*[{_MARKS}]*")
_STRETCH_LTR = re.compile(f"[^\\W\\d_{_R}](?:(?:[^\\w]|[\\d_])*?[^\\W\\d_{_R}])*")


def escaped(text: str) -> str:
    """`text` for an element's content or an attribute, with what is not seen, or may not stand in XML, made visible."""
    return inert(shown(text))


def inert(text: str) -> str:
    """`text`, in which what is not seen has been made visible, for an element's content or an attribute."""
    if _SURROGATE.search(text):
        text = _SURROGATE.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)
    if not _ACTIVE.search(text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def is_rtl(text: str, otherwise: bool = False) -> bool:
    """Whether its first letter is written from right to left; `otherwise` where it has none."""
    leftwards = None if text.isascii() else _RTL.search(text)
    if leftwards is None:
        return otherwise and not _LTR.search(text)
    rightwards = _LTR.search(text)
    return rightwards is None or leftwards.start() < rightwards.start()


def runs(text: str, looks: str = "", *, bidi: bool = False, deleted: bool = False) -> str:
    """`text` as runs, with tabs and line breaks as such. `looks` are properties of a run as far as `w:rtl`; `bidi` is
    the direction of the paragraph; `deleted` runs stand in a `w:del`."""
    if not bidi and (text.isascii() or not _RTL.search(text)):
        return _run(text, looks, deleted)
    return "".join(
        [_run(part, f"{looks}<w:rtl/>" if leftwards else looks, deleted) for part, leftwards in _parts(text, bidi)]
    )


def _parts(text: str, bidi: bool) -> Iterator[tuple[str, bool]]:
    """The text in stretches, each with whether it is written from right to left; what has no direction of its own goes
    with the paragraph's, but between two stretches of the other it goes with these."""
    at = 0
    for match in (_STRETCH_LTR if bidi else _STRETCH_RTL).finditer(text):
        if match.start() > at:
            yield text[at : match.start()], bidi
        yield match[0], not bidi
        at = match.end()
    if at < len(text):
        yield text[at:], bidi


def _run(text: str, looks: str, deleted: bool) -> str:
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    tag = "w:delText" if deleted else "w:t"
    if not _ANY.search(text):
        return f'<w:r>{properties}<{tag} xml:space="preserve">{text}</{tag}></w:r>'
    if _BREAKS.search(text):
        content = "".join([_AS.get(part) or _written(part, tag) for part in _BREAKS.split(text) if part])
    else:
        content = _written(text, tag)
    return f"<w:r>{properties}{content}</w:r>"


def _written(text: str, tag: str) -> str:
    return f'<{tag} xml:space="preserve">{escaped(text)}</{tag}>'


def paragraph(style: str, content: str, more: str = "", *, bidi: bool = False, mark: str = "") -> str:
    """A paragraph of runs. `more` are properties between its style and its direction, `mark` those of its own mark."""
    direction = "<w:bidi/>" if bidi else ""
    own = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}{direction}{own}</w:pPr>{content}</w:p>'


def plain(style: str, text: str, looks: str = "", more: str = "") -> str:
    """A paragraph of one text, in the direction of its first letter."""
    bidi = is_rtl(text)
    return paragraph(style, runs(text, looks, bidi=bidi), more, bidi=bidi)
