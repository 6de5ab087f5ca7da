"""Text as HTML in which nothing acts: escaped, with hidden characters made visible."""

import re

from markupsafe import Markup, escape

from annotator.domain.hidden import HIDDEN, PERHAPS_HIDDEN, token

_BREAK = re.compile("[\n\u2028\u2029]")


def rich(text: str) -> Markup:
    """`text` for an element's content: breaks are `<br>`, characters that are not seen stand in a `span`."""
    escaped = str(escape(text))
    if PERHAPS_HIDDEN.search(text):
        escaped = HIDDEN.sub(lambda match: f'<span class="unseen">{token(match[0])}</span>', escaped)
    if _BREAK.search(text):
        escaped = _BREAK.sub("<br>", escaped)
    return Markup(escaped)  # noqa: S704  (escaped above)
