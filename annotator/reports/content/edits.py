"""Which proposed corrections a report makes in the text, what it says of each, and how a wording became another.
Offsets are code points."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from annotator.domain.article import Version
from annotator.domain.claim import Claim, Correction, Decision
from annotator.domain.patterns import pattern
from annotator.domain.review import Review
from annotator.domain.sentences import Range
from annotator.reports.content.entries import place_in, quotes_in
from annotator.reports.content.language import Tongue

# A base with its marks is one, so that no letter is cut from its vowel or its accent.
_WORDS = r"\w(?:[\w\p{M}\u200c\u200d])*|\s+|\X"
_MOST = 400  # tokens of a wording that is compared word by word
_ALIKE = 0.4  # below it, old and new are shown whole, since single words in common only confuse


class Edit(NamedTuple):
    """The correction's wording in place of `[start, end)`."""

    start: int
    end: int
    correction: Correction

    @property
    def accepted(self) -> bool:
        return self.correction.decision is Decision.ACCEPTED


class Edits(NamedTuple):
    """What is changed in the text, in its order, no two of them overlapping; and by the ids of all other corrections
    why they are not in it, empty where their decision says so."""

    made: tuple[Edit, ...]
    why_not: Mapping[str, str]


def edits_of(say: Tongue, review: Review) -> Edits:
    """The corrections of the claims that stand. Into the text goes one of each claim, in place of its first passage:
    the newest that was accepted, else the newest that is not decided on. Of those that overlap accepted ones go first,
    then the one that begins first."""
    version = review.article.newest
    chosen: list[Edit] = []
    why_not: dict[str, str] = {}
    for claim in review.standing_claims:
        if claim.corrections:
            first = next(iter(quotes_in(claim)), None)
            place = place_in(first, version) if first is not None else None
            chosen += _chosen(say, claim, place, version, why_not)
    made, hindered = _apart(chosen)
    overlaps = say("It is not tracked in the text, since it overlaps another correction.")
    return Edits(made, why_not | dict.fromkeys(hindered, overlaps))


def _chosen(
    say: Tongue, claim: Claim, place: Range | None, version: Version, why_not: dict[str, str]
) -> Iterator[Edit]:
    """The one of the claim's corrections that goes into the text, if any; of the others it is said why not."""
    taken = _taken(claim)
    for correction in claim.corrections:
        if correction.decision is Decision.REJECTED:
            why_not[correction.id] = ""
        elif place is None:
            why_not[correction.id] = say("It is not tracked in the text, in which the claim has no place.")
        elif version.text[slice(*place)] == correction.text:
            why_not[correction.id] = say("The text reads so already.")
        elif correction is not taken:
            why_not[correction.id] = say("The text shows another correction of the same claim.")
        else:
            yield Edit(*place, correction)


def _taken(claim: Claim) -> Correction | None:
    taken: Correction | None = None
    for one in claim.corrections:
        accepted = one.decision is Decision.ACCEPTED
        if accepted or (one.decision is None and (taken is None or taken.decision is None)):
            taken = one
    return taken


def _apart(wanted: list[Edit]) -> tuple[tuple[Edit, ...], list[str]]:
    """Those that can stand beside one another, in the text's order, and the ids of the other corrections."""
    edits: list[Edit] = []
    hindered: list[str] = []
    for one in sorted(wanted, key=lambda edit: (not edit.accepted, edit.start, edit.end)):
        at = bisect_left(edits, one.end, key=lambda edit: edit.start)  # the first that begins behind it
        if at and edits[at - 1].end > one.start:
            hindered.append(one.correction.id)
        else:
            edits.insert(at, one)
    return tuple(edits), hindered


def word_changes(old: str, new: str) -> list[tuple[str, str, str]]:
    """From `old` to `new`, in order: words that stay, those that go, and those that come instead. Of each triple either
    the first is empty, or the other two are."""
    was, becomes = pattern(_WORDS).findall(old), pattern(_WORDS).findall(new)
    if max(len(was), len(becomes)) > _MOST:
        return [("", old, new)]
    matcher = SequenceMatcher(None, was, becomes, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [("", old, new)]
    found: list[tuple[str, str, str]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        gone, came = "".join(was[a:b]), "".join(becomes[c:d])
        found.append((gone, "", "") if kind == "equal" else ("", gone, came))
    return _joined(found)


def _joined(found: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Changes with a mere space between them as one."""
    joined: list[tuple[str, str, str]] = []
    for index, (kept, gone, came) in enumerate(found):
        between = bool(kept) and not kept.strip() and 0 < index < len(found) - 1
        if between:
            gone = came = kept
        if joined and not joined[-1][0] and (between or not kept):
            _, before_gone, before_came = joined[-1]
            joined[-1] = ("", before_gone + gone, before_came + came)
        else:
            joined.append(("" if between else kept, gone, came))
    return joined
