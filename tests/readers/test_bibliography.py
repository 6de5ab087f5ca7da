"""Source lists as other programs write them: what is read, and what is refused in one sentence."""

import json
from typing import Any

import pytest

from annotator.domain.evidence import Kind, Source
from annotator.readers import ReaderError
from annotator.readers.bibliography import read_bibliography
from annotator.readers.bibliography.latex import plain_text


def csl(*items: dict[str, Any]) -> list[Source]:
    return read_bibliography(json.dumps(items).encode(), "list.json")


def bib(text: str) -> list[Source]:
    return read_bibliography(text.encode(), "list.bib")


def refusal(data: bytes, name: str = "list.bib") -> str:
    with pytest.raises(ReaderError) as raised:
        read_bibliography(data, name)
    sentence = str(raised.value)
    assert "\n" not in sentence
    assert sentence.startswith("“list")
    assert sentence.endswith(".")
    return sentence


def test_an_item_of_csl_json() -> None:
    (source,) = csl(
        {
            "id": "x", "type": "article-newspaper", "title": "Tunnel <i>closed</i>\n again",
            "author": [
                {"family": "Gogh", "non-dropping-particle": "van", "given": "Ina"}, {"literal": "Port Authority"},
            ],
            "container-title": "Quay Post", "publisher": "Post Ltd", "issued": {"date-parts": [["2025", 3, 7]]},
            "URL": "https://quay.example/a", "archive_location": "https://web.archive.org/web/2025/https://quay.example/a",
            "archive": "web.archive.org",
        }
    )  # fmt: skip
    assert source.kind is Kind.NEWS
    assert source.title == "Tunnel closed again"
    assert source.author == "van Gogh, Ina; Port Authority"
    assert (source.publisher, source.published) == ("Quay Post", "2025-03-07")
    assert source.url == "https://quay.example/a"
    assert source.archive_url == "https://web.archive.org/web/2025/https://quay.example/a"
    assert len(source.id) == 36


@pytest.mark.parametrize(
    ("type_", "genre", "kind"),
    [
        ("article-newspaper", "", Kind.NEWS), ("article-journal", "", Kind.PAPER), ("paper-conference", "", Kind.PAPER),
        ("report", "", Kind.DOCUMENT), ("document", "Press release", Kind.PRESS_RELEASE),
        ("dataset", "", Kind.DATA_SET),
        ("dataset", "Official statistics", Kind.STATISTICS), ("interview", "Video interview", Kind.INTERVIEW),
        ("legislation", "", Kind.LAW), ("legal_case", "", Kind.LAW), ("webpage", "", Kind.OTHER),
        ("webpage", "news", Kind.NEWS), ("post", "Tweet", Kind.SOCIAL), ("motion_picture", "Documentary", Kind.IMAGE),
        ("graphic", "", Kind.IMAGE), ("entry-encyclopedia", "", Kind.REFERENCE), ("pamphlet", "", Kind.DOCUMENT),
        ("document", "own observation", Kind.OBSERVATION), ("no such type", "", Kind.OTHER),
    ],
)  # fmt: skip
def test_kinds_of_csl(type_: str, genre: str, kind: Kind) -> None:
    assert csl({"type": type_, "genre": genre, "title": "T"})[0].kind is kind


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ({"date-parts": [[2025]]}, "2025"), ({"date-parts": [[2025, 13]]}, "spring 2025"),
        ({"date-parts": [[2025, 1], [2025, 3]]}, "2025-01/2025-03"), ({"raw": "early May 2025"}, "early May 2025"),
        ({"literal": "n.d."}, "n.d."), ({"date-parts": [[1890]], "circa": True}, "circa 1890"),
        ({"date-parts": [[2025]], "season": 3}, "autumn 2025"), ({"date-parts": [[2025, 2, 31]]}, "2025-02"),
        ({"date-parts": [["x"]]}, None), ({"date-parts": "2025"}, None), ({}, None), ("2025", "2025"),
    ],
)  # fmt: skip
def test_dates_of_csl(issued: object, published: str | None) -> None:
    assert csl({"type": "book", "title": "T", "issued": issued})[0].published == published


def test_one_object_a_doi_and_what_is_no_source() -> None:
    (source,) = read_bibliography(b'{"type": "article-journal", "title": "T", "DOI": "10.5555/a(b)"}', "a.txt")
    assert source.url == "https://doi.org/10.5555/a(b)"
    assert [s.title for s in csl({"type": "note"}, {"title": "T", "URL": "javascript:alert(1)"})] == ["T"]
    assert csl({"title": "T", "URL": "javascript:alert(1)"})[0].url is None
    assert csl({"title": "T\u0000\ud800", "keyword": "tunnel, Confidential"})[0].confidential


BIB = r"""
% A list of the harbour desk; ask desk@quay.example about it.
@string{qp = "Quay Post"}
@article{a, author = {M{\"u}ller, Anna and {Smith and Sons} and Jos{\'e} de la Cruz and others},
  title = "{Tunnel} closed: 5\% \& more -- at ``last''", journal = qp # { Weekly}, year = 2025, month = mar, day = 7,
  entrysubtype = {newspaper}, url = {https://quay.example/a?x=%20\&y=a\_b}, note = {seen}}
@Online(b, title = {Port figures}, organization = {Port Authority}, date = {2024-05}, urldate = {2025-01-01},
  archiveurl = {https://web.archive.org/web/2024/https://port.example/})
@misc{c, title = {By the sea}, howpublished = {\url{https://sea.example/x_y}}, year = {c. 1890}}
@phdthesis{d, title = {Tides}, author = {O'Neil, Jr., P.}, school = {Quay University}, doi = {10.5555/tides}}
@misc{d, title = {On tides}, type = {Interview}, author = {Ina Brandt}, howpublished = {by phone},
  keywords = {a;confidential}}
@comment{@misc{e, title = {Not this}}}
"""


def test_entries_of_bibtex() -> None:
    a, b, c, d, e = bib(BIB)
    assert a.author == "Müller, Anna; Smith and Sons; de la Cruz, José; et al."
    assert a.title == "Tunnel closed: 5% & more – at “last”"
    assert (a.kind, a.publisher, a.published) == (Kind.NEWS, "Quay Post Weekly", "2025-03-07")
    assert a.url == "https://quay.example/a?x=%20&y=a_b"
    assert (b.kind, b.publisher, b.published) == (Kind.OTHER, "Port Authority", "2024-05")
    assert b.archive_url == "https://web.archive.org/web/2024/https://port.example/"
    assert (c.url, c.publisher, c.published) == ("https://sea.example/x_y", None, "c. 1890")
    assert (d.kind, d.publisher, d.url) == (Kind.PAPER, "Quay University", "https://doi.org/10.5555/tides")
    assert (e.kind, e.author, e.channel, e.confidential) == (Kind.INTERVIEW, "Brandt, Ina", "by phone", True)


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("article", Kind.PAPER), ("inproceedings", Kind.PAPER), ("report", Kind.DOCUMENT), ("book", Kind.DOCUMENT),
        ("dataset", Kind.DATA_SET), ("jurisdiction", Kind.LAW), ("video", Kind.IMAGE), ("inreference", Kind.REFERENCE),
        ("misc", Kind.OTHER), ("nosuchtype", Kind.OTHER),
    ],
)  # fmt: skip
def test_kinds_of_bibtex(type_: str, kind: Kind) -> None:
    assert bib(f"@{type_}{{x, title = {{T}}}}")[0].kind is kind


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"{\"O}sterreich \v{C}apek, \c{c}, \.I, \ss{}, \L{}\'od\'z", "Österreich Čapek, ç, İ, ß, Łódź"),
        (r"Tr\o ndelag {\AA}rhus {\'\i} \' e", "Trøndelag Århus í é"),
        (r"50% \& \$5 \_ \# \{x\} \textbackslash{}n \^{}\~{}", "50% & $5 _ # {x} \\n ^~"),
        (r"\emph{in \textbf{situ}} H$_2$O", "in situ H_2O"),
        (r"\href{https://a.example/{x}}{its name} now", "its name now"),
        (r"{\noopsort{b}}Adam", "Adam"),
        ("``a'' --- it's", "“a” — it's"),
        ("unclosed {\\", "unclosed "),
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"\"", '"'),
    ],
)  # fmt: skip
def test_latex_is_read_as_its_characters(latex: str, plain: str) -> None:
    assert plain_text(latex) == plain


def test_other_encodings() -> None:
    text = "@misc{a, title = {Brücke gesperrt über Nacht, größte Sperrung für Fußgänger}}"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert read_bibliography(text.encode(encoding), "a.bib")[0].title == (
            "Brücke gesperrt über Nacht, größte Sperrung für Fußgänger"
        )


GOOD = json.dumps([{"type": "book", "title": f"Book {number}"} for number in range(20)]).encode()
DAMAGED = [
    (b"", "has no text"),
    (b"   ", "has no text"),
    (b"The pier closed.", "neither CSL-JSON nor BibTeX"),
    (b"\x89PNG\r\n\x1a\n\0\0\0", "not text"),
    (GOOD[:-20], "cut off or damaged"),
    (BIB.encode()[:330], "the BibTeX entry at line 4 cannot be read"),
    (BIB.encode()[: BIB.index("@Online") + 5], "its last BibTeX entry cannot be read"),
    (b"[]", "names no source"),
    (b"[1, 2]", "no list of sources"),
    (b'{"a": 1}', "no list of sources"),
    (b'[{"type": "note"}]', "names no source"),
    (b"@comment{x}", "names no source"),
    (b"[" * 1_000_000, "nested too deep"),
    (b'[{"title": "T", "a": ' + b"9" * 10_000 + b"}]", "too long"),
    (b"@misc{a, title = " + b"{" * 100_000, "cut off or damaged"),
    (b"x" * (50 * 1024 * 1024), "larger than 10 MiB"),
    (json.dumps([{"title": "T"}] * 20_001).encode(), "more than 20,000"),
    (b"@misc{a, title={T}}\n" * 20_001, "more than 20,000"),
    (b"@misc{a, title = {T}, author = {" + b"{a}, " * 1_500_000 + b"b}}", "more braces"),
    (b"@misc{a, title = {T" + b"=" * 9_000_000 + b"}}", "more braces"),
    (b"@misc{" * 1_000_000, "more than 20,000"),
    (
        b'@string{a0 = "xxxxxxxxxx"}' + b"".join(b"@string{a%d = a%d # a%d}" % (n + 1, n, n) for n in range(60)),
        "makes more text of its strings",
    ),
]


@pytest.mark.parametrize(("data", "sentence"), DAMAGED, ids=range(len(DAMAGED)))
def test_what_is_no_list_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    assert sentence in refusal(data)


LARGE = [
    b"@misc{a, title = " + b"{" * 100_000 + b"x" + b"}" * 100_000 + b"}",
    b"@misc{a, title = {T" + b"\\'" * 4_000_000 + b"}}",
    b"@misc{a, title = {T " + b"\\textbf" * 1_000_000 + b"}}",
    b"@misc{a, title = {T}, author = {" + b"a and " * 1_500_000 + b"b}}",
    b"@misc{a, title = {T}, author = {" + b" " * 9_000_000 + b"b}}",
    b"@misc{a, title = {T}, year = {" + b"9" * 9_000_000 + b"}}",
    b"@misc{a, title = T" + b" # {x}" * 900_000 + b"}",
    b'[{"title": "T' + b"<i " * 3_000_000 + b'"}]',
    b'[{"title": "T", "DOI": "' + b"10." * 3_000_000 + b'"}]',
]


@pytest.mark.parametrize("data", LARGE, ids=range(len(LARGE)))
def test_what_is_large_or_deep_is_read(data: bytes) -> None:
    (source,) = read_bibliography(data, "list.bib")
    assert (source.title or "").startswith(("T", "x"))
