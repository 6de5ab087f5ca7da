"""The table of open items, which comes back filled in: its heads, and what a row says of the claim."""

from annotator.domain.answers import mark_of
from annotator.domain.article import Article
from annotator.reports.content.language import Tongue
from annotator.reports.open_items.questions import Question


def columns(say: Tongue, article: Article) -> tuple[str, str, str, str]:
    """The heads of the table that is read back; the first names the article."""
    return f"{say('Query')} {mark_of(article)}", say("Claim"), say("Question"), say("Answer")


def asked_about(say: Tongue, one: Question) -> str:
    """The claim's number and place: `Claim 2, paragraph 2`."""
    claim = say("Claim {number}", number=one.claim)
    return f"{claim}, {one.place}" if one.place else claim


def empty(say: Tongue) -> str:
    """What stands in place of a table without rows."""
    return say("There are no open questions.")
