"""Plain text: one paragraph a line, or lines wrapped by hand with empty ones between the paragraphs."""

import re
from collections.abc import Iterator
from itertools import pairwise

from annotator.domain.article import ArticleDraft, BlockKind
from annotator.domain.draft import DraftBlock, Run, assemble, canonical, direction_of
from annotator.readers.bylines import find_byline
from annotator.readers.encoding import declared_encoding, decode
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given, limited
from annotator.readers.titles import guessed_title, looks_like_headline

_NARROWEST, _WIDEST = 45, 110
_WRAPPED_SHARE = 0.75
_SENTENCE_ENDS = (".", "!", "?", "…", '."', ".”", '?"', "?”", '!"', "!”", ".’", ".)")
_AT_HYPHEN = re.compile(r"(?<=[^\W\d_]-)\n([^\W\d_]+)")
_COUPLING = {"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of", "och", "eller", "og"}
_BULLET = re.compile(r"\s*(?:[-*•–—]|\d{1,3}[.)]|[a-z][.)])\s+\S")


def read(data: bytes, given: Given) -> ArticleDraft:
    """The draft of a plain text file. Raises ReaderError where it is not text or has none."""
    decoded = decode(data, given.subject, declared_encoding(given.charset or ""))
    return draft_of(decoded.text, given, decoded.remarks)


def draft_of(text: str, given: Given, remarks: tuple[str, ...] = ()) -> ArticleDraft:
    """The draft of characters already decoded."""
    canonical_text, blocks = assemble(limited(blocks_of(text), given.subject))
    if not blocks:
        raise ReaderError(f"{given.subject} has no text.")
    byline = find_byline(canonical_text[block.start : block.end] for block in blocks[1:5])
    return ArticleDraft(
        title=guessed_title(canonical_text, given.name),
        text=canonical_text,
        blocks=blocks,
        byline=byline.byline,
        publication=byline.publication,
        published=byline.published,
        direction=direction_of(canonical_text),
        remarks=remarks,
    )


def blocks_of(text: str) -> Iterator[DraftBlock]:
    """The blocks of the text; the first is a heading where it is short and stands by itself."""
    groups = _groups(canonical(text).replace("\u2029", "\n").split("\n"))
    width = _wrapped_at(groups)
    for index, group in enumerate(groups):
        paragraphs = _paragraphs(group, width)
        alone = index == 0 and len(paragraphs) == 1 and len(groups) > 1
        for paragraph in paragraphs:
            if alone and looks_like_headline(paragraph):
                yield DraftBlock(BlockKind.HEADING, [Run(paragraph)], level=1)
            else:
                yield DraftBlock(BlockKind.PARAGRAPH, [Run(paragraph)])


def _groups(lines: list[str]) -> list[list[str]]:
    """The runs of lines between empty ones."""
    groups: list[list[str]] = []
    within = False
    for line in lines:
        if not line.strip():
            within = False
        elif within:
            groups[-1].append(line)
        else:
            groups.append([line])
            within = True
    return groups


def _wrapped_at(groups: list[list[str]]) -> int | None:
    """The width in code points at which the text was wrapped by hand, None where it was not.

    It was, where most of the text in lines that another follows is in lines without room for that one's first word,
    and most of those end within a sentence: the lines of a text with a paragraph a line do not.
    """
    pairs = [pair for group in groups for pair in pairwise(group) if not _BULLET.match(pair[1])]
    if len(pairs) < 2:
        return None
    lengths = sorted(len(line.rstrip()) for line, _ in pairs)
    width = lengths[(len(lengths) - 1) * 19 // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = [line.rstrip() for line, following in pairs if _is_full(line, following, width)]
    ended = sum(1 for line in full if line.endswith(_SENTENCE_ENDS))
    return width if sum(map(len, full)) >= _WRAPPED_SHARE * sum(lengths) and 2 * ended <= len(full) else None


def _is_full(line: str, following: str, width: int) -> bool:
    line = line.rstrip()
    return " " in line.strip() and len(line) + 1 + len(following.split(maxsplit=1)[0]) >= width


def _paragraphs(group: list[str], width: int | None) -> list[str]:
    """The group's lines, or, in a text wrapped at `width`, its paragraph and any list items."""
    if width is None or not _is_wrapped(group, width):
        return group
    paragraphs: list[list[str]] = []
    for line in group:
        if not paragraphs or _BULLET.match(line):
            paragraphs.append([])
        paragraphs[-1].append(line.strip())
    return [_joined(lines) for lines in paragraphs]


def _joined(lines: list[str]) -> str:
    """The lines as one, with nothing put between the halves of a compound (“well-known”) that was wrapped at its
    hyphen."""
    return _AT_HYPHEN.sub(_word_after, "\n".join(lines)).replace("\n", " ")


def _word_after(match: re.Match[str]) -> str:
    """The word that begins the second line; after a space where the hyphen stands for a part left out."""
    word = match[1]
    return word if word[0].islower() and word not in _COUPLING else f" {word}"


def _is_wrapped(group: list[str], width: int) -> bool:
    """Whether the lines of one group run on: those of an address or a poem do not."""
    pairs = [pair for pair in pairwise(group) if not _BULLET.match(pair[1])]
    return 2 * sum(1 for line, following in pairs if _is_full(line, following, width)) >= len(pairs)
