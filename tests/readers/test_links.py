"""Which addresses are kept as links."""

import pytest

from annotator.readers.links import link_target

BASE = "https://ledger.example/news/tunnel.html"


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://city.example/a?b=c#d", "https://city.example/a?b=c#d"),
        (" HTTP://city.example/ ", "http://city.example/"),
        ("mailto:desk@ledger.example", "mailto:desk@ledger.example"),
        ("audit.html", "https://ledger.example/news/audit.html"),
        ("/audit", "https://ledger.example/audit"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("https://city.example/a b", "https://city.example/a%20b"),
    ],
)
def test_web_and_mail_addresses_are_kept(href: str, target: str) -> None:
    assert link_target(href, BASE) == target


@pytest.mark.parametrize(
    "href",
    [
        None,
        "",
        "#notes",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://x.example/",
        "tel:123",
        "http://[",
        "http://",
        "mailto:",
        "vbscript:x",
        "blob:https://x.example/1",
    ],
)
def test_others_are_not(href: str | None) -> None:
    assert link_target(href, BASE) is None


def test_a_relative_address_without_a_base_is_none() -> None:
    assert link_target("audit.html") is None
    assert link_target("//cdn.example/x") is None
