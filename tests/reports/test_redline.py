"""The redline: corrections in the text, and the list of what was decided."""

from dataclasses import replace

import pytest

from annotator.domain.article import BlockKind
from annotator.domain.claim import Claim, Decision
from annotator.domain.correcting import decide_correction, propose_correction
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.review import Review
from annotator.reports import Options, render
from tests.recording import MADE, Recorder, article_of
from tests.reports.reading import parsed
from tests.reports.test_payloads import DANGEROUS, PAYLOADS, infested


def propose(recorder: Recorder, claim: Claim, text: str, decision: Decision | None = None, reason: str = "") -> None:
    # What reads so already is refused when it is proposed; an update may make it so later.
    placeless = replace(recorder.desk.claims[claim.id], passages=())
    recorder.apply(propose_correction(recorder.article, placeless, text, by="Mara Boyd", at=recorder.at), "Mara Boyd")
    if decision is not None:
        held = recorder.desk.claims[claim.id]
        made = next(one for one in held.corrections if one.text == text)
        recorder.apply(decide_correction(recorder.article, held, made, decision, reason, by="Ed Ito"), "Ed Ito")


def text_of(review: Review) -> tuple[str, str]:
    """The article as it was and as it becomes, read off the marks of the redline."""
    (article,) = parsed(render(review, "redline", Options(made=MADE)).decode()).xpath("//article")
    for aside in article.xpath(".//*[@class='aside'] | .//sup"):
        aside.drop_tree()
    was, becomes = [], []
    for node in article.xpath(".//text()"):
        tag = node.getparent().tag if not node.is_tail else ""
        if tag != "ins":
            was.append(str(node))
        if tag != "del":
            becomes.append(str(node))
    return "".join(was).strip(), "".join(becomes).strip()


def listed(review: Review) -> list[str]:
    items = parsed(render(review, "redline", Options(made=MADE)).decode()).xpath("//ol[@class='corrections']/li")
    return [" ".join(item.text_content().split()) for item in items]


@pytest.fixture
def recorder() -> Recorder:
    return Recorder(article_of("Six swans & seven geese live on the lake.", "The lake is 40 metres deep, they say."))


def test_what_goes_is_struck_out_and_what_comes_is_marked(recorder: Recorder) -> None:
    propose(recorder, recorder.mark("Six swans"), "Five swans")
    propose(recorder, recorder.mark("40 metres deep"), "14 metres deep", Decision.ACCEPTED, "The chart says so")
    was, becomes = text_of(recorder.review)
    assert was == "Six swans & seven geese live on the lake.\nThe lake is 40 metres deep, they say."
    assert becomes == "Five swans & seven geese live on the lake.\nThe lake is 14 metres deep, they say."
    root = parsed(render(recorder.review, "redline", Options(made=MADE)).decode())
    marks = root.xpath("//article//del/text() | //article//ins/text()")
    assert [str(mark) for mark in marks if mark.strip()] == ["Six", "Five", "40", "14"], "only the words that differ"
    assert [one.get("class") for one in root.xpath("//article//ins")] == ["undecided", "accepted"]
    assert [one.text_content() for one in root.xpath("//article//sup")] == ["correction 1?", "correction 2"]


def test_each_is_listed_with_what_was_decided_by_whom_and_why(recorder: Recorder) -> None:
    claim = recorder.mark("40 metres deep")
    propose(recorder, claim, "4 metres deep", Decision.REJECTED, "Nobody says so")
    propose(recorder, claim, "14 metres deep", Decision.ACCEPTED, "The chart says so")
    propose(recorder, claim, "15 metres deep")
    first, second, third = listed(recorder.review)
    assert "rejected by Ed Ito: Nobody says so" in first and "40 metres deep" in first and "4 metres deep" in first
    assert "accepted by Ed Ito: The chart says so" in second and "in the text" in second
    assert "waits for the editor" in third and "The text shows another correction of the same claim." in third
    assert "proposed by Mara Boyd, 13 March 2025" in third
    assert text_of(recorder.review)[1].endswith("14 metres deep, they say.")


def test_of_two_that_overlap_the_accepted_one_is_shown(recorder: Recorder) -> None:
    propose(recorder, recorder.mark("Six swans & seven geese"), "Some birds")
    propose(recorder, recorder.mark("seven geese"), "eight geese", Decision.ACCEPTED)
    assert text_of(recorder.review)[1].startswith("Six swans & eight geese live")
    assert "since it overlaps another correction." in listed(recorder.review)[0]


def test_one_that_the_text_has_already_changes_nothing(recorder: Recorder) -> None:
    propose(recorder, recorder.mark("Six swans"), "Six swans", Decision.ACCEPTED)
    assert text_of(recorder.review)[0] == text_of(recorder.review)[1]
    assert "The text reads so already." in listed(recorder.review)[0]


def test_one_over_several_paragraphs(recorder: Recorder) -> None:
    propose(recorder, recorder.mark("on the lake.\nThe lake is 40"), "here. It is 14")
    was, becomes = text_of(recorder.review)
    assert was == recorder.article.newest.text
    assert becomes == "Six swans & seven geese live \nhere. It is 14 metres deep, they say."


def test_a_claim_without_a_place_is_in_the_list_alone(recorder: Recorder) -> None:
    claim = recorder.mark("Six swans")
    propose(recorder, claim, "Five swans")
    (held,) = recorder.review.claims
    review = replace(recorder.review, claims=(replace(held, passages=()),))
    assert "in which the claim has no place." in listed(review)[0]
    assert text_of(review)[0] == text_of(review)[1]


def test_blocks_keep_their_kinds() -> None:
    kinds = (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.CAPTION, BlockKind.CODE)
    recorder = Recorder(article_of(*(DraftBlock(kind, [Run(f"of {kind}")], 2) for kind in kinds)))
    (article,) = parsed(render(recorder.review, "redline", Options(made=MADE)).decode()).xpath("//article")
    assert [child.tag for child in article] == ["h2", "ul", "blockquote", "figure", "pre"]
    assert article.xpath("./ul/@class") == ["level-2"]


def test_cells_of_a_row_stand_at_its_tabs() -> None:
    recorder = Recorder(article_of(DraftBlock(BlockKind.TABLE_ROW, [Run("2024\t40\t7")])))
    propose(recorder, recorder.mark("40"), "41")
    (row,) = parsed(render(recorder.review, "redline", Options(made=MADE)).decode()).xpath("//p[@class='row']")
    for aside in row.xpath(".//span[@class='aside']"):
        aside.text = ""
    assert row.text_content() == "2024\t40411?\t7"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_it_acts(payload: str) -> None:
    source = render(infested(payload), "redline", Options(made=MADE)).decode()
    root = parsed(source)
    assert root.xpath(DANGEROUS) == root.xpath("//@style") == []
    attributes = {str(name) for element in root.iter() for name in element.attrib}
    assert attributes <= {
        *("lang", "dir", "class", "id", "href", "charset", "http-equiv", "content", "name", "aria-labelledby")
    }
    assert all(href.startswith("#") for href in root.xpath("//@href"))
    assert not set(source) & set("\u202e\u202c\u2066\u2069")
