"""REFI-QDA projects: sound by REFI's own schema, with places that hold in the text as it is written."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from annotator.domain.article import BlockKind
from annotator.domain.claim import Placed, Status
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.hidden import hidden_again
from annotator.domain.refi import STATUS_CODES, code_guid
from annotator.domain.review import Review
from annotator.domain.scope import Scope
from annotator.readers import read
from annotator.reports import Options, remarks, render
from tests.readers.qdpx.conftest import SCHEMA
from tests.recording import MADE, Recorder, article_of
from tests.reports.harbour import harbour_review
from tests.reports.hard import hard_review
from tests.reports.lighthouse import lighthouse_review
from tests.reports.mill import updated_mill
from tests.reports.test_payloads import PAYLOADS, infested

NS = {"q": "urn:QDA-XML:project:1.0"}
GUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
REVIEWS: dict[str, Callable[[], Review]] = {
    "harbour": harbour_review,
    "lighthouse": lighthouse_review,
    "mill": lambda: updated_mill().review,
    "hard": hard_review,
}


def parts(review: Review, **options: object) -> tuple[etree._Element, str]:
    """The project's XML, which is valid, and its text."""
    report = render(review, "qdpx", Options(made=MADE, **options))  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        first, text = list(archive.namelist())
        tree = etree.fromstring(archive.read(first))
        etree.XMLSchema(etree.parse(SCHEMA)).assertValid(tree)
        (source,) = tree.iterfind(".//q:TextSource", NS)
        assert first == "project.qde" and f"sources/{source.get('plainTextPath', '')[11:]}" == text
        return tree, archive.read(text).decode()


def selections(tree: etree._Element, text: str) -> list[str]:
    """What stands where each selection is."""
    found = tree.iterfind(".//q:PlainTextSelection", NS)
    return [text[int(one.get("startPosition", "")) : int(one.get("endPosition", ""))] for one in found]


def attributes(tree: etree._Element, *names: str) -> list[str]:
    return [str(one.get(name)) for one in tree.iter() for name in names if one.get(name) is not None]


@pytest.mark.parametrize("name", REVIEWS)
def test_it_is_sound_and_every_reference_leads_somewhere(name: str) -> None:
    tree, text = parts(REVIEWS[name]())
    guids = attributes(tree, "guid")
    assert len(set(guids)) == len(guids) and all(map(GUID.fullmatch, guids))
    refs = attributes(tree, "targetGUID", "originGUID", "creatingUser", "modifyingUser")
    assert refs and set(refs) <= set(guids)
    review = REVIEWS[name]()
    placed = [p.exact for c in review.standing_claims for p in c.passages if p.start is not None]
    assert sorted(selections(tree, text)) == sorted([*placed, *(w.exact for w in review.standing_waivers)])
    assert text == review.article.newest.text


def test_places_hold_after_emoji_in_arabic_and_across_paragraphs() -> None:
    recorder = Recorder(
        article_of("👩‍👩‍👧 The ferry 🛳️ sails.", "قالت الميناء إن 40 سفينة ستصل غدا.", "It\u2028breaks here.")
    )
    for quote in ("ferry 🛳️ sails", "ferry", "سفينة ستصل", "sails.\nقالت", "It\u2028breaks", "👩‍👩‍👧"):
        recorder.mark(quote)
    tree, text = parts(recorder.review)
    assert sorted(selections(tree, text)) == sorted(
        ["ferry 🛳️ sails", "ferry", "سفينة ستصل", "sails.\nقالت", "It\u2028breaks", "👩‍👩‍👧"]
    )


def test_codes_say_status_reason_waiver_and_labels() -> None:
    recorder = Recorder(article_of("Six swans swim. Nobody minds."))
    claim = recorder.mark("Six swans", Status.DISPUTED, reason="misleading")
    recorder.edit(claim, labels=("birds",), statement="Six swans swim.")
    recorder.waive("Nobody minds", "opinion")
    tree, _ = parts(recorder.review)
    names = {code.get("guid"): code.get("name") for code in tree.iterfind(".//q:Code", NS)}
    coded = [
        [names[ref.get("targetGUID")] for ref in one.iterfind(".//q:CodeRef", NS)]
        for one in tree.iterfind(".//q:PlainTextSelection", NS)
    ]
    assert coded == [["misleading", "birds"], ["opinion"]]
    top = {code.get("name"): code.get("color", "") for code in tree.iterfind("q:CodeBook/q:Codes/q:Code", NS)}
    colours = {top[name] for name in STATUS_CODES.values()}
    assert len(colours) == len(STATUS_CODES) and all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)
    coding = tree.find(f".//q:CodeRef[@targetGUID='{code_guid('Disputed', 'misleading')}']/..", NS)
    assert coding is not None and coding.get("creationDateTime") == claim.created.at


@pytest.mark.parametrize("payload", [*PAYLOADS, "a\x0b\ufffe\uffffb", "⟨U+0041⟩"])
def test_nothing_acts_and_nothing_stops_it(payload: str) -> None:
    tree, text = parts(infested(payload))
    assert all(exact in text for exact in selections(tree, text))
    name = hidden_again(tree.get("name", ""))
    assert name == payload


def test_halves_of_surrogate_pairs_and_nul_do_not_stop_it() -> None:
    recorder = Recorder(article_of("Six swans swim."))
    claim = recorder.mark("Six swans")
    review = recorder.review
    changed = replace(claim, statement="half \ud800 and \x00", labels=("\udfff",), claimant="\ud800")
    tree, _ = parts(replace(review, article=replace(review.article, title="\ud800"), claims=(changed,)))
    assert tree.get("name") == "⟨U+D800⟩"
    assert tree.findtext(".//q:PlainTextContent", namespaces=NS) == "half ⟨U+D800⟩ and ⟨U+0000⟩"


def test_what_xml_does_not_hold_is_told() -> None:
    recorder = Recorder(article_of("Six swans swim."))
    recorder.edit(recorder.mark("Six swans"), statement="Six\x07 swans\ufffe")
    assert "1 text has characters that are not seen" in " ".join(remarks(recorder.review, "qdpx"))
    assert remarks(Recorder(article_of("Six swans swim.")).review, "qdpx") == []


def test_a_claim_without_a_place_is_a_note_on_the_text_and_told() -> None:
    recorder = Recorder(article_of("Six swans swim."))
    claim = recorder.mark("Six swans", Status.VERIFIED)
    (passage,) = claim.passages
    lost = replace(claim, passages=(replace(passage, start=None, end=None, state=Placed.ORPHANED),))
    review = replace(recorder.review, claims=(lost,))
    tree, _ = parts(review)
    assert list(tree.iterfind(".//q:PlainTextSelection", NS)) == []
    (note,) = tree.iterfind(".//q:Note", NS)
    assert note.findtext("q:PlainTextContent", namespaces=NS) == "Verified\n“Six swans”"
    assert tree.find(".//q:TextSource/q:NoteRef", NS) is not None
    assert remarks(review, "qdpx") == ["Claim 1 has no place in the text and is a note on it."]


def test_a_part_of_a_review_says_so_and_has_no_waivers() -> None:
    review = lighthouse_review()
    whole, _ = parts(review)
    part, text = parts(review, scope=Scope(statuses=frozenset([Status.DISPUTED])))
    assert len(selections(part, text)) < len(selections(whole, text))
    assert "this report is a part of the 6 in the article" in (part.findtext("q:Description", namespaces=NS) or "")


def test_the_same_review_gives_the_same_bytes() -> None:
    made = Options(made=MADE)
    assert render(lighthouse_review(), "qdpx", made) == render(lighthouse_review(), "qdpx", made)


@pytest.mark.parametrize("name", REVIEWS)
def test_read_again_it_is_the_same_text_with_the_same_claims(name: str) -> None:
    review = REVIEWS[name]()
    draft = read(render(review, "qdpx", Options(made=MADE)), "a.qdpx")
    assert (draft.text, draft.title, draft.byline, draft.url) == (
        review.article.newest.text, review.article.title, review.article.byline, review.article.url,
    )  # fmt: skip
    claims = [mark for mark in draft.marks if mark.waived is None]
    kept = [claim for claim in review.standing_claims if any(p.start is not None for p in claim.passages)]
    assert [
        (m.ranges, m.status, m.reason, m.statement, m.reasoning, m.claimant, set(m.labels), m.checked) for m in claims
    ] == [
        (
            tuple((p.start, p.end) for p in c.passages if p.start is not None),
            c.status, c.reason, c.statement, c.reasoning, c.claimant, set(c.labels), c.checked,
        )
        for c in kept
    ]  # fmt: skip
    assert [(m.ranges, m.waived) for m in draft.marks if m.waived] == [
        (((w.start, w.end),), w.reason) for w in review.standing_waivers
    ]


def test_indented_code_and_characters_that_are_not_seen_come_back_as_they_were() -> None:
    code = DraftBlock(BlockKind.CODE, [Run("    if x:\n        swans()")])
    recorder = Recorder(article_of("Swans\u202e and\x07 more.", code, "x" * 60, "y" * 60, title="Swans ⟨U+202E⟩"))
    recorder.edit(recorder.mark("swans()"), statement="A\u202e statement\x07 with ⟨U+0007⟩.")
    draft = read(render(recorder.review, "qdpx"), "a.qdpx")
    assert draft.text == recorder.article.newest.text
    (mark,) = draft.marks
    assert (draft.title, mark.statement) == ("Swans ⟨U+202E⟩", "A\u202e statement\x07 with ⟨U+0007⟩.")
    assert [draft.text[start:end] for start, end in mark.ranges] == ["swans()"]


def test_read_again_two_claims_on_one_range_are_two() -> None:
    recorder = Recorder(article_of("Six swans swim."))
    recorder.edit(recorder.mark("Six swans", Status.VERIFIED), statement="She said so.")
    recorder.edit(recorder.mark("Six swans", Status.DISPUTED), statement="It is so.")
    draft = read(render(recorder.review, "qdpx"), "a.qdpx")
    assert [(mark.status, mark.statement) for mark in draft.marks] == [
        (Status.VERIFIED, "She said so."), (Status.DISPUTED, "It is so."),
    ]  # fmt: skip
