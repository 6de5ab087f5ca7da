"""Projects of other programs: their texts as articles, their selections as claims, each where it certainly is."""

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from annotator.domain.article import ArticleDraft
from annotator.domain.claim import Stamp, Status
from annotator.readers import ReaderError, read
from tests.readers.checks import check_canonical
from tests.readers.hostile.packages import zipped
from tests.readers.qdpx.projects import BREAD, FOOD, TEXT, USER, VERIFIED, coding, project, qde, selection, source

WORDS = "The baker 🥖 sells bread.\nقال الخباز إن الخبز طازج.\nNobody eats it warm.\n"


def quotes(draft: ArticleDraft) -> list[list[str]]:
    return [[draft.text[start:end] for start, end in mark.ranges] for mark in draft.marks]


def said(draft: ArticleDraft) -> str:
    return " ".join(draft.remarks)


def at(text: str, words: str) -> tuple[int, int]:
    """Where the words stand, in code points."""
    start = text.index(words)
    return start, start + len(words)


def test_a_project_as_qualcoder_writes_it() -> None:
    start, end = at(WORDS, "sells bread")
    made = selection(start, end, f"<Description>fresh?</Description>{coding(FOOD)}", name="Baker.docx")
    again = selection(start, end, coding(VERIFIED, 2), number=2)
    arabic = selection(*at(WORDS, "الخبز طازج"), coding(BREAD, 3), number=3)
    draft = read(project(WORDS, made + again + arabic), "breakfast.qdpx")
    check_canonical(draft)
    assert (draft.title, draft.source and draft.source.media_type) == ("Baker", "application/x-qdpx")
    assert quotes(draft) == [["sells bread"], ["الخبز طازج"]]
    first, second = draft.marks
    assert (first.status, first.labels, first.notes) == (Status.VERIFIED, ("Food",), ("fresh?",))
    assert first.made == Stamp("Ada", "2019-06-07T03:36:36.000000Z")
    assert first.checked == Stamp("Ada", "2019-06-06T06:27:01.000000Z")
    assert (second.status, second.labels) == (Status.UNCHECKED, ("Bread",))
    assert said(draft) == "2 claims came with it."


def test_the_sample_projects_are_sound_by_the_schema(schema: etree.XMLSchema) -> None:
    xml = qde(source(selection(0, 3)))
    schema.assertValid(etree.fromstring(xml.encode()))


def test_line_ends_of_two_characters_are_counted_as_they_stand() -> None:
    text = WORDS.replace("\n", "\r\n")
    draft = read(project(text, selection(*at(text, "Nobody eats it warm"), name="Nobody eats it warm")), "a.qdpx")
    assert quotes(draft) == [["Nobody eats it warm"]]
    assert said(draft) == "1 claim came with it."


@pytest.mark.parametrize("origin", ["ATLAS.ti 23", "QualCoder 3.7"])
def test_line_ends_that_were_counted_as_one_character(origin: str) -> None:
    text = WORDS.replace("\n", "\r\n")
    made = selection(*at(WORDS, "eats it warm"), name="eats it…")
    draft = read(project(text, made, origin=origin), "a.qdpx")
    assert quotes(draft) == [["eats it warm"]]
    assert "counted with each line end as one character" in said(draft)


def test_places_in_utf_16_units_are_told_by_the_quotes() -> None:
    start, end = at(WORDS, "Nobody")
    draft = read(project(WORDS, selection(start + 1, end + 1, name="Nobody")), "a.qdpx")
    assert quotes(draft) == [["Nobody"]]
    assert "in UTF-16 units" in said(draft)


def test_an_end_on_the_last_character_is_told_by_the_quotes() -> None:
    start, end = at(WORDS, "Nobody")
    draft = read(project(WORDS, selection(start, end - 1, name="Nobody")), "a.qdpx")
    assert quotes(draft) == [["Nobody"]]
    assert "with the end on the last character" in said(draft)


@pytest.mark.parametrize("shift", [0, 1])
def test_a_byte_order_mark_is_counted_where_the_quotes_say_so(shift: int) -> None:
    start, end = at(WORDS, "Nobody eats")
    data = project(b"\xef\xbb\xbf" + WORDS.encode(), selection(start + shift, end + shift, name="Nobody eats"))
    assert quotes(read(data, "a.qdpx")) == [["Nobody eats"]]


def test_where_nothing_tells_how_places_are_counted_the_reviewer_is_told() -> None:
    text = WORDS.replace("\n", "\r\n")
    draft = read(project(text, selection(*at(text, "Nobody"))), "a.qdpx")
    assert quotes(draft) == [["Nobody"]]
    assert "Nothing tells how the places in “Baker.docx” are counted" in said(draft)


def test_a_selection_that_its_own_quote_speaks_against_is_left_out_and_told() -> None:
    text = WORDS.replace("\n", "\r\n")
    sure = selection(*at(text, "Nobody eats"), name="Nobody eats")
    also = selection(*at(text, "it warm"), name="it warm", number=3)
    other = selection(*at(WORDS, "الخبز"), name="الخبز", number=2)  # counted another way than the rest
    draft = read(project(text, sure + other + also), "a.qdpx")
    assert quotes(draft) == [["Nobody eats"], ["it warm"]]
    assert "1 selection has no certain place in “Baker.docx” and was left out: “الخبز”." in draft.remarks


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 4), (0, 10_000), (9, 4), (4, 4), ("x", 4), ("9" * 30, 4), (3, 4), ("", "")]
)
def test_a_selection_of_no_words_is_left_out_and_told(start: object, end: object) -> None:
    draft = read(project(WORDS, selection(start, end) + selection(0, 3, number=2)), "a.qdpx")
    assert quotes(draft) == [["The"]]
    assert "1 selection has no certain place" in said(draft)


def test_a_place_follows_its_words_through_white_space_and_wrapped_lines() -> None:
    line = "The ferry carried more people on its first day than anybody had thought that it would"
    text = f"  Title\t\n\n\n{line}\n{line}\n{line}\nand so on.\n\n   Last   words  \n"
    first = selection(*at(text, "Title\t\n\n\nThe ferry"))
    end = text.index("and so on")
    joined = selection(end - 6, end + 3, number=2)
    last = selection(*at(text, " Last   words "), number=3)
    draft = read(project(text, first + joined + last), "a.qdpx")
    check_canonical(draft)
    assert quotes(draft) == [["Title\nThe ferry"], ["would and"], ["Last   words"]]


def test_several_texts_are_several_articles_and_what_articles_do_not_hold_is_told() -> None:
    other = TEXT[:-1] + "2"
    gone, away = TEXT[:-1] + "3", TEXT[:-1] + "4"
    pdf = (
        f'<PDFSource guid="{USER}" name="Menu.pdf" path="internal://x.pdf"><PDFSelection guid="{FOOD}" page="0"'
        ' firstX="1" firstY="1" secondX="2" secondY="2"/>'
        f'<Representation guid="{BREAD}" plainTextPath="internal:///{other}.txt">{selection(0, 4, number=2)}'
        "</Representation></PDFSource>"
    )
    picture = f'<PictureSource guid="{VERIFIED}" name="Loaf.png" path="internal://loaf.png"/>'
    sources = source(selection(0, 3)) + pdf + picture + source(guid=gone, name="Gone") + source(
        guid=away, name="Away", path="absolute:///etc/passwd"
    )  # fmt: skip
    data = zipped(
        {"project.qde": qde(sources), f"Sources/{TEXT}.txt": WORDS, f"Sources/{other}.TXT": "Soup, one euro."}
    )
    draft = read(data, "breakfast.qdpx")
    (menu,) = draft.siblings
    assert (draft.title, menu.title, quotes(menu)) == ("Baker", "Menu", [["Soup"]])
    assert menu.source == draft.source
    assert "2 texts are not in the project itself: “Gone”, “Away”." in draft.remarks
    assert "Left out, since articles hold no such thing: 1 picture, 1 selection on a page." in draft.remarks


def test_notes_become_notes_and_links_of_notes_too() -> None:
    note, linked, lonely = (f"{n}000000-0000-4000-8000-000000000000" for n in ("aa", "bb", "cc"))
    rest = (
        f'<Notes><Note guid="{note}" name="Doubt"><PlainTextContent>Is it fresh?</PlainTextContent></Note>'
        f'<Note guid="{linked}" plainTextPath="internal://{linked}.txt"/><Note guid="{lonely}" name="Diary"/></Notes>'
        f'<Links><Link guid="{USER}" originGUID="{linked}" targetGUID="08cbced0-d736-44c8-8fd6-000000000001"/></Links>'
    )
    made = selection(0, 3, f'{coding(FOOD)}<NoteRef targetGUID="{note}"/>')
    draft = read(project(WORDS, made, rest=rest, more={f"sources/{linked}.txt": "Ask Ada."}), "a.qdpx")
    assert draft.marks[0].notes == ("Doubt: Is it fresh?", "Ask Ada.")
    assert "1 note that is on no words" in said(draft)


def test_our_codes_are_known_by_name_in_the_projects_of_others() -> None:
    codes = (
        f'<Code guid="{FOOD}" name="Disputed" isCodable="true">'
        f'<Code guid="{BREAD}" name="misleading" isCodable="true"/></Code>'
        f'<Code guid="{VERIFIED}" name="No check needed" isCodable="true"/>'
    )
    made = selection(0, 3, coding(BREAD)) + selection(4, 9, coding(VERIFIED, 2), number=2)
    draft = read(project(WORDS, made, codes=codes), "a.qdpx")
    claim, waiver = draft.marks
    assert (claim.status, claim.reason, claim.labels) == (Status.DISPUTED, "misleading", ())
    assert waiver.waived == "other"


def test_codes_that_are_called_alike_are_told_apart() -> None:
    codes = CODES_ALIKE
    made = selection(0, 3, coding(BREAD)) + selection(4, 9, coding(VERIFIED, 2), number=2)
    draft = read(project(WORDS, made, codes=codes), "a.qdpx")
    assert [mark.labels for mark in draft.marks] == [("Food / Bread",), ("Bread",)]


CODES_ALIKE = (
    f'<Code guid="{FOOD}" name="Food" isCodable="true"><Code guid="{BREAD}" name="Bread" isCodable="true"/></Code>'
    f'<Code guid="{VERIFIED}" name="Bread" isCodable="true"/>'
)


def test_a_text_in_another_encoding_is_read_and_told() -> None:
    text = "Käse und Brötchen sind im Café zu haben. " * 5
    draft = read(project(text.encode("cp1252"), selection(0, 4, name="Käse")), "a.qdpx")
    assert quotes(draft) == [["Käse"]]
    assert "Read as Windows-1252" in said(draft)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (zipped({"project.qde": qde(source()), "x": "y"}), "holds no text that can be read: 1 text is not in the"),
        (project("  \n "), "became no article: the text has no text"),
        (zipped({"project.qde": "<Project/>"}), "holds no text that can be read: there is none in it"),
        (zipped({"project.qde": "<Other/>"}), "its project is none of REFI-QDA"),
    ],
)
def test_what_is_refused_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReaderError, match=sentence):
        read(data, "a.qdpx")


def test_the_content_decides() -> None:
    draft = read(project(WORDS), "a.zip")
    assert "“a.zip” is a REFI-QDA project, though not by its name." in draft.remarks
    with pytest.raises(ReaderError, match="is not what its name says but a ZIP archive"):
        read(zipped({"a.txt": "project.qde"}), "a.qdpx")


def test_a_document_among_the_sources_does_not_make_it_one() -> None:
    out = BytesIO(project(WORDS))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("sources/a.docx", "word/document.xml")
    assert read(out.getvalue(), "a.qdpx").text.startswith("The baker")


def test_selections_without_a_guid_are_claims_of_their_own() -> None:
    made = (selection(0, 3) + selection(4, 9, number=2)).replace("08cbced0-d736-44c8-8fd6-", "")
    made = made.replace('guid="000000000001"', 'guid=""').replace('guid="000000000002"', 'guid=""')
    assert quotes(read(project(WORDS, made, origin="Annotator"), "a.qdpx")) == [["The"], ["baker"]]
