"""Text that would act if it could, everywhere that a reviewer or an article can put it."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from annotator.domain.article import Article, BlockKind, SourceFile
from annotator.domain.claim import Decision, Rating, Stamp, Status
from annotator.domain.correcting import propose_correction
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.evidence import Capture, Evidence, KeptFile, Source
from annotator.domain.hidden import shown
from annotator.domain.records import Role, SignOff
from annotator.domain.review import Review
from annotator.domain.scope import Scope
from annotator.domain.style import HouseStyle
from annotator.reports import Options, render
from annotator.reports.tables.csv import unguard
from tests.recording import MADE, Recorder, article_of
from tests.reports.reading import parsed, words_of

PAYLOADS = [
    "<script>alert('quay')</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' x='",
    "</title></style><script>alert(1)</script>",
    "</p></article></section><iframe src=//evil.example></iframe>",
    "<svg/onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>",
    "--><body onload=alert(1)><!--",
    "<![CDATA[<b>x</b>]]> <?php echo 1 ?>",
    "javascript:alert(document.domain)",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "&lt;b&gt; &#x3c;script&#x3e; &amp;lt;",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "=HYPERLINK(\"https://evil.example\",\"open\")",
    "＝cmd|' /C calc'!A0",
    "\u202etxt.exe\u202c \u2066hidden\u2069",
    "<base href=https://evil.example/><form action=//evil.example><input autofocus onfocus=alert(1)>",
    "<style>*{background:url(https://evil.example/)}</style><link rel=stylesheet href=//evil.example>",
]  # fmt: skip
DANGEROUS = "//script | //iframe | //img | //form | //input | //base | //link | //object | //embed | //frame"


def infested(payload: str) -> Review:
    """A review with the payload in every text that it has."""
    runs = [Run("Before "), Run(payload, True, True, payload), Run(" after.")]
    article: Article = article_of(
        *(DraftBlock(kind, runs, 1) for kind in BlockKind),
        title=payload,
        byline=payload,
        publication=payload,
        url=payload,
        published=payload,
        language=payload,
    )
    version = replace(article.newest, source=SourceFile(payload, payload, payload))
    recorder = Recorder(replace(article, versions=(version,)))
    claim = recorder.mark(payload, Status.DISPUTED, by=payload)
    recorder.edit(
        claim,
        statement=payload,
        claimant=payload,
        said_at=payload,
        assignee=payload,
        reasoning=payload,
        review_url=payload,
        appearances=(payload,),
        labels=(payload,),
        rating=Rating(payload, payload),
    )
    recorder.note(claim, payload, by=payload)
    recorder.apply(propose_correction(recorder.article, claim, payload, by=payload, at=MADE), payload)
    recorder.waive("after.", payload, by=payload)
    review = recorder.review
    (proposed,) = review.claims[0].corrections
    decided = replace(proposed, decision=Decision.REJECTED, decided_by=payload, reason=payload)
    changed = replace(
        review.claims[0],
        reason=payload,
        changed=Stamp(payload, MADE),
        corrections=(decided,),
        evidence=(Evidence("use", payload, locator=payload, quote=payload, note=payload, seen=payload,
                           calculation=_calculation(payload)),),
        sign_offs=(SignOff("sign", payload, Role.SECOND_CHECKER, MADE, "0"),),
    )  # fmt: skip
    source = Source(
        payload, title=payload, author=payload, publisher=payload, url=payload, archive_url=f"{payload}?copy",
        published=payload, channel=payload, file=KeptFile(payload, payload, payload, 1),
        captured=Capture(payload, MADE, ((payload, payload),)),
    )  # fmt: skip
    signed = replace(review.article, sign_offs=(SignOff("whole", payload, Role.EDITOR, MADE, "0", 1),))
    return replace(review, article=signed, claims=(changed,), sources=(source,))


def _calculation(payload: str) -> dict[str, Any]:
    return {
        "inputs": [{"name": "a", "value": "1", "unit": payload, "claim": None, "source": payload, "sha256": "0"}],
        "formula": payload, "rounding": None, "result": "1", "unit": payload,
    }  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_html(payload: str) -> None:
    review = infested(payload)
    options = Options(made=MADE, style=HouseStyle(name=payload, method=payload), scope=Scope(history=True))
    source = render(review, "html", options).decode()
    root = parsed(source)
    assert root.xpath(DANGEROUS) == root.xpath("//@style") == []
    assert len(root.xpath("//style")) == len(root.xpath("//title")) == 1
    attributes = {str(name) for element in root.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith(("on", "xlink", "src"))}
    assert attributes <= {
        *("lang", "dir", "class", "id", "href", "rel", "title", "charset", "http-equiv", "content", "name"),
        *(
            "data-originalurl",
            "data-versionurl",
            "data-versiondate",
            "value",
            "aria-label",
            "aria-labelledby",
            "aria-hidden",
            "role",
        ),
        *("viewbox", "viewBox", "width", "height", "x", "y", "rx", "cx", "cy", "r", "fill"),
        *("patternunits", "patternUnits", "patterntransform", "patternTransform"),
    }
    assert all(href.startswith(("#", "http:", "https:", "mailto:")) for href in root.xpath("//@href"))
    text = root.text_content()
    # Heading and title, byline, publication, date, address, file; the claim's own fields, correction, waiver.
    assert text.count(shown(payload)) >= 64
    (evidence,) = root.xpath("//ul[@class='evidence']")
    assert evidence.text_content().count(shown(payload)) >= 16
    (sources,) = root.xpath("//ol[@class='sources']")
    assert sources.text_content().count(shown(payload)) >= 10
    assert shown(payload) in root.xpath("//title")[0].text
    assert not set(source) & set("\u202e\u202c\u2066\u2069")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_markdown(payload: str) -> None:
    options = Options(made=MADE, style=HouseStyle(name=payload, method=payload), scope=Scope(history=True))
    source = render(infested(payload), "md", options).decode()
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(source)
    root = parsed(rendered)
    assert root.xpath(DANGEROUS) == []
    assert root.xpath("//a | //style | //em | //strong | //svg") == []
    assert len(root.xpath("//h1")) == 1
    assert words_of(root).count(" ".join(shown(payload).split())) >= 63


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_csv(payload: str) -> None:
    source = render(infested(payload), "csv", Options(made=MADE)).decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(source, newline=""))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in (*header, *row))
    cells = dict(zip(header, row, strict=True))
    for column in ("quote", "statement", "reason", "claimant", "created_by", "changed_by", "checked_by"):
        assert unguard(cells[column]) == payload.strip()
    for column in ("rating", "scale", "reasoning", "sources", "addresses", "signed_off_by"):
        assert unguard(cells[column]) == payload.strip()
    said = f"{payload.strip()} ({payload}, {MADE}; rejected by {payload}: {payload})"
    assert unguard(cells["corrections"]) == said


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_the_table_of_evidence(payload: str) -> None:
    source = render(infested(payload), "csv-evidence", Options(made=MADE)).decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(source, newline=""))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in (*header, *row))
    cells = dict(zip(header, row, strict=True))
    for column in (
        *("title", "author", "publisher", "published", "channel", "url", "locator", "quote", "seen"),
        *("fetched_from", "saved_copy", "sha256", "claim_quote", "claim_statement", "source_id"),
    ):
        assert unguard(cells[column]) == payload.strip()
    assert unguard(cells["archive_url"]) == f"{payload}?copy"
    assert payload.strip() in unguard(cells["formula"])
    assert payload in unguard(cells["inputs"]) and payload in unguard(cells["result"])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example"])
def test_no_address_of_a_source_acts_unless_it_is_of_the_web(address: str) -> None:
    recorder = Recorder(article_of("Six swans."))
    claim = replace(recorder.mark("Six swans"), evidence=(Evidence("use", "source"),), review_url=address)
    sources = (Source("source", url=address, archive_url=address, captured=Capture(address, MADE)),)
    review = replace(recorder.review, claims=(claim,), sources=sources)
    for name in ("html", "md"):
        text = render(review, name, Options(made=MADE)).decode()
        if name == "md":
            text = MarkdownIt("commonmark", {"html": True}).render(text)
        root = parsed(text)
        assert all(href.startswith("#") for href in root.xpath("//@href"))
        assert not root.xpath("//@data-originalurl | //@data-versionurl")
        assert root.text_content().count(address) >= 7


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_json(payload: str) -> None:
    claim = json.loads(render(infested(payload), "json"))["claims"][0]
    assert claim["statement"] == claim["notes"][0]["text"] == payload
