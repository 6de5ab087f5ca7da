"""The title of a text that does not say which of its words are its title."""

from annotator.readers.titles import guessed_title, looks_like_headline, one_line, title_from_beginning


def test_a_short_line_without_a_full_stop_is_a_headline() -> None:
    assert looks_like_headline("City opens tunnel")
    assert looks_like_headline("Was it worth it?")
    assert looks_like_headline("And then …")
    assert looks_like_headline("افتتاح نفق الميناء")


def test_sentences_long_lines_and_rules_are_none() -> None:
    assert not looks_like_headline("The tunnel opened.")
    assert not looks_like_headline("“The tunnel opened.”")
    assert not looks_like_headline("隧道周四通车。")
    assert not looks_like_headline("He said:")
    assert not looks_like_headline("tunnel " * 30)
    assert not looks_like_headline("* * *")
    assert not looks_like_headline("")


def test_the_title_is_the_first_line_else_the_name_else_the_first_words() -> None:
    assert guessed_title("City opens tunnel\nIt opened.", "a.txt") == "City opens tunnel"
    assert guessed_title("The tunnel opened.\nIt did.", "harbour tunnel.v2.txt") == "harbour tunnel.v2"
    assert guessed_title("The tunnel opened.\nIt did.", "") == "The tunnel opened."


def test_a_long_beginning_is_cut_between_words() -> None:
    title = title_from_beginning("The council votes on the plan for the harbour tunnel on Thursday, " * 3)
    assert title == "The council votes on the plan for the harbour tunnel on Thursday, The council…"
    assert title_from_beginning("x" * 200) == "x" * 80 + "…"


def test_a_line_of_metadata_has_neither_breaks_nor_halves_of_characters() -> None:
    assert one_line(" City\r\n opens\u2028tunnel \ufeff\ud83d ") == "City opens tunnel \ufffd"
