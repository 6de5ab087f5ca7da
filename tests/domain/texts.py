"""Text for tests: strategies of what is hard about characters, and articles of it."""

from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.draft import canonical
from tests.recording import article_of

FAMILY = "👨‍👩‍👧"
FLAG = "🇩🇪"
WAVE = "👋🏽"
E_ACUTE = "e\u0301"
SYLLABLE = "\u1112\u1161\u11ab"  # 한, in jamo
CONJUNCT = "\u0915\u094d\u0937"  # क्ष

# One of every class of character that UAX 29 tells apart, and scripts that need it.
PIECES = [
    "a", "Z", "7", " ", ".", "\n", "\u2028", "\u00a0", "é", "ش", "中", "한", "\u1112", "\u1161", "\u11ab", "क",
    "\u094d",
    "ष", "\u093f", "\u0903", "\u0301", "\u0300", "\u200d", "\u200c", "\ufe0f", "\u20e3", "👨", "👩", "❤", "☎", "🏽",
    "🇩",
    "🇪", "\u0600", "\u0d4e", "\u110bd", "\u200b", "\u00ad", "ำ", "\U0001f1e6",
    FAMILY, FLAG, WAVE, E_ACUTE, SYLLABLE, CONJUNCT,
]  # fmt: skip


def hard_text(longest: int = 40) -> st.SearchStrategy[str]:
    """Canonical text in which most characters join others."""
    pieces = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=longest)
    return pieces.map(lambda found: canonical("".join(found)).replace("\u2029", "\n"))


def article(text: str, language: str | None = None) -> Article:
    """An article of which each line of `text` is a paragraph."""
    return article_of(*text.split("\n"), language=language)
