"""Finding blocks again in another rendering of a page's text."""

import pytest

from annotator.readers.html.words import find, share_found, words

ARTICLE = [
    "Tunnel opens",
    "The tunnel opened to traffic on Thursday, two years late.",
    "Share",
    "Engineers expect 46,000 vehicles a day by the end of the year.",
    "It cost $310 million.",
]


def found(blocks: list[str], lines: list[str], asides: list[bool] | None = None) -> list[bool]:
    return find([words(block) for block in blocks], [words(line) for line in lines], asides)


def test_the_same_text_is_found_whatever_its_marks_and_spaces() -> None:
    assert all(found(ARTICLE, [line.upper().replace(" ", "\u00a0 ") + "¶" for line in ARTICLE]))
    assert not any(found(ARTICLE, ["Another story, about the bridge and about its many piers."]))


def test_a_block_is_found_in_a_longer_line_and_where_a_part_is_missing() -> None:
    assert found(ARTICLE, [" ".join(ARTICLE[1:4])]) == [False, True, False, True, False]
    assert found(ARTICLE[3:4], ["Engineers expect 46,000 vehicles a day by the end"]) == [True]
    assert found(ARTICLE[3:4], ["Engineers expect a great many vehicles every day"]) == [False]


def test_a_short_line_is_found_near_others_only() -> None:
    far = [*(["Menu"] * 5), "Share", *(["Menu"] * 5)]
    assert found([*far, *ARTICLE], ARTICLE) == [*([False] * 11), *([True] * 5)]


def test_an_aside_that_repeats_a_sentence_is_not_found() -> None:
    blocks = ["vehicles a day by the end of the year", *ARTICLE]
    assert found(blocks, ARTICLE, [True, *([False] * 5)]) == [False, *([True] * 5)]
    assert found(blocks, blocks, [True, *([False] * 5)]) == [True] * 6


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("港口隧道周四通车，比原计划晚了两年。", "港口隧道周四通车，比原计划"),
        ("港のトンネルは木曜日に開通した。", "港のトンネルは木曜日に開通した。技術者は"),
        ("อุโมงค์เปิดให้บริการในวันพฤหัสบดี", "อุโมงค์เปิดให้บริการในวันพฤหัสบดี แล้ว"),
    ],
)
def test_scripts_without_spaces(text: str, line: str) -> None:
    assert found([text], [line]) == [True]
    assert found([text], ["まったく別の文章である。完全不同的句子。ข้อความอื่น"]) == [False]


def test_the_share_of_lines_that_blocks_show() -> None:
    lines = [words(line) for line in ARTICLE]
    assert share_found(lines, lines) == 1
    assert 0.3 < share_found(lines, lines[:2]) < 0.5
    assert share_found(lines, [words("The bridge")]) == 0
    assert share_found([["a"]], lines) == 0
