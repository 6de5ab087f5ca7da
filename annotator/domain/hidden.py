"""Characters that are not seen, made visible: controls, and controls of writing direction, which make text look other
than it is. Each is shown as its number, `⟨U+202E⟩`, and exactly so that it can be undone."""

import re

# Control characters but tab and line feed, the controls of writing direction, and what looks like our own token.
# The marks U+061C, U+200E and U+200F stay as they are: Arabic and Hebrew are typed with them.
_UNSEEN = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff"
HIDDEN = re.compile(f"[{_UNSEEN}]|⟨(?=U\\+[0-9A-F]{{4}}⟩)")
_TOKEN = re.compile("⟨U\\+([0-9A-F]{4})⟩")
# A set alone is looked for ten times as fast as the choice above.
PERHAPS_HIDDEN = re.compile(f"[{_UNSEEN}⟨]")


def token(character: str) -> str:
    """What stands for a character that is not seen: `⟨U+202E⟩`."""
    return f"⟨U+{ord(character):04X}⟩"


def shown(text: str) -> str:
    """`text` with control characters and controls of writing direction made visible, so that none of them acts."""
    if not PERHAPS_HIDDEN.search(text):
        return text
    return HIDDEN.sub(lambda match: token(match[0]), text)


def shown_line(text: str, most: int) -> str:
    """`shown`, on one line of at most `most` code points, with an ellipsis where it was longer."""
    line = shown(" ".join(text[: 4 * most].split()))
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def hidden_again(text: str) -> str:
    """The text that `shown` was given; exact for every text."""
    return _TOKEN.sub(lambda match: chr(int(match[1], 16)), text)
