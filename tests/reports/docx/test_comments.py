"""What a comment says of its claim."""

from pathlib import Path

from annotator.domain.claim import Status
from annotator.reports import Options
from tests.recording import MADE, Recorder, article_of
from tests.reports.docx.reading import NS, Comment, W, by_office, by_word, office, part, written
from tests.reports.lighthouse import lighthouse_review


def comment_on(comments: list[Comment], number: int) -> Comment:
    (found,) = [one for one in comments if one.head.startswith(f"Claim {number} ·")]
    return found


def test_status_statement_rating_reasoning_evidence_and_who_checked() -> None:
    third = comment_on(by_word(written(lighthouse_review())), 3)
    lines = third.text.split("\n")
    assert third.author == "Mara Boyd"
    assert lines[0] == "Claim 3 · Disputed (wrong)"
    assert "Repairs cost a third more than the harbour board set aside." in lines
    assert "Rating: Mostly wrong (The Ledger’s scale)" in lines
    assert "Review: https://ledger.example/checks/gannet-rock" in lines
    assert "Refutes · primary · statistics: Harbour Board budget 2025, Harbour Board, 2024-12 (source 11)" in lines
    assert "Where: line 14" in lines and "Quote: “Gannet Rock, upkeep: 80,000”" in lines
    assert "Formula: (cost / planned - 1) * 100" in lines
    assert any(
        line.startswith("Correction: a fifth more than the harbour board set aside (proposed by") for line in lines
    )
    assert any(line.startswith("Checked by Mara Boyd, 13 March 2025") for line in lines)
    assert "Whose sum is it?" not in third.text and "treasurer" not in third.text


def test_addresses_archived_copies_and_hashes_of_evidence() -> None:
    first = comment_on(by_word(written(lighthouse_review())), 1)
    assert "Address: https://harbour.example/notices/gannet-rock" in first.text
    assert "Archived copy: https://web.archive.org/web/20250311101500/" in first.text
    assert f"Saved copy: keepers-log.pdf SHA-256 {'a' * 64}" in first.text
    assert "Second checker: Ines Calder" in first.text and "– holds" in first.text


def test_libreoffice_reads_the_same_words_and_the_same_people(tmp_path: Path) -> None:
    report = written(lighthouse_review())
    assert by_office(office(report, tmp_path)) == by_word(report)


def test_its_author_is_the_checker_else_who_made_the_claim() -> None:
    recorder = Recorder(article_of("Six swans, seven geese."))
    recorder.mark("Six swans", Status.VERIFIED, "Theo Lin")
    recorder.mark("seven geese", by="Ada Quist")
    report = written(recorder.review)
    comments = part(report, "word/comments.xml").iterfind("w:comment", NS)
    found = [(one.get(f"{W}author"), one.get(f"{W}initials"), one.get(f"{W}date")) for one in comments]
    assert found == [("Theo Lin", "TL", "2025-03-13T09:42:00Z"), ("Ada Quist", "AQ", "2025-03-13T09:44:00Z")]


def test_a_name_that_is_long_or_has_what_is_not_seen_is_shown_on_one_line() -> None:
    recorder = Recorder(article_of("Six swans, seven geese."))
    recorder.mark("Six swans", by="Ada\x01 <Quist>")
    recorder.mark("seven geese", by="Theo\nLin " * 60)
    report = written(recorder.review)
    authors = [one.get(f"{W}author", "") for one in part(report, "word/comments.xml").iterfind("w:comment", NS)]
    assert authors[0] == "Ada⟨U+0001⟩ <Quist>"
    assert authors[1].startswith("Theo Lin Theo") and len(authors[1]) <= 255  # as many as the format allows
    assert by_word(report)[1].text.count("Theo\nLin") == 60


def test_a_confidential_source_is_told_only_where_that_is_asked_for() -> None:
    assert b"Edda Voss" not in written(lighthouse_review())
    fourth = comment_on(by_word(written(lighthouse_review(), Options(made=MADE, confidential=True))), 4)
    assert "interview · confidential: Edda Voss" in fourth.text
    hidden = comment_on(by_word(written(lighthouse_review())), 4)
    assert "interview: A confidential source" in hidden.text and "Edda" not in hidden.text
