"""Text as HTML in which nothing acts: escaped, with hidden characters made visible."""

import re

from markupsafe import Markup, escape

from annotator.reports.words import HIDDEN, token

_SPECIAL = re.compile(f"{HIDDEN.pattern}|[\n\u2028\u2029]")
_BREAKS = "\n\u2028\u2029"


def rich(text: str) -> Markup:
    """`text` for an element's content: breaks are `<br>`, characters that are not seen stand in a `span`."""
    escaped = escape(text)
    if not _SPECIAL.search(text):
        return escaped
    return Markup(_SPECIAL.sub(_as_element, str(escaped)))  # noqa: S704  (escaped above)


def _as_element(match: re.Match[str]) -> str:
    if match[0] in _BREAKS:
        return "<br>"
    return f'<span class="unseen">{token(match[0])}</span>'
