"""Evidence in words: the lines of the list, for a screen reader, and as a citation."""

import pytest

from annotator.domain.evidence import Capture, Evidence, KeptFile, Kind, Source, Stance, Tier
from annotator.ui.evidence.copies import file_name, suffix_of
from annotator.ui.evidence.kinds import kind_icon, kind_ink, kind_words, stance_ink
from annotator.ui.evidence.words import citation, date_words, entry, source_label
from annotator.ui.theme import DARK, LIGHT, Theme
from tests.ui.test_theme import contrast

COPY = KeptFile("register.pdf", "application/pdf", "ab" * 32, 1_200)
REGISTER = Source("s1", Kind.DOCUMENT, "Bridge register", publisher="Ministry of Works", file=COPY)
ARCHIVED = Source(
    "s2", url="https://a.example/p", archive_url="https://web.archive.org/web/20250312/https://a.example/p"
)


def test_an_entry_says_kind_place_copy_and_quote() -> None:
    use = Evidence("e1", "s1", Stance.REFUTES, Tier.PRIMARY, "page 11", "“North bridge … 1998”", "Ask", "2025-03-12")
    shown = entry(use, REGISTER)
    assert (shown.title, shown.kind, shown.about) == (
        "Bridge register", "Primary document", "PDF, page 11 · saved copy, seen 12 March 2025"
    )  # fmt: skip
    assert (shown.quote, shown.note, shown.confidential) == ("“North bridge … 1998”", "Note: Ask", False)
    assert shown.spoken == (
        "Refutes: Bridge register. Primary document. PDF, page 11 · saved copy, seen 12 March 2025. "
        "“North bridge … 1998”. Note: Ask"
    )


def test_context_says_no_tier_unless_it_is_primary() -> None:
    assert entry(Evidence("e1", "s2", Stance.CONTEXT), ARCHIVED).kind == "Web page"
    assert entry(Evidence("e1", "s2", Stance.CONTEXT, Tier.PRIMARY), ARCHIVED).kind == "Primary web page"
    assert entry(Evidence("e1", "s2"), ARCHIVED).kind == "Secondary web page"


def test_how_it_is_kept() -> None:
    captured = Source("s3", url="https://a.example", captured=Capture("https://a.example", "2025-03-12T10:00:00.0Z"))
    assert entry(Evidence("e1", "s2"), ARCHIVED).about == "archived 12 March 2025"
    assert entry(Evidence("e1", "s3"), captured).about == "captured 12 March 2025"
    assert entry(Evidence("e1", "s4"), Source("s4", url="https://a.example")).about == ""


def test_a_calculation_says_what_it_came_to() -> None:
    computed: dict[str, object] = {
        "inputs": [],
        "formula": "2025 - 1961",
        "rounding": None,
        "result": "64",
        "unit": "years",
    }
    use = Evidence("e1", "s6", calculation=computed)
    shown = entry(use, Source("s6", Kind.CALCULATION, "Age of the bridge"))
    assert (shown.kind, shown.quote) == ("Secondary calculation", "2025 - 1961 = 64 years")


def test_hidden_characters_are_shown_and_marks_are_text() -> None:
    shown = entry(Evidence("e1", "s1", quote="a\u202eb <i>c</i>\nd"), Source("s1", title="<b>T</b>\u2066"))
    assert shown.title == "<b>T</b>⟨U+2066⟩"
    assert shown.quote == "“a⟨U+202E⟩b <i>c</i> d”"


def test_a_citation_is_one_line_and_names_nobody_who_is_confidential() -> None:
    use = Evidence("e1", "s1", locator="page 11", seen="2025-03-12")
    assert citation(use, REGISTER) == "“Bridge register”, Ministry of Works, page 11, seen 12 March 2025."
    secret = Source("s5", Kind.INTERVIEW, author="Dana Whitlock", confidential=True, url="https://d.example")
    assert citation(Evidence("e2", "s5", locator="minute 3"), secret) == "Confidential source (interview)."
    assert "archived at https://web.archive.org/" in citation(Evidence("e3", "s2"), ARCHIVED)


def test_dates_that_are_none_stay_as_they_are() -> None:
    assert [date_words(text) for text in ("2025-03-12", "March 2025", "2025-13-45", "2025")] == [
        "12 March 2025", "March 2025", "2025-13-45", "2025"
    ]  # fmt: skip


def test_a_label_of_the_search_says_what_else_is_known() -> None:
    assert source_label(REGISTER) == "Bridge register (document) — Ministry of Works"
    assert source_label(ARCHIVED) == "https://a.example/p (web page)"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_kinds_are_told_apart_by_icon_words_and_a_colour_that_can_be_read(theme: Theme) -> None:
    sources = [Source("s", kind) for kind in Kind]
    assert (
        len({kind_icon(source) for source in sources}) == len({kind_words(source) for source in sources}) == len(Kind)
    )
    inks = {kind_ink(kind, theme) for kind in Kind}
    statuses = {style.ink for style in theme.statuses.values()} - {theme.muted}
    assert inks.isdisjoint(statuses)
    for ink in (*inks, *(stance_ink(stance, theme) for stance in Stance)):
        assert min(contrast(ink, theme.page), contrast(ink, theme.row)) >= 4.5, ink


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("register.pdf", "register.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a<b>:c.PDF", "a b c.PDF"),
        ("photo\u202egpj.exe", "photo gpj.exe"),
        (".bashrc", "bashrc"),
        ("...", "copy"),
        ("a" * 300 + ".txt", "a" * 100 + ".txt"),
    ],
)
def test_a_copy_gets_a_name_and_never_a_path(given: str, made: str) -> None:
    assert file_name(KeptFile(given, "", "ab" * 32, 1)) == made


def test_the_suffix_that_counts_is_the_last_one() -> None:
    assert suffix_of(KeptFile("minutes.pdf.exe", "application/pdf", "ab" * 32, 1)) == "exe"
    assert suffix_of(KeptFile("Minutes.PDF", "", "ab" * 32, 1)) == "pdf"
