"""Proposed corrections as tracked changes."""

import copy
from dataclasses import replace
from pathlib import Path

from lxml import etree

from annotator.domain.claim import Decision
from annotator.domain.correcting import decide_correction, propose_correction
from annotator.reports import Options, remarks
from tests.recording import MADE, Recorder, article_of
from tests.reports.docx.gatehouse import gatehouse
from tests.reports.docx.reading import NS, W, by_word, office, part, written
from tests.reports.mill import claim_of


def text_of(body: etree._Element, *, accepted: bool) -> list[str]:
    """The paragraphs before the report's pages once all changes are accepted, or rejected."""
    body = copy.deepcopy(body)
    for gone in list(body.iter(f"{W}del" if accepted else f"{W}ins")):
        parent = gone.getparent()
        if parent is not None and parent.tag != f"{W}rPr":
            parent.remove(gone)
    lines, open_line = [], ""
    for paragraph in body.iter(f"{W}p"):
        if paragraph.find("w:pPr/w:pageBreakBefore", NS) is not None:
            break
        marks = {f"{W}tab": "\t", f"{W}br": "\u2028"}
        runs = [element for run in paragraph.iter(f"{W}r") for element in run]
        open_line += "".join(marks.get(str(one.tag)) or (one.text or "") for one in runs)
        if not (accepted and paragraph.find("w:pPr/w:rPr/w:del", NS) is not None):
            lines.append(open_line)
            open_line = ""
    return lines


def body_of(recorder: Recorder) -> etree._Element:
    return part(written(recorder.review), "word/document.xml")


def propose(recorder: Recorder, number: int, text: str, decision: Decision | None = None) -> None:
    # What reads so already is refused when it is proposed; an update may make it so later.
    placeless = replace(claim_of(recorder, number), passages=())
    made = propose_correction(recorder.article, placeless, text, by="Theo Lin", at=recorder.at)
    recorder.apply(made, "Theo Lin")
    if decision:
        claim = claim_of(recorder, number)
        said = decide_correction(
            recorder.article, claim, claim.corrections[-1], decision, "It is so.", by="Ines Calder"
        )
        recorder.apply(said, "Ines Calder")


def test_accepted_they_make_the_new_wording_and_rejected_the_text_as_it_is() -> None:
    body = body_of(gatehouse())
    was = text_of(body, accepted=False)
    assert was[1] == "The gatehouse of Skerry was built in 1644. It lost its roof twice."
    assert was[5:7] == ["its keepers kept three bells", "All hung in the tower. Now  two  spaces."]
    becomes = text_of(body, accepted=True)
    assert becomes[1] == "The gatehouse of Skerry was built in 1646. It lost half its roof twice."
    assert becomes[5] == "its keepers kept four bells, all\u2028of them in the tower. Now  two  spaces."
    assert becomes[7] == "أُغلق البرج عام 1945، ثم فُتح."
    assert becomes[9] == "There was 🗳️ no vote: 👩‍👩‍👧 all for it."
    assert "10,500" in becomes and "10,400" in was


def test_libreoffice_has_them_with_who_and_when(tmp_path: Path) -> None:
    recorder = Recorder(article_of("Six swans came."))
    recorder.mark("Six swans")
    propose(recorder, 1, "Seven swans")
    regions = office(written(recorder.review), tmp_path).findall(".//text:changed-region", NS)
    kinds = sorted(etree.QName(region[0]).localname for region in regions)
    assert kinds == ["deletion", "insertion"]
    assert {region.findtext(".//dc:creator", "", NS) for region in regions} == {"Theo Lin"}
    assert {region.findtext(".//dc:date", "", NS) for region in regions} == {"2025-03-13T09:44:00"}


def test_a_rejected_one_is_only_said() -> None:
    recorder = Recorder(article_of("Six swans came."))
    recorder.mark("Six swans")
    propose(recorder, 1, "Seven swans", Decision.REJECTED)
    report = written(recorder.review)
    assert part(report, "word/document.xml").find(".//w:ins", NS) is None
    (comment,) = by_word(report)
    assert "Correction: Seven swans (proposed by Theo Lin" in comment.text
    assert "rejected by Ines Calder: It is so." in comment.text


def test_of_a_claim_the_newest_accepted_one_is_tracked_and_the_others_say_why_not() -> None:
    recorder = Recorder(article_of("Six swans came."))
    recorder.mark("Six swans")
    for text, decision in (("Seven swans", Decision.ACCEPTED), ("Eight swans", None), ("Six swans", None)):
        propose(recorder, 1, text, decision)
    assert text_of(body_of(recorder), accepted=True)[-1] == "Seven swans came."
    (comment,) = by_word(written(recorder.review))
    assert "The text shows another correction of the same claim." in comment.text
    assert "The text reads so already." in comment.text


def test_of_those_that_overlap_the_accepted_one_is_tracked() -> None:
    recorder = Recorder(article_of("Six swans came down."))
    recorder.mark("Six swans came")
    recorder.mark("came down")
    propose(recorder, 1, "Six geese came")
    propose(recorder, 2, "went up", Decision.ACCEPTED)
    assert text_of(body_of(recorder), accepted=True)[-1] == "Six swans went up."
    first, second = by_word(written(recorder.review))
    assert "It is not tracked in the text, since it overlaps another correction." in first.text
    assert "It is tracked in the text as a change." in second.text
    assert remarks(recorder.review, "docx", Options(made=MADE)) == [
        "1 proposed correction not tracked in the text; the claim’s comment says why."
    ]


def test_those_of_neighbours_stay_apart() -> None:
    recorder = Recorder(article_of("Six swans came."))
    recorder.mark("Six")
    recorder.mark("swans")
    recorder.mark("came")
    propose(recorder, 1, "Some six")
    propose(recorder, 2, "tall swans")
    propose(recorder, 3, "came in")
    body = body_of(recorder)
    assert text_of(body, accepted=True)[-1] == "Some six tall swans came in."
    assert text_of(body, accepted=False)[-1] == "Six swans came."
    assert [one.anchored for one in by_word(written(recorder.review))] == ["Six", "swans", "came"]


def test_what_comes_stands_within_the_comment_of_its_claim() -> None:
    recorder = Recorder(article_of("Six swans came. Then all left."))
    recorder.mark("Six swans came")
    propose(recorder, 1, "Yesterday six swans came down")
    tags = [etree.QName(one).localname for one in body_of(recorder).iter(f"{W}commentRangeStart", f"{W}commentRangeEnd",
                                                                         f"{W}ins")]  # fmt: skip
    assert tags[0] == "commentRangeStart" and tags[-1] == "commentRangeEnd" and "ins" in tags
