"""A page's own address."""

import pytest

from annotator.readers.html.address import page_address

KNOWN = "https://ledger.example/news/tunnel?id=3"


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("https://ledger.example/tunnel", "https://ledger.example/tunnel"),
        ("/tunnel", "https://ledger.example/tunnel"),
        ("//ledger.example/tunnel", "https://ledger.example/tunnel"),
        ("https://ledger.example/tunnel#comments", "https://ledger.example/tunnel"),
        ("https://ledger.example/#!/tunnel", "https://ledger.example/#!/tunnel"),
        ("https://ledger.example/?p=71", "https://ledger.example/?p=71"),
        ("https://ledger.example/t?id=3&utm_source=x&fbclid=9&page=2", "https://ledger.example/t?id=3&page=2"),
        ("https://archive.example/2025/https://ledger.example/t?a=1", None),
        ("https://ledger.example/", KNOWN),
        ("https://ledger.example", KNOWN),
        ("javascript:alert(1)", KNOWN),
        ("mailto:desk@ledger.example", KNOWN),
        ("http://[", KNOWN),
        ("", KNOWN),
        (None, KNOWN),
    ],
)
def test_addresses(named: str | None, address: str | None) -> None:
    assert page_address([named, KNOWN], KNOWN) == (address or named)


def test_none_is_known() -> None:
    assert page_address(["/tunnel", "https://ledger.example/", None], None) is None
