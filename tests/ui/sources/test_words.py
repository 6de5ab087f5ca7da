"""What the dialog of a source says."""

from annotator.domain.evidence import Capture, KeptFile, Source
from annotator.ui.sources.words import kept_words, used_words
from annotator.workspace.source_list import Use, Used


def test_where_it_is_used_names_the_first_and_counts_the_rest() -> None:
    uses = tuple(Use("Lighthouse", number, f"Claim {number}") for number in range(1, 10))
    lines = used_words(Used(uses, 2)).splitlines()
    assert lines[0] == "Used as evidence 9 times; what you change here changes there, too. 2 signatures become void."
    assert lines[1] == "“Lighthouse” 1: Claim 1"
    assert lines[-1] == "… and 3 more"
    assert used_words(Used((), 0)) == "Used as evidence nowhere."


def test_a_captured_page_says_where_from_and_what_the_server_said() -> None:
    capture = Capture("https://quay.example/page", "2025-03-12T09:42:00.000000Z", (("etag", '"7"'),))
    archived = "https://web.archive.org/web/20250313094200/https://quay.example/page"
    source = Source("s", url="https://quay.example/page", archive_url=archived, captured=capture,
                    file=KeptFile("page.html", "text/html", "ab" * 32, 1234))  # fmt: skip
    words = kept_words(source)
    assert "Copy: page.html, 1,234 bytes" in words
    assert f"SHA-256 {'ab' * 32}" in words
    assert "Captured from https://quay.example/page, 12 March 2025" in words
    assert 'etag: "7"' in words
    assert "Archived 13 March 2025" in words
