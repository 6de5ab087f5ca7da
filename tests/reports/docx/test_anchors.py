"""Each comment hangs on its passage's text: as python-docx reads the document, and as LibreOffice does."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.actions import mark_claim
from annotator.domain.article import BlockKind
from annotator.domain.claim import Status
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from tests.recording import Recorder, article_of
from tests.reports.docx.gatehouse import gatehouse
from tests.reports.docx.reading import Comment, by_office, by_word, office, part, written
from tests.reports.harbour import harbour_review
from tests.reports.hard import hard_review
from tests.reports.lighthouse import lighthouse_review
from tests.reports.mill import updated_mill

_HEAD = re.compile(r"Claim (\d+)(?:, passage (\d+) of \d+)? · ")
_FILLED = re.compile("\t+\n")  # a short row's cells that were filled up


def anchored(comments: list[Comment]) -> dict[tuple[int, int], str]:
    """The texts by the claims' numbers and those of their passages."""
    found = {}
    for comment in comments:
        said = _HEAD.match(comment.head)
        assert said, comment.head
        found[int(said[1]), int(said[2] or 1)] = _FILLED.sub("\n", comment.anchored)
    assert len(found) == len(comments)
    return found


def passages(review: Review) -> dict[tuple[int, int], str]:
    return {
        (claim.number, at): shown(passage.exact)
        for claim in review.standing_claims
        for at, passage in enumerate(claim.passages, 1)
        if passage.start is not None
    }


@pytest.mark.parametrize(
    "review", [harbour_review(), lighthouse_review(), updated_mill().review, gatehouse().review, hard_review()]
)
def test_each_passage_has_a_comment_on_exactly_its_text(review: Review, tmp_path: Path) -> None:
    report = written(review)
    assert anchored(by_word(report)) == passages(review)
    assert anchored(by_office(office(report, tmp_path))) == passages(review)


LINES = st.lists(st.text("ab c\t\u2028😀é\u05d0\u0628", min_size=1, max_size=12), min_size=1, max_size=5)
KINDS = st.lists(st.sampled_from(list(BlockKind)), min_size=5, max_size=5)
RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25)), max_size=8)


@given(lines=LINES, kinds=KINDS, ranges=RANGES)
def test_whatever_the_text_and_the_claims_on_it(
    lines: list[str], kinds: list[BlockKind], ranges: list[tuple[int, int]]
) -> None:
    drafts = [DraftBlock(kind, [Run(line)], 1) for kind, line in zip(kinds, lines, strict=False)]
    recorder = Recorder(article_of(DraftBlock(BlockKind.PARAGRAPH, [Run("An opening.")]), *drafts))
    text = recorder.article.newest.text
    for start, length in ranges:
        start, end = start % len(text), min(len(text), start % len(text) + length)
        if text[start:end].strip():
            recorder.apply(mark_claim(recorder.article, start, end, by="Mara Boyd", at=recorder.at), "Mara Boyd")
    found = anchored(by_word(written(recorder.review)))
    # Between the cells of a table that a passage reaches over there may be more of them than the text has.
    assert {key: re.sub("\t+", "\t", text) for key, text in found.items()} == {
        key: re.sub("\t+", "\t", _FILLED.sub("\n", text)) for key, text in passages(recorder.review).items()
    }


def test_a_claim_of_several_passages_has_a_comment_on_each_and_says_which() -> None:
    recorder = Recorder(article_of("Six swans came.", "Six swans, all told.", "The six swans left."))
    claim = recorder.mark("Six swans came", Status.VERIFIED, statement="Six swans came.")
    recorder.also(claim, "Six swans, all told")
    recorder.also(claim, "six swans left")
    first, second, third = by_word(written(recorder.review))
    assert [one.head for one in (first, second, third)] == [
        f"Claim 1, passage {number} of 3 · Verified" for number in (1, 2, 3)
    ]
    assert "Checked by Mara Boyd" in first.text
    assert "in the comment on passage 1" in second.text and "Checked by" not in second.text
    assert third.anchored == "six swans left"


def test_claims_without_a_place_have_no_comment_and_stand_after_the_table() -> None:
    report = written(updated_mill().review)
    assert {comment.head.split(" ·")[0] for comment in by_word(report)} == {"Claim 1", "Claim 2", "Claim 3"}
    text = "\n".join("".join(map(str, p.itertext())) for p in part(report, "word/document.xml").iter("{*}p"))
    after = text.partition("Claims without a place in the text")[2]
    assert "Claim 4 · Verified\n“3.2 tonnes”\nCut from text: this quote has no place" in after
    assert "Claim 5 · Verified\nThe mending cost 90,000." in after


def test_what_is_open_about_a_place_is_said_in_its_comment() -> None:
    first, third, _ = by_word(written(updated_mill().review))
    assert first.head.startswith("Claim 1") and "Moved: its new place is still to be confirmed." in first.text
    assert third.head.startswith("Claim 3") and "To be reread: something else in its sentence" in third.text


def test_a_hundred_claims_on_one_place() -> None:
    recorder = Recorder(article_of("Six swans came down."))
    for _ in range(100):
        recorder.mark("swans came")
    assert {one.anchored for one in by_word(written(recorder.review))} == {"swans came"}
