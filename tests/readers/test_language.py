"""The language of a text whose source names none: told where it is certain, and nothing fetched for it."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.readers import read
from annotator.readers.apart import read_apart
from annotator.readers.language import detect_language
from tests.domain.sentences.test_languages import PROSE

GERMAN = "Der Rat der Stadt tagte am Dienstag zum ersten Mal, und kaum jemand kam, um ihm dabei zuzusehen."
ENGLISH = "The town council met on Tuesday for the first time, and hardly anyone came to see what it did."
# Languages that are told from their neighbours only in longer texts than these.
CLOSE = {"hr", "id"}


@pytest.mark.parametrize("language", [language for language in PROSE if language not in CLOSE])
def test_the_language_of_prose_is_told(language: str) -> None:
    assert detect_language(" ".join(PROSE[language]).replace("|", " ")) == language


@pytest.mark.parametrize("language", PROSE)
def test_of_a_single_paragraph_it_is_told_rightly_or_not_at_all(language: str) -> None:
    for paragraph in PROSE[language]:
        assert detect_language(paragraph.replace("|", " ")) in (language, None)


def test_what_most_of_the_text_is_in_counts() -> None:
    assert detect_language(f"{ENGLISH} {GERMAN} " + f"{GERMAN} " * 500) == "de"
    assert detect_language(f"{ENGLISH * 3} “{GERMAN}”, said Ms. Kay.") == "en"


def test_capitals_line_breaks_and_addresses_do_not_matter() -> None:
    assert detect_language(GERMAN.upper()) == "de"
    assert detect_language(GERMAN.replace(" ", "\r\n\u2028\t")) == "de"
    assert detect_language(f"{GERMAN} https://www.example.org/the/best/news/of/the/day?from=the&to=them " * 3) == "de"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Der Rat tagte am Dienstag.",
        "2020-01-01 12,400 13.75 % " * 100,
        "www.example.org/the/town/council " * 100,
        "xq zvv qqw kjh wrt pls mnb vcx zlk jhg fds apo iuy tre wqa",
        "\0\x01\ufffe" * 100,
    ],
)
def test_too_little_or_no_language_is_none(text: str) -> None:
    assert detect_language(text) is None


@given(st.text(min_size=40))
def test_any_text_has_a_short_code_or_none(text: str) -> None:
    code = detect_language(text * 3)
    assert code is None or (2 <= len(code) <= 3 and code.islower())


def test_a_source_that_names_no_language_gets_the_one_it_is_in() -> None:
    assert read(GERMAN.encode(), "rat.txt").language == "de"
    assert read(f"# Rat\n\n{GERMAN}\n".encode(), "rat.md").language == "de"
    assert read(b"Council\n\nIt met.\n", "short.txt").language is None


def test_the_language_that_a_source_names_is_left_as_it_is() -> None:
    page = f'<html lang="en"><title>Rat</title><article><h1>Rat</h1><p>{GERMAN * 4}</p></article></html>'
    assert read(page.encode(), "rat.html").language == "en"
    assert read(page.replace(' lang="en"', "").encode(), "rat.html").language == "de"


def test_it_is_told_where_no_file_may_be_opened() -> None:
    assert read_apart(GERMAN.encode(), "rat.txt").language == "de"


def test_neither_a_network_library_nor_a_log_handler_comes_with_it() -> None:
    script = (
        "import logging, sys\n"
        "from annotator.readers.language import detect_language\n"
        f"assert detect_language({GERMAN!r}) == 'de'\n"
        "loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]\n"
        "print(sorted({'requests', 'urllib3', 'robust_downloader', 'numpy'} & sys.modules.keys()))\n"
        "print([handler for logger in loggers for handler in logger.handlers])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["[]", "[]"]
