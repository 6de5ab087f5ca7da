"""LaTeX in the fields of a BibTeX file, as the characters that it stands for.

It is walked once, without recursion, so that a field of any depth takes time by its length alone. The names of the
symbols are pylatexenc's; its own decoder recurses, and loses what follows a per cent sign.
"""

import re
import unicodedata
from functools import cache

_TOKEN = re.compile(r"\\([A-Za-z]+)\*?\s*|\\(.)|([{}$])|(---?|``|''|~)|([^\\{}$\-`'~]+|[^\\])|\\\Z", re.DOTALL)
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
# Where an accent has no letter, its sign is meant: \^{} is how a circumflex is written.
_BARE = {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u0304": "=", "\u0307": "."}
_MOST_ACCENTS = 3  # on one letter
_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}
_NAMED = {
    "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textasciicircum": "^",
    "textasciigrave": "`", "textquotesingle": "'", "euro": "€", "copyright": "©", "S": "§", "P": "¶", "LaTeX": "LaTeX",
    "TeX": "TeX", "space": " ", "newline": " ", "par": " ", "quad": " ", "slash": "/", "textquotedbl": '"',
}  # fmt: skip
_ESCAPED = {"\\": " ", " ": " ", "\n": " ", "\t": " ", ",": "\u202f", "-": "", "/": "", ";": " ", ":": " ", "!": ""}
_UNSHOWN_ARGUMENT = {"href", "textcolor", "color", "fontsize", "hspace", "vspace", "foreignlanguage", "noopsort"}
_DOTLESS = {"ı": "i", "ȷ": "j"}


def plain_text(latex: str) -> str:
    """The text of a field without its braces, commands and escapes. A command that is not known is left out; the text
    that it is given stays."""
    if not any(mark in latex for mark in "\\{}$~-`'"):
        return latex
    return _Walk().through(latex)


class _Walk:
    """One field, token by token."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._accent = ""  # the accents that wait for their letter, the inner one first
        self._unshown = 0  # how deep in an argument that is not text

    def through(self, latex: str) -> str:
        for match in _TOKEN.finditer(latex):
            command, escaped, mark, sign, text = match.groups()
            if self._unshown or (command in _UNSHOWN_ARGUMENT and latex.startswith("{", match.end())):
                self._pass(mark or command or "")
            elif mark:
                self._at_mark(mark)
            elif accent := _ACCENTS.get(command or escaped or ""):
                if len(self._accent) >= _MOST_ACCENTS:
                    self._settle()
                self._accent = accent + self._accent
            elif command:
                self._put(_symbol(command))
            else:
                self._put(_ESCAPED.get(escaped, escaped) if escaped else _SIGNS.get(sign, text or ""))
        self._settle()
        return "".join(self._out)

    def _pass(self, seen: str) -> None:
        """Go by what is not text. It begins with a command whose group is the next token."""
        if not self._unshown:
            self._unshown = 1
        elif seen == "{":
            self._unshown += 1
        elif seen == "}":
            self._unshown -= 1
            # The command itself counts for one, and so does its group.
            self._unshown = 0 if self._unshown == 1 else self._unshown

    def _at_mark(self, mark: str) -> None:
        if mark == "}":
            self._settle()

    def _settle(self) -> None:
        """An accent without a letter is its own sign."""
        self._out += [_BARE.get(accent, "") for accent in self._accent]
        self._accent = ""

    def _put(self, text: str) -> None:
        """Add `text`, its first letter under the accent that waits for one."""
        if self._accent and (text := text.lstrip()):
            first = _DOTLESS.get(text[0], text[0])
            if first.isalpha():
                text = unicodedata.normalize("NFC", first + self._accent) + text[1:]
                self._accent = ""
            self._settle()
        self._out.append(text)


@cache
def _symbol(name: str) -> str:
    """What a command without argument stands for, nothing where it stands for no character."""
    if name in _NAMED:
        return _NAMED[name]
    from pylatexenc.latex2text import get_default_latex_context_db

    spec = get_default_latex_context_db().get_macro_spec(name)
    shown = getattr(spec, "simplify_repl", None)
    return shown if isinstance(shown, str) and "%" not in shown else ""
