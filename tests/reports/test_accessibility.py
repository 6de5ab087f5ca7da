"""The HTML report in a browser, looked over by axe-core, on light paper and on dark.

Nothing is fetched: axe-core is looked for in the folder that ANNOTATOR_AXE names, or in `node_modules` of this tree
(`npm install axe-core`).
"""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.article import BlockKind
from annotator.domain.asking import ask
from annotator.domain.claim import Rating, Status
from annotator.domain.correcting import propose_correction
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.records import Addressee
from annotator.domain.review import Review
from annotator.domain.scope import Scope
from annotator.domain.style import HouseStyle
from annotator.reports import Options, render
from tests.recording import MADE, Recorder, article_of
from tests.reports.harbour import harbour_review
from tests.reports.lighthouse import lighthouse_review
from tests.reports.reading import parsed

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_SCHEMES = {"dark": 0, "light": 1}  # as the browser counts them
_HOUSE = HouseStyle(name="The Port Ledger", colour="#8a1c5a", method="Every fact is checked.\nA second checker signs.")
# In place of the page's own words when axe is done; the browser then prints the page.
_RUN = """
axe.run(document).then(found => {
  const told = document.createElement("pre");
  told.id = "axe";
  told.textContent = JSON.stringify({
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    passes: found.passes.length,
    violations: found.violations.map(one => [one.id, one.help, one.nodes.map(node => node.html.slice(0, 200))]),
  });
  document.body.replaceChildren(told);
});
"""


def browser() -> str:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip(f"there is no browser here: {', '.join(_BROWSERS)}")
    return found


def axe() -> str:
    named = os.environ.get("ANNOTATOR_AXE")
    for folder in (Path(named) if named else None, Path(__file__).parents[2]):
        for name in ("axe.min.js", "node_modules/axe-core/axe.min.js"):
            if folder is not None and (file := folder / name).is_file():
                return file.read_text(encoding="utf-8")
    pytest.skip("axe-core is not here: npm install axe-core, or name its folder in ANNOTATOR_AXE")


def looked_over(report: str, scheme: str, folder: Path) -> dict[str, Any]:
    """What axe says of the report. For it alone the page lets scripts in."""
    open_ = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", report)
    page = folder / "report.html"
    scripts = f"<script>{axe()}</script><script>{_RUN}</script></body>"
    page.write_text(open_.replace("</body>", scripts), encoding="utf-8")
    done = subprocess.run(
        [
            *(browser(), "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1000,1400"),
            *(f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=60000"),
            *(f"--blink-settings=preferredColorScheme={_SCHEMES[scheme]}", "--dump-dom", page.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    (told,) = re.findall(r'<pre id="axe">(.*?)</pre>', done.stdout, re.DOTALL)
    found: dict[str, Any] = json.loads(unescape(told))
    return found


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize(
    ("review", "options"),
    [
        pytest.param(harbour_review(), Options(made=MADE), id="harbour"),
        pytest.param(
            lighthouse_review(),
            Options(made=MADE, language="de", confidential=True, style=_HOUSE, scope=Scope(history=True)),
            id="lighthouse",
        ),
    ],
)
def test_axe_finds_nothing(review: Review, options: Options, scheme: str, tmp_path: Path) -> None:
    found = looked_over(render(review, "html", options).decode(), scheme, tmp_path)
    assert found["violations"] == []
    assert found["passes"] > 20
    assert found["dark"] is (scheme == "dark")


def stairs() -> Review:
    """An article whose headings skip levels, with a table too wide for any page, one claim of it rated, corrected and
    asked about."""
    row = "\t".join(f"Column {number} of the table" for number in range(30))
    recorder = Recorder(
        article_of(
            DraftBlock(BlockKind.HEADING, [Run("Down")], 5),
            DraftBlock(BlockKind.TABLE_ROW, [Run(row)]),
            DraftBlock(BlockKind.HEADING, [Run("Further down")], 6),
            DraftBlock(BlockKind.HEADING, [Run("Up")], 1),
        )
    )
    claim = recorder.mark("Column 7", Status.DISPUTED)
    recorder.edit(claim, rating=Rating("PolitiFact", "False"), review_url="https://ledger.example/checks/7")
    proposed = propose_correction(recorder.article, recorder.review.claims[0], "Column 8", by="Mara Boyd", at=MADE)
    recorder.apply(proposed, "Mara Boyd")
    claim = recorder.review.claims[0]
    recorder.apply(ask(recorder.article, claim, Addressee.AUTHOR, "Is it 8?", by="Mara Boyd", at=MADE), "Mara Boyd")
    return recorder.review


@pytest.mark.parametrize("name", ["html", "redline", "open-items-html", "claimreview-page"])
def test_axe_finds_nothing_in_any_page(name: str, tmp_path: Path) -> None:
    report = render(stairs(), name, Options(made=MADE)).decode()
    assert looked_over(report, "light", tmp_path)["violations"] == []


def test_headings_are_read_in_levels_that_skip_none_and_look_as_they_are() -> None:
    for name in ("html", "redline"):
        (article,) = parsed(render(stairs(), name, Options(made=MADE)).decode()).xpath("//article")
        headings = article.xpath("./h1 | ./h2 | ./h3 | ./h4 | ./h5 | ./h6")
        assert [(one.tag, one.get("aria-level")) for one in headings] == [("h5", "3"), ("h6", "4"), ("h1", None)]


def test_axe_would_find_something(tmp_path: Path) -> None:
    report = render(harbour_review(), "html", Options(made=MADE)).decode()
    pale = report.replace("--muted: #565f6a", "--muted: #c9ced4")
    assert pale != report
    assert [name for name, _, _ in looked_over(pale, "light", tmp_path)["violations"]] == ["color-contrast"]
