"""What an import refuses: every fault is told in one sentence that names its place."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import BlockKind
from annotator.domain.claim import Status
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.errors import InvalidValue
from annotator.domain.interchange import from_json, to_json
from tests.recording import Recorder, article_of

NO_MOMENT = "is not a moment such as 2025-03-13T09:42:00.000000Z"
HALF = "holds half of a surrogate pair, which is no character"


def sound() -> dict[str, Any]:
    """A review in JSON: two blocks with a span, two claims, a note, a waiver, six rows of history."""
    heading = DraftBlock(BlockKind.HEADING, [Run("The mill race")], 1)
    recorder = Recorder(
        article_of(heading, DraftBlock(BlockKind.PARAGRAPH, [Run("It "), Run("runs", bold=True), Run(" dry.")]))
    )
    claim = recorder.mark("runs dry", Status.DISPUTED, reason="wrong")
    recorder.note(claim, "In June only.")
    recorder.mark("mill")
    recorder.waive("race")
    data: dict[str, Any] = json.loads(json.dumps(to_json(recorder.review)))
    return data


def changed(place: str, value: object, data: dict[str, Any] | None = None) -> dict[str, Any]:
    """A sound review with `value` at `place`, written as in the messages."""
    data = data or sound()
    at: Any = data
    *way, last = place.replace("[", ".").replace("]", "").split(".")
    for key in way:
        at = at[int(key)] if key.isdigit() else at[key]
    at[int(last) if last.isdigit() else last] = value
    return data


def refusal(data: object) -> str:
    with pytest.raises(InvalidValue) as caught:
        from_json(data)
    return str(caught.value)


def test_the_sound_one_is_taken() -> None:
    assert from_json(sound()).claims[0].status is Status.DISPUTED


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ("article", [], "is not an object"),
        ("article.title", " ", "is empty"),
        ("article.title", None, "is not a string"),
        ("article.byline", 3, "is not a string"),
        ("article.direction", "up", "is not one of ltr, rtl"),
        ("article.imported", "today", NO_MOMENT),
        ("article.imported", "2025-03-13T09:42:00", NO_MOMENT),
        ("article.id", "a/b", "has a slash, which no id may hold"),
        ("article.id", "", "is empty"),
        ("article.versions", [], "is empty"),
        ("article.versions", {}, "is not an array"),
        ("article.versions[0].number", 0, "is 0, not within 1 and 2147483647"),
        ("article.versions[0].number", True, "is not a whole number"),
        ("article.versions[0].number", 1.0, "is not a whole number"),
        ("article.versions[0].text", "a\rb", "holds U+000D at 1, which no article’s text may hold"),
        ("article.versions[0].text", "\ufeffa", "holds U+FEFF at 0, which no article’s text may hold"),
        ("article.versions[0].text", "a\ud800", HALF),
        ("article.versions[0].sign_offs", {}, "is not an array"),
        ("article.versions[0].source", "x.txt", "is not an object"),
        ("article.versions[0].blocks", [], "leave out the text from 0 on"),
        (
            "article.versions[0].blocks[1].kind",
            "verse",
            "is not one of paragraph, heading, list_item, quotation, caption, code, table_row",
        ),
        ("article.versions[0].blocks[1].page", 0, "is 0, not within 1 and 2147483647"),
        ("article.versions[0].blocks[1].spans[0].href", "x", "is set, but the span is bold"),
        ("claims", None, "is not an array"),
        ("claims[1]", "x", "is not an object"),
        ("claims[0].status", "true", "is not one of verified, disputed, unsourced, unchecked"),
        ("claims[0].status", ["verified"], "is not one of verified, disputed, unsourced, unchecked"),
        ("claims[0].about", "smell", "is not one of content, wording, attribution, forecast, name"),
        ("claims[0].rating", {"scale": "x"}, "lacks “value”"),
        ("claims[0].evidence", {"id": "e"}, "is not an array"),
        ("claims[0].queries", 1, "is not an array"),
        ("claims[0].passages[0].exact", "runs wet", "does not stand at its place in version 1"),
        ("claims[0].passages[0].end", 999, "is 999: 17 to 999 is empty or not within the text of version 1"),
        ("claims[0].passages[0].start", None, "is null and the other end is not"),
        ("claims[0].passages[0].version", 2, "is 2, and the article has no such version"),
        ("claims[0].passages[0].state", "lost", "is not one of kept, moved, orphaned"),
        ("claims[0].passages[0].reread", 0, "is neither true nor false"),
        ("claims[0].notes[0].text", None, "is not a string"),
        ("waivers[0].exact", "rage", "does not stand at its place in version 1"),
        ("waivers[0].reason", "", "is empty"),
        ("waivers[0].start", None, "is not a whole number"),
        ("history[0].subject", "sofa/1", "names nothing that history is kept of"),
        ("history[0].subject", "article/x", "names another article"),
        ("history[0].after", None, "is null, and so is what was before"),
        ("history[0].after", [], "is neither an object nor null"),
        ("history[0].after.status", float("nan"), "is not a number"),
        ("history[0].after.statement", "\udfff", HALF),
        ("history[0].undoes", "1", "is not a whole number"),
        ("history[0].undoes", 1, "names a group that is not before its own"),
    ],
)
def test_a_fault_is_told_with_its_place(place: str, value: object, words: str) -> None:
    assert refusal(changed(place, value)) == f"{place} {words}."


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ("format", "annotator/2", "This is no review: its format is not “annotator/1”."),
        ("article.versions[0].text", "The mill", "article.versions[0].text_sha256 is not the SHA-256 of the text."),
        (
            "article.versions[0].blocks[0].end",
            12,
            "article.versions[0].blocks[0] is not the line of the text that begins at 0.",
        ),
        (
            "article.versions[0].blocks[1].start",
            13,
            "article.versions[0].blocks[1] is not the line of the text that begins at 14.",
        ),
        (
            "article.versions[0].blocks[1].spans[0].end",
            99,
            "article.versions[0].blocks[1].spans[0] is empty or not within its block.",
        ),
        ("article.versions[0].blocks[1].spans[0].kind", "link", "article.versions[0].blocks[1].spans[0].href is null."),
        ("claims[0].number", 2, "claims[1].number is 2, which another claim has already."),
        ("claims[0].labels", ["a", 1], "claims[0].labels[1] is not a string."),
        (
            "claims[0].created",
            {"by": "x", "at": "y"},
            "claims[0].created.at is not a moment such as 2025-03-13T09:42:00.000000Z.",
        ),
        ("claims[0].colour", "red", "claims[0] has “colour”, which this version of the program does not know."),
        ("claims[0].passages[0].start", 18, "claims[0].passages[0].exact does not stand at its place in version 1."),
        ("history[2].by", "Somebody", "history does not hold: History row 3 does not match its hash."),
        ("history[0].seq", 5, "history does not hold: History rows 1 to 4 missing before row 5."),
        ("history[0].after.labels", [["a", 10**12]], "history[0].after.labels[0][1] is too large a number."),
    ],
)
def test_a_fault_that_shows_elsewhere(place: str, value: object, words: str) -> None:
    assert refusal(changed(place, value)) == words


@pytest.mark.parametrize("data", [None, [], "annotator/1", 3, {}, {"format": "annotator/1"}])
def test_what_is_no_review_at_all(data: object) -> None:
    assert refusal(data) in (
        "The review is not an object.",
        "This is no review: its format is not “annotator/1”.",
        "The review lacks “article”.",
    )


def test_an_id_twice() -> None:
    data = sound()
    data["claims"][1]["id"] = data["claims"][0]["id"]
    assert refusal(data) == f"claims[1].id is “{data['claims'][0]['id']}”, which another has already."
    data = sound()
    data["claims"][1]["passages"] = copy.deepcopy(data["claims"][0]["passages"])
    assert refusal(data).startswith("claims[1].passages[0].id is “")


def test_a_passage_without_a_place_must_be_an_orphan() -> None:
    data = changed("claims[0].passages[0].start", None, changed("claims[0].passages[0].end", None))
    assert refusal(data) == "claims[0].passages[0].start is null, but the passage is kept, not orphaned."


def test_versions_out_of_order() -> None:
    data = sound()
    data["article"]["versions"].append(data["article"]["versions"][0])
    words = "article.versions[1].number is 1, not greater than that of the version before it."
    assert refusal(data) == words


def test_a_history_cut_off_at_its_beginning() -> None:
    data = sound()
    del data["history"][:2]
    assert refusal(data) == "history does not hold: History rows 1 to 2 missing before row 3."


def test_nesting_without_end() -> None:
    deep: list[object] = []
    for _ in range(500):
        deep = [deep]
    assert refusal(changed("history[0].after.labels", deep)).endswith("is nested too deeply.")


def places(value: object, at: str = "") -> list[str]:
    """The places of everything in a JSON value."""
    found = [at] if at else []
    if isinstance(value, dict):
        for key, item in value.items():
            found += places(item, f"{at}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            found += places(item, f"{at}[{index}]")
    return found


def test_what_a_refusal_repeats_of_the_file_stays_on_its_line_and_does_not_act() -> None:
    key = "a\nb\u2028c\x1b[2J"
    assert refusal({**sound(), key: 1}) == (
        "The review has “a b c⟨U+001B⟩[2J”, which this version of the program does not know."
    )
    assert refusal(changed("history[0].before", {key: 10**12})) == (
        "history[0].before.a b c⟨U+001B⟩[2J is too large a number."
    )


odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=300)
@given(place=st.sampled_from(places(sound())), value=odd, drop=st.booleans())
def test_whatever_stands_somewhere_is_taken_or_refused_in_a_sentence(place: str, value: object, drop: bool) -> None:
    data = changed(place, value)
    if drop:
        data.pop(place.split(".")[0].split("[")[0])
    try:
        review = from_json(data)
    except InvalidValue as error:
        assert str(error).endswith(".")
        assert len(str(error).splitlines()) == 1
    else:
        assert from_json(json.loads(json.dumps(to_json(review)))) == review
