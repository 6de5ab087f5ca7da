"""Files of annotations: every shape that they come in, and whatever else there is in the world."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotating.found import Annotation, Body, Found, Selector, Target
from annotator.readers.annotations import read_annotations
from annotator.readers.apart import read_annotations_apart
from annotator.readers.errors import ReaderError

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
QUOTE = {"type": "TextQuoteSelector", "exact": "ferry", "prefix": "The ", "suffix": " sank"}
PLACE = {"type": "TextPositionSelector", "start": 4, "end": 9}
ONE = {
    "@context": CONTEXT,
    "id": "https://example.org/anno/1",
    "type": "Annotation",
    "motivation": "commenting",
    "creator": {"type": "Person", "name": "Ana Ruiz"},
    "created": "2026-03-01T09:00:00Z",
    "body": {"type": "TextualBody", "value": "Is it?", "format": "text/plain"},
    "target": {"source": "https://example.org/page", "selector": [QUOTE, PLACE]},
}
READ = Annotation(
    "https://example.org/anno/1",
    (Target("https://example.org/page", Selector("ferry", "The ", " sank", 4, 9)),),
    (Body("commenting", "Is it?"),),
    "Ana Ruiz",
    "2026-03-01T09:00:00Z",
)
HYPOTHESIS = {
    "id": "Zq1xYbVvEeuQ",
    "created": "2026-03-01T09:00:00.123+00:00",
    "user": "acct:ana@hypothes.is",
    "uri": "https://example.org/page",
    "text": "Is *it*?",
    "tags": ["numbers", "check"],
    "target": [
        {
            "source": "https://example.org/page",
            "selector": [{"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 4}, PLACE, QUOTE],
        }
    ],
}


def found(value: Any) -> Found:
    return read_annotations(json.dumps(value).encode(), "notes.json")


def only(value: Any) -> Annotation:
    (one,) = found(value).items
    return one


def with_body(*bodies: Any, **more: Any) -> tuple[Body, ...]:
    return only({**ONE, "body": list(bodies), **more}).bodies


def with_selector(selector: Any) -> Target:
    (target,) = only({**ONE, "target": {"source": "https://example.org/page", "selector": selector}}).targets
    return target


PAGE = {"type": "AnnotationPage", "items": [ONE]}


@pytest.mark.parametrize(
    "value",
    [
        ONE,
        [ONE],
        PAGE,
        [PAGE],
        {"type": "AnnotationCollection", "total": 1, "first": PAGE},
        {"type": ["AnnotationCollection"], "@context": [CONTEXT, {"x": "y"}], "first": {**PAGE, "next": None}},
        {"type": "AnnotationCollection", "items": [ONE]},
        {"@context": CONTEXT, "@graph": [ONE]},
        {**ONE, "type": ["oa:Annotation"], "motivation": ["oa:commenting"]},
        {**{k: v for k, v in ONE.items() if k not in ("id", "type")}, "@id": ONE["id"], "@type": "Annotation"},
    ],
)
def test_a_file_in_any_shape_gives_its_annotations(value: Any) -> None:
    assert found(value) == Found((READ,))


def test_pages_are_read_one_after_another() -> None:
    second = {**ONE, "id": "https://example.org/anno/2"}
    pages = {"type": "AnnotationPage", "items": [ONE], "next": {"type": "AnnotationPage", "items": [second]}}
    assert [one.key[-1] for one in found({"type": "AnnotationCollection", "first": pages}).items] == ["1", "2"]


def test_what_is_not_in_the_file_is_told_and_not_fetched() -> None:
    pages = {"type": "AnnotationPage", "items": [ONE], "next": "https://example.org/page2"}
    said = found({"type": "AnnotationCollection", "total": 7, "first": pages}).remarks
    assert said == (
        "Pages of annotations that the file only names by their addresses are not read.",
        "The file says that there are 7 annotations; it holds 1.",
    )
    with pytest.raises(ReaderError, match="only names by their addresses"):
        found({"type": "AnnotationCollection", "first": "https://example.org/page1"})


@pytest.mark.parametrize("key", ["rows", "annotations", None])
def test_exports_of_hypothesis(key: str | None) -> None:
    (one,) = found({key: [HYPOTHESIS], "total": 1} if key else [HYPOTHESIS]).items
    assert (one.key, one.by) == ("Zq1xYbVvEeuQ", "ana")
    assert one.targets == READ.targets
    assert one.bodies == (Body("commenting", "Is *it*?"), Body("tagging", "numbers"), Body("tagging", "check"))
    reply = {**HYPOTHESIS, "id": "r", "references": ["Zq1xYbVvEeuQ"], "target": [{"source": "https://x.example"}]}
    assert only([reply]).replies_to == "Zq1xYbVvEeuQ"
    assert only([{**HYPOTHESIS, "user_info": {"display_name": "Ana Ruiz"}}]).by == "Ana Ruiz"


def test_selectors_that_mean_nothing_here_are_left_out() -> None:
    fragment = {"type": "FragmentSelector", "value": "p1"}
    assert with_selector([fragment, QUOTE]) == Target("https://example.org/page", Selector("ferry", "The ", " sank"))
    assert with_selector(fragment) == Target("https://example.org/page", unread=True)
    assert with_selector({**fragment, "refinedBy": QUOTE}).selector == Selector("ferry", "The ", " sank")
    inner = {**QUOTE, "exact": "The ferry sank.", "refinedBy": PLACE}
    assert with_selector(inner).selector == Selector("The ferry sank.", "The ", " sank", inner=Selector(start=4, end=9))
    assert with_selector({"type": "Choice", "items": [QUOTE]}).selector == Selector("ferry", "The ", " sank")


@pytest.mark.parametrize(
    ("selector", "read"),
    [
        (
            {"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc5147", "value": "char=4,9"},
            Selector(start=4, end=9),
        ),
        ([{"type": "FragmentSelector", "value": "char=4,9"}, QUOTE], Selector("ferry", "The ", " sank", 4, 9)),
        ({"type": "FragmentSelector", "value": ":~:text=The-,old%20ferry,-sank"}, Selector("old ferry", "The", "sank")),
        ({"type": "FragmentSelector", "value": "p4", "refinedBy": QUOTE}, Selector("ferry", "The ", " sank")),
        (
            {"type": "RangeSelector", "startSelector": QUOTE, "endSelector": {**QUOTE, "exact": "deep"}},
            Selector("ferry", "The ", " sank", until=Selector("deep", "The ", " sank")),
        ),
        ({"quote": "ferry", "start": 4, "end": 9}, Selector("ferry", start=4, end=9)),
    ],
)
def test_selectors_of_other_kinds_that_say_a_quote_or_a_place(selector: Any, read: Selector) -> None:
    assert with_selector(selector).selector == read


@pytest.mark.parametrize(
    "selector",
    [
        {"type": "FragmentSelector", "value": "xywh=1,2,3,4"},
        {"type": "FragmentSelector", "value": "char=9,4"},
        {"type": "FragmentSelector", "value": ":~:text=from,to"},
        {"type": "FragmentSelector", "value": ":~:text=from-"},
        {"type": "RangeSelector", "startSelector": QUOTE},
        {"type": "RangeSelector", "startSelector": PLACE, "endSelector": PLACE},
    ],
)
def test_selectors_of_other_kinds_that_do_not(selector: Any) -> None:
    target = with_selector(selector)
    assert target.selector is None and target.unread


def test_an_address_may_end_in_the_words_that_are_meant() -> None:
    (target,) = only({**ONE, "target": "https://example.org/page#:~:text=ferry%20sank"}).targets
    assert target == Target("https://example.org/page", Selector("ferry sank"))
    (target,) = only({**ONE, "target": "https://example.org/page#part"}).targets
    assert target == Target("https://example.org/page#part")


def test_files_of_annotator_js_and_of_recogito() -> None:
    (old,) = found([{"quote": "ferry", "text": "Is it?", "ranges": [], "uri": "https://example.org/"}]).items
    assert old.targets == (Target("https://example.org/", Selector("ferry")),)
    assert old.bodies == (Body("commenting", "Is it?"),)
    recogito = {
        "id": "r1",
        "bodies": [{"id": "b1", "purpose": "commenting", "value": "Is it?"}],
        "target": {"annotation": "r1", "selector": [{"quote": "ferry", "start": 4, "end": 9}]},
    }
    (new,) = found([recogito]).items
    assert new.targets == (Target("", Selector("ferry", start=4, end=9)),)
    assert [body.text for body in new.bodies] == ["Is it?"]


def test_vocabularies_that_are_written_out() -> None:
    old = only(
        {
            "@type": "oa:Annotation",
            "oa:hasBody": {"@type": "oa:TextualBody", "rdf:value": "Is it?"},
            "oa:hasTarget": {
                "oa:hasSource": "https://example.org/page",
                "oa:hasSelector": {"@type": "oa:TextQuoteSelector", "oa:exact": "ferry"},
            },
        }
    )
    assert old.bodies == (Body("commenting", "Is it?"),)
    assert old.targets == (Target("https://example.org/page", Selector("ferry")),)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (9, 4), (True, 4), (0.5, 4), ("0", "4"), (0, 10**40)])
def test_places_that_are_none(start: Any, end: Any) -> None:
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    assert with_selector([place, QUOTE]).selector == Selector("ferry", "The ", " sank")
    assert with_selector(place) == Target("https://example.org/page", unread=True)


def test_bodies_of_every_kind() -> None:
    linked = {
        "type": "SpecificResource",
        "source": {"id": "https://example.org/report"},
        "purpose": "linking",
        "label": {"en": "A report"},
        "selector": QUOTE,
        "state": {"type": "TimeState", "cached": "https://web.archive.org/web/2025/https://example.org/report"},
    }
    archived = "https://web.archive.org/web/2025/https://example.org/report"
    assert with_body(
        {"type": "TextualBody", "value": "wet", "purpose": "tagging"},
        linked,
        "https://example.org/other",
        "Just words",
        {"type": "Choice", "items": [{"value": "one"}, {"value": "two"}]},
        {"type": "Image", "id": "https://example.org/a.png"},
        motivation="linking",
    ) == (
        Body("tagging", "wet"),
        Body("linking", url="https://example.org/report", archive_url=archived, label="A report", quote="ferry"),
        Body("linking", url="https://example.org/other"),
        Body("linking", "Just words"),
        Body("linking", "one"),
        Body("linking", url="https://example.org/a.png"),
    )
    assert only({**ONE, "body": None, "bodyValue": "Plain"}).bodies == (Body("commenting", "Plain"),)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://", "x" * 9]
)
def test_only_web_addresses_are_links(address: str) -> None:
    assert with_body({"type": "SpecificResource", "source": address, "purpose": "linking"}) == ()
    state = {"type": "TimeState", "cached": address}
    assert with_body({"source": "https://a.example", "state": state}) == (Body("commenting", url="https://a.example"),)


def test_an_address_too_long_is_none_rather_than_another() -> None:
    assert with_body({"source": "https://example.org/" + "a" * 3_000, "purpose": "linking"}) == ()


def test_of_html_the_words_are_taken() -> None:
    markup = "<p>Is <b>it</b>?<script>alert(1)</script><img src=x onerror=f()><br>&lt;i&gt; &amp; so</p><style>p{}"
    file = found({**ONE, "body": {"type": "TextualBody", "value": markup, "format": "text/html"}})
    assert file.items[0].bodies == (Body("commenting", "Is it?\n<i> & so"),)
    assert file.remarks == ("Of 1 text in HTML the words alone were taken.",)
    plain = {"type": "TextualBody", "value": "<b>it</b>"}
    assert with_body(plain) == (Body("commenting", "<b>it</b>"),), "text is text"


def test_characters_that_no_library_keeps() -> None:
    (body,) = with_body({"value": "a\x00b\ud800c\r\nd", "purpose": "commenting"})
    assert body.text == "a\ufffdb\ufffdc\nd"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "has no text"),
        (b'{"type": "Annotation", "target"', "is no JSON, or is cut off"),
        (b"[" * 300_000, "nested too deep"),
        (b'{"type": "Annotation", "total": ' + b"9" * 10_000 + b"}", "a number that is too long"),
        (b"null", "holds no annotations"),
        (b"7", "holds no annotations"),
        (b"[]", "holds no annotations"),
        (b'{"format": "annotator/1", "article": {}}', "holds no annotations"),
        (b"%PDF-1.7", "is no JSON"),
        (b"[" + b'{"type":"Annotation"},' * 50_001 + b"{}]", "more than 50,000 annotations"),
        (b"[" + b" " * (64 << 20) + b"]", "larger than 64 MiB"),
    ],
    ids=range(11),
)
def test_what_is_no_file_of_annotations_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    for read in (read_annotations, read_annotations_apart):
        with pytest.raises(ReaderError, match=r"\A[^\n]*\.\Z") as caught:
            read(data, "notes.json")
        assert said in str(caught.value)


def test_too_much_in_one_annotation_is_left_out_and_told() -> None:
    target = {"source": "https://a.example", "selector": QUOTE}
    file = found({**ONE, "target": [target] * 500, "body": [{"value": "a" * 200_000}] + [{"value": "b"}] * 500})
    (one,) = file.items
    assert (len(one.targets), len(one.bodies), len(one.bodies[0].text)) == (100, 200, 100_000)
    assert len(file.remarks) == 3 and all(remark.endswith(".") for remark in file.remarks)


def test_a_child_reads_the_same() -> None:
    data = json.dumps({"type": "AnnotationCollection", "first": {**PAGE, "items": [ONE, HYPOTHESIS, 7]}}).encode()
    apart = read_annotations_apart(data, "notes.json")
    assert apart == read_annotations(data, "notes.json")
    assert apart.remarks == ("1 thing in the file left out: no annotation.",)
    deep: Any = QUOTE
    for _ in range(60):
        deep = {"type": "FragmentSelector", "value": "x", "refinedBy": deep}
    nested = json.dumps({**ONE, "target": {"source": "https://a.example", "selector": deep}}).encode()
    assert read_annotations_apart(nested, "notes.json").items[0].targets[0].unread


KEYS = [
    *(
        "id",
        "type",
        "body",
        "bodyValue",
        "target",
        "selector",
        "source",
        "value",
        "purpose",
        "format",
        "exact",
        "start",
    ),
    *("end", "refinedBy", "items", "first", "next", "rows", "text", "tags", "creator", "created", "state", "cached"),
    *("motivation", "generator", "total", "references", "name", "user_info", "label"),
]
WORDS = ["Annotation", "AnnotationPage", "TextQuoteSelector", "TextPositionSelector", "Choice", "List", "text/html", ""]
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(WORDS)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=25,
)  # fmt: skip


@given(ANYTHING, st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=8))
def test_any_json_is_read_or_refused(value: Any, fields: dict[str, Any]) -> None:
    for file in (value, {"type": "Annotation", **fields}, [{**ONE, **fields}], {**HYPOTHESIS, **fields}):
        try:
            read = found(file)
        except ReaderError as error:
            assert str(error).endswith(".")
        else:
            assert read.items
