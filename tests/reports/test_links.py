import pytest

from annotator.reports.content.links import safe_href


@pytest.mark.parametrize(
    "href",
    [
        "https://quay.example/a?b=c#d",
        "HTTP://quay.example",
        "mailto:desk@quay.example",
        "https://[2001:db8::1]/",
        "http://x:y@z/",
    ],
)
def test_addresses_that_may_be_links(href: str) -> None:
    assert safe_href(href) == href


@pytest.mark.parametrize(
    "href",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//quay.example/x",
        "/relative",
        "quay.example",
        "https:///no-host",
        "https:",
        "http://[broken",
        "https://quay.example/\u202egpj.exe",
        "https://quay.example/a b",
        "https://quay.example/\x00",
        "https://quay\u200b.example/",
        "ftp://quay.example/",
    ],
)
def test_addresses_that_may_not(href: str | None) -> None:
    assert safe_href(href) is None
