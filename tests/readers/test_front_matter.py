"""The lines between `---` at the top of a Markdown file."""

import pytest

from annotator.readers.front_matter import split_front_matter


def test_pairs_quotes_lists_and_comments() -> None:
    text = (
        '---\n# from the desk\nTitle: "Tunnel: opens \\"late\\""\nauthor:\n  - Ines Calder\n  - Theo Lin\n'
        "tags: [harbour, 'tunnel, long']\ndate: 2025-03-14 # a Friday\nempty:\nnested:\n  deeper: yes\n---\nBody\n"
    )
    pairs, body = split_front_matter(text)
    assert body == "Body\n"
    assert pairs["title"] == 'Tunnel: opens "late"'
    assert pairs["author"] == "Ines Calder, Theo Lin"
    assert pairs["date"] == "2025-03-14"
    assert pairs["empty"] == ""


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nThe tunnel opened on Thursday.\n\n---\n\nMore.",
        "---\ntitle: It never ends\n",
        "Text\n---\ntitle: x\n---\n",
        "---\n---\nText",
        "----\ntitle: x\n----\n",
    ],
)
def test_a_text_between_two_rules_stays_text(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_dots_end_it_too() -> None:
    assert split_front_matter("---\ntitle: x\n...\nBody") == ({"title": "x"}, "Body")
