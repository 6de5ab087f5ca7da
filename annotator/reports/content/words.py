"""The words of reports for statuses and parts of the text, in English, as the catalogues have them."""

from collections.abc import Callable

from annotator.domain.claim import Status
from annotator.domain.coverage import Coverage
from annotator.domain.places import Part
from annotator.domain.review import Review
from annotator.reports.content.directions import apart
from annotator.reports.content.language import Tongue

STATUS_WORDS = {
    Status.VERIFIED: "Verified",
    Status.DISPUTED: "Disputed",
    Status.UNSOURCED: "Unsourced",
    Status.UNCHECKED: "Unchecked",
}
PART_WORDS = {
    Part.TITLE: "title",
    Part.BYLINE: "byline",
    Part.HEADING: "heading",
    Part.PARAGRAPH: "paragraph",
    Part.LIST_ITEM: "list item",
    Part.QUOTATION: "quotation",
    Part.CAPTION: "caption",
    Part.CODE: "code",
    Part.TABLE_ROW: "table row",
}
COUNTING = "Characters are counted as Unicode code points from 0; the last one is not included."
_ONLY_ONE = (Part.TITLE, Part.BYLINE)


def part_words(say: Tongue, part: Part, number: int) -> str:
    """A part of the text as it is called: `paragraph 3`, `title`."""
    word = say(PART_WORDS[part])
    return word if part in _ONLY_ONE else f"{word} {number}"


def total_words(say: Tongue, total: int, checked: int, out_of: int | None) -> str:
    """How many claims there are, and of how many they are a part: `12 claims, 9 checked`."""
    said = say("{claims}, {checked} checked", claims=say.counted(total, "claim"), checked=say.number(checked))
    if out_of is None:
        return said
    return say("{claims}; this report is a part of the {number} in the article", claims=said, number=say.number(out_of))


def coverage_words(say: Tongue, coverage: Coverage) -> str:
    """The share of the text's words that has been looked at."""
    return say(
        "{percent}% of words looked at: {covered} of {words} are in a claim or need no check",
        percent=coverage.percent,
        covered=say.number(coverage.covered),
        words=say.counted(coverage.words, "word"),
    )


def made_words(say: Tongue, review: Review, made: str, escaped: Callable[[str], str] = apart) -> str:
    """When the report was made, of which version of the text, from what; `escaped` is for the name of the source."""
    version = review.article.newest
    said = say("Report made {moment}.", moment=say.moment(made)) + " "
    taken = {"number": version.number, "moment": say.moment(version.created)}
    if version.source is None:
        return said + say("Version {number} of the text, taken in {moment}.", **taken)
    source = escaped(version.source.name)
    return said + say("Version {number} of the text, taken in {moment} from {source}.", **taken, source=source)
