"""Which words a footnote, endnote or comment hangs on: the sentence, the part since the last note, the cell."""

import pytest

from annotator.domain.article import Block, BlockKind, Hanging, Version
from annotator.domain.hanging import words_of

MARKS = {"¹": Hanging.FOOTNOTE, "²": Hanging.ENDNOTE, "³": Hanging.COMMENT}


def marked(*lines: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    """The words of each note, which stands where its mark does in the lines."""
    blocks, notes, text = [], [], ""
    for line in lines:
        start = len(text)
        for character in line:
            if character in MARKS:
                notes.append((MARKS[character], len(text), len(text)))
            else:
                text += character
        blocks.append(Block(kind, start, len(text)))
        text += "\n"
    version = Version(1, "", text[:-1], "", tuple(blocks))
    return [version.text[start:end] for start, end in words_of(version, notes)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The lamp went out.¹ Nobody came.", ["The lamp went out."]),
        ("The lamp went out. Nobody came.¹", ["Nobody came."]),
        ("The lamp went out¹. Nobody came.", ["The lamp went out"]),
        ("It was dark,¹ he says, for 41 nights.² Nobody came.", ["It was dark,", "he says, for 41 nights."]),
        ("It was dark¹, he says, for 41 nights².", ["It was dark", "he says, for 41 nights"]),
        ("It was dark for 41 nights.¹² Nobody came.", ["It was dark for 41 nights."] * 2),
        ("It was dark,¹¹ and cold.", ["It was dark,"] * 2),
        ("It was dark¹.² Nobody came.", ["It was dark"] * 2),
        ("It was dark for 41 nights. ¹Nobody came.", ["It was dark for 41 nights."]),
        ("¹It was dark. Nobody came.", ["It was dark."]),
        ("“¹It was dark.” Nobody came.", ["“It was dark.”"]),
        ("Mr. Halloran paid 3.5 million crowns¹ for it.", ["Mr. Halloran paid 3.5 million crowns"]),
        ("It was dark³ for 41 nights. Nobody came.", ["It was dark for 41 nights."]),
    ],
)
def test_a_note_hangs_on_its_sentence_from_the_note_before_on(line: str, expected: list[str]) -> None:
    assert marked(line) == expected


def test_a_comment_between_them_is_no_note_before() -> None:
    whole = "It was dark, he says, for 41 nights."
    assert marked("It was dark,¹ he says,³ for 41 nights.¹") == ["It was dark,", whole, "he says, for 41 nights."]


def test_the_sentence_ends_with_its_paragraph() -> None:
    assert marked("It was dark", "for 41 nights¹ in all.") == ["for 41 nights"]
    assert marked("It was dark,¹", "¹and cold.") == ["It was dark,", "and cold."]


def test_in_a_table_it_is_the_cell() -> None:
    row = "2024\t41¹\t998 ships³ in all"
    assert marked(row, kind=BlockKind.TABLE_ROW) == ["41", "998 ships in all"]
    assert marked("2024\t—¹\t998", kind=BlockKind.TABLE_ROW) == ["—"]


def test_a_heading_is_one_sentence() -> None:
    assert marked("It was dark. Nobody came.¹", kind=BlockKind.HEADING) == ["It was dark. Nobody came."]


def test_what_stands_between_two_places_is_taken_as_it_is() -> None:
    version = Version(1, "", "It was dark. Nobody came.", "", (Block(BlockKind.PARAGRAPH, 0, 25),))
    notes = [(Hanging.COMMENT, 2, 15), (Hanging.COMMENT, 6, 7), (Hanging.COMMENT, 25, 25)]
    found = [version.text[start:end] for start, end in words_of(version, notes)]
    assert found == ["was dark. No", "It was dark.", "Nobody came."]


@pytest.mark.parametrize("every", [1, 400])
def test_many_notes_or_few_in_a_long_paragraph_hang_on_the_same_sentences(every: int) -> None:
    sentences = [f"Ship number {number} passed the dark point." for number in range(2_000)]
    line = " ".join(f"{one}¹" if number % every == 0 else one for number, one in enumerate(sentences))
    assert marked(line) == sentences[::every]


def test_the_language_decides_where_sentences_end() -> None:
    text = "Am 3. Mai brannte sie. Keiner kam."
    version = Version(1, "", text, "", (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    place = text.index(" Keiner")
    assert words_of(version, [(Hanging.FOOTNOTE, place, place)], "de") == [(0, place)]
