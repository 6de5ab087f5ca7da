"""Footnotes, comments and tracked changes as Word writes them."""

import pytest

from annotator.domain.article import ArticleDraft, Hanging
from annotator.readers.docx.reader import read
from annotator.readers.given import Given
from tests.readers.checks import check_canonical, texts_of
from tests.readers.office.files import docx, docx_parts, p, r, style, zipped

WHEN = 'w:date="2025-03-12T09:16:00Z"'


def draft_of(body: str, comments: str = "", footnotes: str = "", **parts: str) -> ArticleDraft:
    draft = read(docx(body, comments=comments, footnotes=footnotes, links=(), core="", **parts), Given("story.docx"))
    check_canonical(draft)
    return draft


def hanging(draft: ArticleDraft) -> list[tuple[str, str]]:
    """The words and the text of each suggestion."""
    return [(draft.text[one.start : one.end], one.text) for one in draft.suggestions]


def comment(id_: int, text: str, by: str = "Ines Calder", paragraph: str = "") -> str:
    own = f' w14:paraId="{paragraph}"' if paragraph else ""
    return f'<w:comment w:id="{id_}" w:author="{by}" {WHEN}><w:p{own}>{r(text)}</w:p></w:comment>'


def start(id_: int) -> str:
    return f'<w:commentRangeStart w:id="{id_}"/>'


def end(id_: int) -> str:
    return f'<w:commentRangeEnd w:id="{id_}"/>'


def anchor(id_: int) -> str:
    return f'<w:r><w:commentReference w:id="{id_}"/></w:r>'


def footnote(id_: int, content: str, kind: str = "") -> str:
    own = f' w:type="{kind}"' if kind else ""
    return f'<w:footnote w:id="{id_}"{own}>{content}</w:footnote>'


def mark(id_: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'


def test_a_comment_hangs_on_all_the_runs_of_its_range() -> None:
    body = p(r("It ") + start(0) + r("turned", "<w:b/>") + r(" on ") + r("Friday") + end(0) + anchor(0) + r("."))
    assert hanging(draft_of(body, comment(0, "Which?"))) == [("turned on Friday", "Which?")]


def test_a_range_may_begin_and_end_between_paragraphs() -> None:
    body = p("One.") + start(0) + p("Two.") + p("Three.") + end(0) + p(anchor(0) + r("Four."))
    assert hanging(draft_of(body, comment(0, "Both."))) == [("Two.\nThree.", "Both.")]


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        (r("It turned") + anchor(0) + r(" on. Then not."), "It turned on."),
        (r("It ") + start(0) + r("turned") + anchor(0) + r(" on."), "turned"),
        (r("It turned") + end(0) + anchor(0) + r(" on."), "It turned on."),
        (start(0) + end(0) + anchor(0) + r("It turned on. Then not."), "It turned on."),
        (r("It turned on. ") + start(0) + r(" ") + end(0) + r("Then not."), "It turned on."),
    ],
)
def test_a_comment_without_words_of_its_own_hangs_on_the_sentence(marks: str, words: str) -> None:
    assert hanging(draft_of(p(marks), comment(0, "Why?"))) == [(words, "Why?")]


def test_replies_hang_where_what_they_answer_does() -> None:
    comments = (
        comment(0, "Which?", paragraph="1A") + comment(1, "The 3rd.", "Mara Boyd", "2B") + comment(2, "No.", "", "3C")
    )
    answers = "".join(
        f'<w15:commentEx w15:paraId="{own}" w15:paraIdParent="{to}"/>' for own, to in (("2B", "1A"), ("3C", "2B"))
    )
    body = p(r("On ") + start(0) + r("Friday") + end(0) + anchor(0) + r(", it turned.") + anchor(1))
    draft = draft_of(body, comments, commentsExtended=answers)
    assert hanging(draft) == [("Friday", "Which?"), ("Friday", "The 3rd."), ("Friday", "No.")]
    assert [one.by for one in draft.suggestions] == ["Ines Calder", "Mara Boyd", None]
    assert {one.at for one in draft.suggestions} == {"2025-03-12T09:16:00Z"}


def test_a_comment_that_stands_nowhere_is_told() -> None:
    comments = comment(0, "On the running head.") + "".join(comment(n, f"Number {n}") for n in range(1, 13))
    remarks = draft_of(p("It turned."), comments).remarks
    assert remarks[0] == "A comment by Ines Calder hangs on nothing in the text: “On the running head.”"
    assert remarks[-1] == "3 more comments hang on nothing in the text."
    assert len(remarks) == 11


def test_a_comment_on_an_empty_paragraph_hangs_on_the_one_before() -> None:
    body = p("It turned. It stopped.") + p(start(0) + end(0) + anchor(0)) + p("Nobody came.")
    assert hanging(draft_of(body, comment(0, "More here."))) == [("It stopped.", "More here.")]


def test_footnotes_have_their_text_and_addresses_but_not_their_mark() -> None:
    own = '<w:r><w:footnoteRef/><w:t xml:space="preserve"> </w:t></w:r>'
    notes = (
        footnote(-1, p("x"), "separator")
        + footnote(1, p(own + r("See https://a.example/x_(y), and (www.b.example).")) + p("p. 3"))
        + footnote(2, p(r(" ")))
    )
    draft = draft_of(p(r("It turned") + mark(1) + r(" on") + mark(2) + mark(3) + r(".")), footnotes=notes)
    assert hanging(draft) == [("It turned", "See https://a.example/x_(y), and (www.b.example).\np. 3")]
    assert draft.suggestions[0].links == ("https://a.example/x_(y)", "http://www.b.example")
    assert draft.remarks == ("1 note is marked in the text but not in the file.",)


def test_the_links_of_a_note_are_those_of_its_own_part() -> None:
    note = footnote(1, p(f'<w:hyperlink r:id="x">{r("the log")}</w:hyperlink>'))
    parts = docx_parts(p(r("It turned") + mark(1)), footnotes=note)
    parts["word/_rels/footnotes.xml.rels"] = str(parts["word/_rels/document.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="x" Type="a/hyperlink" Target="https://log.example" TargetMode="External"/></Relationships>',
    )
    (suggestion,) = read(zipped(parts), Given()).suggestions
    assert (suggestion.text, suggestion.links) == ("the log", ("https://log.example",))


def test_a_note_marked_twice_hangs_in_both_places() -> None:
    draft = draft_of(p(r("One") + mark(1) + r(". Two") + mark(1) + r(". Three.")), footnotes=footnote(1, p("Log.")))
    assert hanging(draft) == [("One", "Log."), ("Two", "Log.")]


def test_a_comment_on_a_footnote_hangs_beside_it() -> None:
    note = footnote(1, p(start(0) + r("The log") + end(0) + anchor(0)))
    draft = draft_of(p(r("It turned") + mark(1) + r(" on.")), comment(0, "Seen?"), note)
    assert sorted(hanging(draft)) == [("It turned", "The log"), ("It turned on.", "Seen?")]
    assert {one.kind for one in draft.suggestions} == {Hanging.FOOTNOTE, Hanging.COMMENT}


def test_endnotes_are_told_from_footnotes() -> None:
    parts = {"endnotes": f'<w:endnote w:id="1">{p("Log.")}</w:endnote>'}
    draft = draft_of(p(r("It turned") + mark(1, "endnote")), **parts)
    assert [one.kind for one in draft.suggestions] == [Hanging.ENDNOTE]


def changed(kind: str, content: str, by: str = "Ines") -> str:
    return f'<w:{kind} w:author="{by}" {WHEN}>{content}</w:{kind}>'


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def test_changes_that_belong_together_count_as_one() -> None:
    inserted = '<w:rPr><w:ins w:author="Ines" w:date="2025-03-12T09:16:00Z"/></w:rPr>'
    body = (
        p(r("The lamp ") + changed("del", gone("was")) + changed("del", gone(" hardly")) + changed("ins", r("is")))
        + p(changed("ins", r("New ") + r("paragraph.")), "", inserted)
        + p(changed("ins", r("Mine."), "Odile") + r(" Old.") + changed("moveFrom", r("From.")))
        + p(changed("moveTo", r("To.")))
    )
    draft = draft_of(body)
    assert texts_of(draft) == ["The lamp is", "New paragraph.", "Mine. Old.", "To."]
    assert draft.remarks == ("3 tracked insertions were taken and 2 deletions left out.",)


@pytest.mark.parametrize(
    ("body", "remarks"),
    [
        (r("It turned.") + changed("ins", r(" On.")), ("1 tracked insertion was taken and no deletion left out.",)),
        (r("It turned.") + changed("del", gone(" On.")), ("1 tracked deletion was left out.",)),
        (r("It turned.") + changed("ins", changed("del", gone(" On."))), ("1 tracked deletion was left out.",)),
        (r("It turned.") + changed("ins", "<w:r/>"), ()),
    ],
)
def test_the_remark_tells_what_was_taken_and_left_out(body: str, remarks: tuple[str, ...]) -> None:
    assert draft_of(p(body)).remarks == remarks


def test_a_deleted_note_is_left_out_and_a_comment_on_deleted_words_stays() -> None:
    body = p(
        r("It turned ") + changed("del", start(0) + gone("at last") + end(0) + anchor(0) + mark(1)) + r("on. Then not.")
    )
    draft = draft_of(body, comment(0, "Cut?"), footnote(1, p("Log.")))
    assert hanging(draft) == [("It turned on.", "Cut?")]


def test_a_field_that_is_deleted_hides_nothing_after_it() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText> PAGE </w:delInstrText></w:r>'
    close = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{gone("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert draft_of(p(r("Page ") + changed("del", begin + close) + r("four"))).text == "Page four"


def test_notes_on_hidden_words_go_with_them_and_formatting_changes_are_no_changes() -> None:
    hidden = f'<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>{r("unseen", "<w:vanish/>")}'
    changed_look = '<w:b/><w:rPrChange w:author="Ines"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    draft = draft_of(p(r("It turned", changed_look) + hidden), footnotes=footnote(1, p("Log.")))
    assert (draft.text, draft.suggestions) == ("It turned", ())
    assert draft.remarks == ("Hidden text was left out.",)
    assert [span.kind.value for span in draft.blocks[0].spans] == ["bold"]


def test_a_comment_in_a_row_and_in_a_list_hangs_on_its_words() -> None:
    cells = f"<w:tc>{p('2024')}</w:tc><w:tc>{p(start(0) + r('998') + end(0) + anchor(0))}</w:tc>"
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + p(start(1) + r("Oil") + end(1) + anchor(1), "LB")
    draft = draft_of(body, comment(0, "Sure?") + comment(1, "How much?"), styles=style("LB", "List Bullet"))
    assert hanging(draft) == [("998", "Sure?"), ("Oil", "How much?")]
