"""What the paste dialog gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PastedArticle:
    """What was pasted. `title` is typed or guessed and never empty; what was left out is an empty string.

    `html` is what the clipboard held beside the text, headings and links and all; empty once the text was edited.
    """

    text: str
    title: str
    url: str = ""
    author: str = ""
    published: str = ""
    html: str = ""
