"""The heading over the article of a page that declares no title."""

import pytest

from annotator.readers.html.blocks import PageReader
from annotator.readers.html.heading import heading_over
from annotator.readers.html.tree import parse

BODY = (
    "<p>The Selkirk Harbour Tunnel opened to traffic on Thursday, two years behind schedule.</p>"
    "<p>Engineers expect 46,000 vehicles a day to use it by the end of the year.</p>"
)
BUTTONS = "<p>Share</p><p>Print</p><p>Save</p><p>Mail</p><p>Next</p>"


def heading(markup: str) -> str:
    root = parse(markup, "It")
    assert root is not None
    return heading_over(PageReader(root, None))


@pytest.mark.parametrize(
    "above",
    [
        "<h1>Port Ledger</h1><h3>Harbour tunnel opens late</h3>",
        "<h1>News from the harbour</h1>" + BUTTONS + "<h2>Harbour tunnel opens late</h2>",
        "<h1>Harbour tunnel opens late</h1><h2>Two years behind schedule, and dear</h2>",
        "<h1>Harbour tunnel opens late</h1><p>By Ines Calder</p><h1>What is in it for you</h1>",
        "<h2>14 March 2025</h2><h3>Harbour tunnel opens late</h3><p>By Ines Calder</p>",
    ],
)
def test_the_heading_close_above_the_text_is_its_headline(above: str) -> None:
    assert heading(f"{above}{BODY}<h1>More from the harbour</h1>") == "Harbour tunnel opens late"


@pytest.mark.parametrize("markup", ["<h1>Harbour tunnel opens late</h1>", BODY, f"<h1>Ledger</h1>{BODY}"])
def test_there_may_be_none(markup: str) -> None:
    assert heading(markup) == ""
