"""A page's tree: what a reader of the page sees, and the parser's limits."""

import pytest

from annotator.readers.errors import ReaderError
from annotator.readers.html.tree import Step, parse, stands_aside, walk


def seen_text(markup: str) -> str:
    root = parse(markup, "It")
    assert root is not None
    parts: list[str] = []
    for step, element in walk(root):
        parts.append((element.text if step is Step.ENTER else element.tail) or "")
    return "".join(parts)


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<template>x</template>",
        "<iframe>x</iframe>",
        "<svg><text>x</text></svg>",
        "<button>x</button>",
        "<select><option>x</option></select>",
        "<textarea>x</textarea>",
        "<object>x</object>",
        "<div hidden>x</div>",
        "<div hidden='until-found'><b>x</b></div>",
        "<span aria-hidden=true>x</span>",
        "<div style='color:red; DISPLAY : none'>x</div>",
        "<div style='visibility:hidden'>x</div>",
        "<div role=toolbar>x</div>",
        "<span role=navigation>x</span>",
        "<a href='#here'>¶</a>",
        "<span class=mw-editsection>[edit]</span>",
        "<div role=dialog>x</div>",
        "<span class='icon sr-only'>x</span>",
        "<!-- x -->",
        "<?php x ?>",
    ],
)
def test_what_is_not_seen_is_passed_by_and_what_follows_is_not(unseen: str) -> None:
    assert seen_text(f"<p>before{unseen}after</p>") == "beforeafter"


def test_what_is_seen_stays() -> None:
    assert seen_text("<p aria-hidden=false style='display:block' class=x>one<b>two</b></p>") == "onetwo"


def test_what_stands_aside_is_seen_and_told() -> None:
    assert seen_text("<p>one</p><nav>two</nav><aside>three</aside><div role=navigation>four</div>") == "onetwothreefour"
    root = parse("<div><nav>x</nav><aside>x</aside><div role=banner>x</div><main>x</main></div>", "It")
    assert root is not None
    told = {e.tag if e.tag != "div" else e.get("role") for e in root.iter() if stands_aside(e)}
    assert told == {"nav", "aside", "banner"}


def test_an_article_under_a_banner_that_only_screen_readers_skip_is_seen() -> None:
    text = "It opened on Thursday. " * 60
    assert text.strip() in seen_text(f"<main aria-hidden=true><p>{text}</p></main><div role=dialog>Cookies</div>")


@pytest.mark.parametrize(
    ("classes", "is_seen"), [("hidden", False), ("hidden md:block", True), ("lg:flex hidden", True)]
)
def test_what_is_hidden_on_small_screens_only_is_seen(classes: str, is_seen: bool) -> None:
    assert ("one" in seen_text(f"<p>x</p><div class='{classes}'>one</div>")) is is_seen


def test_a_page_that_hides_itself_until_its_scripts_run_is_seen() -> None:
    assert seen_text("<html style='visibility:hidden'><body hidden><p>one</p></body></html>") == "one"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote", "svg", "font"])
def test_100_000_elements_in_each_other_are_refused(tag: str) -> None:
    with pytest.raises(ReaderError, match="nests its elements more than 255 deep"):
        parse(f"<{tag}>" * 100_000 + "x", "It")


def test_200_elements_in_each_other_are_read() -> None:
    assert seen_text("<div>" * 200 + "x" + "</div>" * 200 + "y") == "xy"


def test_more_than_10_mb_in_one_piece_is_refused() -> None:
    with pytest.raises(ReaderError, match="more than 10 MB of text or markup in one piece"):
        parse("<p>" + "x " * 6_000_000, "It")


def test_entities_of_an_internal_subset_are_not_expanded() -> None:
    entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 9}'>" for n in range(1, 30))
    text = seen_text(f"<!DOCTYPE html [<!ENTITY e0 'bomb'>{entities}]><p>&e29;</p>")
    assert "bombbomb" not in text
    assert len(text) < 100


def test_an_external_entity_is_not_fetched() -> None:
    text = seen_text("<!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>[&e;]</p>")
    assert "root:" not in text


def test_nothing_has_no_tree() -> None:
    assert parse("", "It") is None
    assert parse("<!-- only a comment -->", "It") is None


def test_an_article_without_a_body_element_around_it_is_seen() -> None:
    assert seen_text("<title>x</title><meta charset=utf-8><article><p>one</p></article>") == "one"


@pytest.mark.parametrize("top", ["", "<?xml version='1.0'?>\n"])
def test_what_a_page_declares_of_its_own_is_not_its_text(top: str) -> None:
    markup = f'{top}<!DOCTYPE html SYSTEM "a.dtd" [<!ENTITY x "y"><!ENTITY z SYSTEM "b">]><p>The pier closed.</p>'
    root = parse(markup, "“a.html”")
    assert root is not None
    assert root.text_content().strip() == "The pier closed."
