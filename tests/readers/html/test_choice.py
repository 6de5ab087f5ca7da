"""From several opinions of which blocks are the article to one choice."""

import pytest
from lxml import html

from annotator.readers.html.blocks import PageReader
from annotator.readers.html.choice import Opinions, choose
from annotator.readers.html.head import Head
from annotator.readers.html.metadata import PageMetadata
from annotator.readers.html.tree import parse

ONE = "The tunnel opened on Thursday, two years behind schedule."
TWO = "Engineers expect 46,000 vehicles a day by the end of the year."
MORE = "The bridge beside it will be closed for repairs from May."


def chosen(
    markup: str, *choices: str, declared: str | None = None, title: str = "", descriptions: tuple[str, ...] = ()
) -> list[str]:
    """The texts of the blocks chosen; each of the `choices`, ours first, has an `x` for each block that it takes."""
    root = parse(markup, "It")
    assert root is not None
    blocks = PageReader(root, None).blocks
    taken = [[mark == "x" for mark in choice] for choice in choices]
    assert all(len(choice) == len(blocks) for choice in taken)
    opinions = Opinions(
        [len(block.text.split()) for block in blocks],
        taken,
        None if declared is None else [mark == "x" for mark in declared],
    )
    head = Head(PageMetadata(descriptions=list(descriptions)), title)
    return [block.text for block, keep in zip(blocks, choose(blocks, opinions, head), strict=True) if keep]


def _root(markup: str) -> html.HtmlElement:
    root = parse(markup, "It")
    assert root is not None
    return root


THREE = f"<p>{ONE}<p>{TWO}<p>{MORE}"


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("xx.", "xx.", "xxx"), [ONE, TWO]),
        (("xxx", "xx.", "xx."), [ONE, TWO]),
        (("xx.", "xxx", "xxx"), [ONE, TWO, MORE]),
        (("xx.", "xx.", "..."), [ONE, TWO]),
        (("...", "xx.", "xx."), [ONE, TWO]),
        (("xx.",), [ONE, TWO]),
    ],
)
def test_what_two_have_is_taken(choices: tuple[str, ...], expected: list[str]) -> None:
    assert chosen(THREE, *choices) == expected


def test_where_no_two_agree_one_is_taken_whole() -> None:
    assert chosen(THREE, "x..", ".x.", "..x") == [ONE]


def test_what_the_page_declares_as_its_article_counts_twice() -> None:
    assert chosen(THREE, "x..", "x..", "x..", declared="xx.") == [ONE, TWO]
    assert chosen(THREE, "xx.", "..x", "..x", declared="xx.") == [ONE, TWO, MORE]


REMARK = "I never believed in this tunnel, and now look at it."


@pytest.mark.parametrize("between", [2, 6])
def test_what_two_have_far_from_what_all_have_is_left_out(between: int) -> None:
    markup = f"{THREE}{'<p>Teaser' * between}<p>{REMARK}"
    near = between <= 5
    gap = "x" * between
    found = chosen(markup, f"xxx{gap}x", f"xxx{'.' * between}x", f"xxx{'.' * between}.")
    assert found == [ONE, TWO, MORE, *([REMARK] if near else [])]
    flipped = chosen(
        f"<p>{REMARK}{'<p>Teaser' * between}{THREE}", f"x{gap}xxx", f"x{'.' * between}xxx", "." * (between + 1) + "xxx"
    )
    assert flipped == [*([REMARK] if near else []), ONE, TWO, MORE]


def test_not_where_all_have_only_a_small_part_of_it() -> None:
    markup = f"<p>Late.{'<p>Teaser' * 6}{THREE}"
    assert chosen(markup, "x......xxx", "x......xxx", "x.........") == ["Late.", ONE, TWO, MORE]


def test_nothing_anywhere_is_our_own_choice() -> None:
    assert chosen("<p>…<p>—", "xx", "..", "..") == ["…", "—"]


@pytest.mark.parametrize(
    ("lost", "kept"),
    [
        ("<figcaption>The east portal in March</figcaption>", True),
        ("<pre>tunnel --open</pre>", True),
        ("<table><tr><th>Year<th>Cost</table>", True),
        ("<h2>Who pays for it</h2>", True),
        ("<p>Share this story with a friend</p>", False),
    ],
)
def test_what_libraries_lose_within_an_article_is_kept_on_our_own_opinion(lost: str, kept: bool) -> None:
    found = chosen(f"<p>{ONE}</p>{lost}<p>{TWO}</p>", "xxx", "x.x", "x.x")
    assert len(found) == (3 if kept else 2)
    assert chosen(f"<p>{ONE}</p>{lost}<p>{TWO}</p>", "x.x", "x.x", "x.x") == [ONE, TWO]


def test_a_list_is_kept_whole_or_not_at_all() -> None:
    listed = f"<p>{ONE}</p><ul><li>first<li>second<li>third</ul><p>{TWO}</p>"
    assert chosen(listed, "xxxxx", "xx..x", "xx..x") == [ONE, "first", "second", "third", TWO]
    assert chosen(listed, "xxxxx", "x...x", "x...x") == [ONE, TWO]


def test_headline_standfirst_and_byline_are_kept_before_the_text() -> None:
    markup = f"<h1>Tunnel opens</h1><p>City breathes a sigh of relief</p><p>By Ines Calder</p><p>Listen</p><p>{ONE}"
    found = chosen(
        markup, "xxxxx", "....x", "....x", title="Tunnel opens", descriptions=("City breathes a sigh of relief.",)
    )
    assert found == ["Tunnel opens", "City breathes a sigh of relief", "By Ines Calder", ONE]


def test_a_heading_at_the_end_whose_text_was_left_out_goes_with_it() -> None:
    assert chosen(f"<p>{ONE}<h2>Related</h2><p>{MORE}", "xx.", "xx.", "xx.") == [ONE]
    assert chosen(f"<p>{ONE}<h2>Nothing more</h2>", "xx", "xx", "xx") == [ONE, "Nothing more"]


@pytest.mark.parametrize(
    "pointer",
    [
        "Read more: <a href=x>Who pays for the tunnel</a>",
        "<a href=x>Related: Who pays for the tunnel</a>",
        "[<a href=x>Read: Who pays for the tunnel</a>]",
        "Lesen Sie auch: <a href=x>Wer bezahlt den Tunnel?</a>",
        "À lire aussi : <a href=x>Qui paie le tunnel ?</a>",
        "<a href=x>Читайте также: Кто заплатит за тоннель</a>",
        "<a href=x>関連記事：トンネルの費用</a>",
    ],
)
def test_a_pointer_to_another_article_is_no_paragraph(pointer: str) -> None:
    assert chosen(f"<p>{ONE}<p>{pointer}<p>{TWO}", "xxx", "xxx", "xxx") == [ONE, TWO]


@pytest.mark.parametrize(
    "sentence",
    [
        "Read more than one paper, he said, and <a href=x>compare</a> what they say of the tunnel.",
        "<a href=x>The audit of 2024 found no fault.</a>",
        "Read more: the report is at the town hall.",
    ],
)
def test_a_sentence_with_a_link_is(sentence: str) -> None:
    assert len(chosen(f"<p>{ONE}<p>{sentence}<p>{TWO}", "xxx", "xxx", "xxx")) == 3


TEASERS = (
    "<h2>Other stories</h2>"
    "<h4><a href=https://ledger.example/bridge>Bridge closes</a></h4><p>It will be closed from May.</p>"
    "<h4><a href=https://ledger.example/ferry>Ferry returns</a></h4><p>The old ferry is back.</p>"
)


@pytest.mark.parametrize(
    "tail",
    [
        "<p><a href=https://ledger.example/x>Earlier: the bridge closes</a>",
        "<p>37 comments",
        "<p>1,204",
        TEASERS,
        f"{TEASERS}<p>12 shares",
    ],
)
def test_links_counts_and_teasers_below_the_text_are_left_out_where_not_all_have_them(tail: str) -> None:
    below = len(PageReader(_root(tail), None).blocks)
    markup = f"<p>{ONE}<p>{TWO}{tail}"
    assert chosen(markup, "xx" + "x" * below, "xx" + "x" * below, "xx" + "." * below) == [ONE, TWO]
    assert len(chosen(markup, *["xx" + "x" * below] * 3)) == 2 + below


@pytest.mark.parametrize(
    "tail",
    [
        "<p>Ines Calder, in the harbour",
        "<p><a href=https://ledger.example/x>She said that it was late.</a>",
        f"<h3><a href=#one>One</a></h3><p>{MORE}<h3><a href=#two>Two</a></h3><p>{MORE}",
        f"<h3><a href=https://ledger.example/x>One</a></h3><p>{MORE}",
        f"<h3><a href=https://ledger.example/x>One</a></h3>{THREE}<h3><a href=https://ledger.example/y>Two</a></h3><p>{ONE}",
    ],
)
def test_what_else_ends_the_text_stays(tail: str) -> None:
    below = len(PageReader(_root(tail), None).blocks)
    found = chosen(f"<p>{ONE}<p>{TWO}{tail}", "xx" + "x" * below, "xx" + "x" * below, "xx" + "." * below)
    assert len(found) == 2 + below
