"""From what was read of a text document to the draft of an article."""

from collections.abc import Iterator

from annotator.domain.article import ArticleDraft, Block, BlockKind
from annotator.domain.draft import assemble_with_notes, direction_of
from annotator.readers.bylines import Byline, find_byline, is_name, parse_byline
from annotator.readers.dates import plain_date
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given, limited
from annotator.readers.languages import language_tag
from annotator.readers.office.findings import Findings
from annotator.readers.office.properties import Properties
from annotator.readers.office.story import AUTHOR, DATE, TITLE, Story
from annotator.readers.titles import guessed_title, one_line

_TOP_BLOCKS = 6
_LONGEST_TITLE = 300  # characters


def draft_of(story: Story, properties: Properties, findings: Findings, given: Given) -> ArticleDraft:
    """The draft. Raises ReaderError where there is no text, or too much.

    The title is the paragraph that is styled as one; else the property, where that is what one of the first
    paragraphs says; else the first top heading, the property, the first line.
    """
    language = findings.language() or language_tag(properties.language)
    text, blocks, suggestions = assemble_with_notes(limited(story.blocks, given.subject), language)
    if not blocks:
        raise ReaderError(f"{given.subject} has no text.")
    byline = _byline(text, blocks, story)
    return ArticleDraft(
        title=_title(text, blocks, story, properties) or guessed_title(text, given.name),
        text=text,
        blocks=blocks,
        byline=byline.byline or properties.believable_author(),
        publication=byline.publication,
        published=byline.published,
        language=language,
        direction=direction_of(text),
        remarks=findings.remarks(),
        suggestions=suggestions,
    )


def _title(text: str, blocks: tuple[Block, ...], story: Story, properties: Properties) -> str | None:
    styled = one_line(story.roles.get(TITLE, ""))
    if styled and len(styled) <= _LONGEST_TITLE:
        return styled
    declared = properties.believable_title()
    if declared and any(one_line(line).lower() == declared.lower() for line in _lines(text, blocks[:_TOP_BLOCKS])):
        return declared
    return _top_heading(text, blocks) or declared


def _top_heading(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The first heading of the top level where it is near the top or the only one: others are of sections. Else a
    heading that the text begins with."""
    tops = [index for index, b in enumerate(blocks) if b.kind is BlockKind.HEADING and b.level == 1]
    first = blocks[tops[0] if tops and (len(tops) == 1 or tops[0] < _TOP_BLOCKS) else 0]
    heading = one_line(text[first.start : first.end]) if first.kind is BlockKind.HEADING else ""
    return heading if heading and len(heading) <= _LONGEST_TITLE else None


def _byline(text: str, blocks: tuple[Block, ...], story: Story) -> Byline:
    """What the first paragraphs say, then those that are styled as author or date."""
    found = find_byline(_lines(text, tuple(b for b in blocks[:_TOP_BLOCKS] if b.kind is BlockKind.PARAGRAPH)))
    author = one_line(story.roles.get(AUTHOR, ""))
    named = parse_byline(author).byline or (author if is_name(author) else None)
    day = plain_date(story.roles.get(DATE, ""))
    return Byline(found.byline or named, found.publication, found.published or day)


def _lines(text: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    return (text[block.start : block.end] for block in blocks)
