"""Text as HTML in which nothing acts: escaped, with hidden characters made visible."""

import re

from markupsafe import Markup, escape

from annotator.domain.hidden import HIDDEN, PERHAPS_HIDDEN, token

_BREAK = re.compile("[\n\u2028\u2029]")
_PERHAPS = re.compile(f"{PERHAPS_HIDDEN.pattern}|{_BREAK.pattern}")
# One look, which spares most texts all others. Python makes one set of sets side by side.
_ANY = re.compile(f"[&<>\"']|{_PERHAPS.pattern}")


def rich(text: str) -> Markup:
    """`text` for an element's content: breaks are `<br>`, characters that are not seen stand in a `span`."""
    return Markup(rich_html(text))  # noqa: S704  (escaped there)


def rich_html(text: str) -> str:
    """`rich` as a plain string, for what is put together from very many pieces."""
    if not _ANY.search(text):
        return text
    escaped = str(escape(text))
    if _PERHAPS.search(text):
        escaped = HIDDEN.sub(lambda match: f'<span class="unseen">{token(match[0])}</span>', escaped)
        escaped = _BREAK.sub("<br>", escaped)
    return escaped
