"""What the list of formats says of each is so."""

from importlib import import_module

import pytest

from annotator.reports import FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_whether_one_report_can_be_on_several_articles(name: str) -> None:
    assert FORMATS[name].several is hasattr(import_module(FORMATS[name].module), "render_many")


def test_no_two_formats_make_files_of_the_same_name() -> None:
    suffixes = [known.suffix.lower() for known in FORMATS.values()]
    assert len(set(suffixes)) == len(suffixes)
    assert all(known.preview in FORMATS for known in FORMATS.values())
