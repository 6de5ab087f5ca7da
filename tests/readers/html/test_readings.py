"""What the ways of reading a page do with pages that are odd, long or made to do harm."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.article import Reading
from annotator.readers import read
from annotator.readers.html.opinions import readability_opinion, trafilatura_opinion
from tests.readers.checks import check_canonical, texts_of

Opinion = Callable[[str], list[list[str]]]
PAGES = Path(__file__).parents[2] / "data" / "pages"
PROSE = [
    "The tunnel opened to traffic on Thursday, two years behind schedule, the road office says.",
    "Engineers expect 46,000 vehicles a day to use it by the end of the year, of which a tenth will be lorries.",
    "The council says that tolls will cover the debt by 2041, and an audit that it ordered doubts that.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)


@pytest.mark.parametrize("opinion", [readability_opinion, trafilatura_opinion])
@pytest.mark.parametrize(
    "markup",
    [
        "",
        " ",
        "<!-- only a comment -->",
        "<p>",
        "no markup at all",
        "<html><head></head></html>",
        "<frameset><frame src=x></frameset>",
        "<?xml version='1.0' encoding='iso-8859-1'?><html><p>It opened.</p></html>",
        "<p>&#xD800;&#0;\x01 It opened.</p>",
        "<a href='http://[bad'>It opened.</a><base href='http://[bad'>",
        "<div style='display:none'>It opened.</div>",
        "<table><tr><td><table>",
    ],
)
def test_the_libraries_opinions_of_odd_pages_are_none_or_some_lines(opinion: Opinion, markup: str) -> None:
    assert all(isinstance(word, str) for line in opinion(markup) for word in line)


@pytest.mark.parametrize("opinion", [readability_opinion, trafilatura_opinion])
def test_the_libraries_find_the_article(opinion: Opinion) -> None:
    lines = [" ".join(line) for line in opinion((PAGES / "news.html").read_text(encoding="utf-8"))]
    assert any("will make its last crossing" in line for line in lines)
    assert not any("partners store and read information" in line for line in lines)


@pytest.mark.parametrize(
    "markup",
    [
        f"<main>{BODY}</main>" + "<script></script>x" * 80_000,
        f"<main>{BODY}</main>" + "y<!-- -->" * 200_000,
        f"<main>{BODY}</main>" + "x <i style='display:none'>a</i>" * 80_000,
        "<a href=x>another story</a> " * 100_000,
        f"<main>{BODY}" + "<ul><li>a</ul>" * 30_000,
        f"<main>{BODY}" + "<h2>Next</h2>" * 30_000,
        f"{BODY}<p>{'word, ' * 600_000}",
    ],
    ids=["scripts", "comments", "hidden", "links", "lists", "headings", "one block"],
)
def test_pages_made_to_keep_a_reader_busy_are_read(markup: str) -> None:
    check_canonical(read(f"<html><body>{markup}".encode(), "page.html"))


def test_a_page_too_long_for_the_libraries_has_all_but_asides_as_its_second_reading() -> None:
    markup = f"<nav>Home</nav><main>{BODY}</main><div class=comments><p>Late again.</p></div>{'<i></i>' * 40_000}"
    draft = read(f"<html><title>Tunnel opens</title><body>{markup}".encode(), "page.html", reading=Reading.SECOND)
    assert texts_of(draft) == [*PROSE, "Late again."]
    article, whole = draft.others
    assert texts_of(article) == PROSE
    assert texts_of(whole) == ["Home", *PROSE, "Late again."]


PROGRAM = """
import sys
from pathlib import Path
from annotator.readers.html import reader as html
from annotator.readers.given import Given

def read(data):
    return html.read(data, Given("page.html"))

read(b"<p>x")  # imports what reading needs
forbidden = ("socket.", "subprocess.", "urllib.", "os.system", "os.exec", "os.remove", "os.mkdir", "os.rename")

def tell(event, args):
    if event.startswith(forbidden) or (event == "open" and set(str(args[1])) & set("wax+")):
        print(event, args)

sys.addaudithook(tell)
for file in sorted(Path(sys.argv[1]).glob("*.html")):
    read(file.read_bytes())
read(b"<html><iframe src=https://x.example/></iframe><img src=https://x.example/a.png><p>It opened.")
read(b"<html><base href='http://[x'><a href='http://[x'>It opened.</a>")
"""


def test_nothing_is_fetched_written_or_said_while_a_page_is_read() -> None:
    """The libraries bring downloaders and loggers with them: none may act, whatever the page names."""
    run = subprocess.run(
        [sys.executable, "-B", "-c", PROGRAM, str(PAGES)], capture_output=True, text=True, timeout=120, check=True
    )
    assert (run.stdout, run.stderr) == ("", "")
