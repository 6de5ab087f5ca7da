"""Title, byline and date of a text document: what stands in it before what its properties say."""

import pytest

from annotator.domain.article import ArticleDraft, BlockKind
from annotator.readers.given import Given
from annotator.readers.office.draft import draft_of
from annotator.readers.office.findings import Findings
from annotator.readers.office.properties import Properties
from annotator.readers.office.story import AUTHOR, DATE, TITLE, Story

Line = tuple[str, int, str]  # text, heading's level (0 for none), role


def drafted(*lines: str | Line, title: str = "", author: str = "", name: str = "story.docx") -> ArticleDraft:
    story = Story()
    for line in lines:
        text, level, role = (line, 0, "") if isinstance(line, str) else line
        story.begin_paragraph(BlockKind.HEADING if level else BlockKind.PARAGRAPH, level, role)
        story.add(text)
        story.end_paragraph()
    return draft_of(story, Properties(title, author), Findings(), Given(name))


PROSE = "The lamp went out on 2 February, and nobody noticed."


@pytest.mark.parametrize(
    ("lines", "declared", "title"),
    [
        (["Kicker", ("The lamp", 1, TITLE), ("Part one", 1, "")], "Another", "The lamp"),
        ([("The lamp", 1, ""), PROSE], "Another", "The lamp"),
        ([("The lamp", 1, ""), PROSE], "Untitled", "The lamp"),
        ([PROSE] * 8 + [("The lamp", 1, "")], "", "The lamp"),
        ([PROSE] * 8 + [("Part one", 1, ""), ("Part two", 1, "")], "The lamp", "The lamp"),
        (["The lamp", PROSE, ("Part one", 1, ""), PROSE], "the  lamp", "the lamp"),
        ([("The lamp", 2, ""), PROSE], "", "The lamp"),
        (["Short line", PROSE], "The lamp", "The lamp"),
        (["Short line", PROSE], "Microsoft Word - Document1", "Short line"),
        ([PROSE], "", "story"),
        ([("x" * 400, 1, TITLE), PROSE], "", "story"),
    ],
)
def test_the_title(lines: list[str | Line], declared: str, title: str) -> None:
    assert drafted(*lines, title=declared).title == title


@pytest.mark.parametrize(
    ("lines", "author", "byline", "published"),
    [
        (["By Ada Nwosu · 14 March 2025", PROSE], "Bo Lind", "Ada Nwosu", "2025-03-14"),
        ([("Ada Nwosu", 0, AUTHOR), ("14 March 2025", 0, DATE), PROSE], "Bo Lind", "Ada Nwosu", "2025-03-14"),
        ([("written in haste", 0, AUTHOR), ("In spring", 0, DATE), PROSE], "Bo Lind", "Bo Lind", None),
        ([("by Ada Nwosu", 0, AUTHOR), PROSE], "", "Ada Nwosu", None),
        ([PROSE], "Administrator", None, None),
    ],
)
def test_who_and_when(lines: list[str | Line], author: str, byline: str | None, published: str | None) -> None:
    draft = drafted("The lamp", *lines, author=author)
    assert (draft.byline, draft.published) == (byline, published)
