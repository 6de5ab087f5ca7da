"""Saved copies of sources as readers read them, in every reading there is, and whether quotes stand in them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.article import ArticleDraft, Reading
from annotator.domain.evidence import KeptFile

# The window asks this module at its start what may be read; what reads is heavier, and comes when it is wanted.
if TYPE_CHECKING:
    from annotator.readers.apart import Control

PICTURES = frozenset(["png", "jpg", "jpeg", "webp", "gif", "bmp"])
# What no reader and no picture is made of: that is not read to find it out.
_OTHERS = frozenset(
    ["mp3", "m4a", "ogg", "oga", "opus", "flac", "wav", "mp4", "m4v", "mov", "webm", "mkv", "avi", "zip"]
)
_MOST_BYTES = 100 * 1024 * 1024  # as the readers'


def may_be_read(file: KeptFile) -> bool:
    """Whether a reader can be asked for the copy's text; it may still refuse."""
    other = file.media_type.partition("/")[0] in ("image", "audio", "video") or suffix_of(file) in PICTURES | _OTHERS
    return not other and file.size <= _MOST_BYTES


def suffix_of(file: KeptFile) -> str:
    """The suffix of its name: lower case, without the dot."""
    return Path(file.name).suffix.lower().removeprefix(".")


def read_every_way(data: bytes, name: str, control: "Control | None" = None) -> list[ArticleDraft]:
    """The copy in every reading, the one to show first, each read by a process apart. All of a page is read where the
    article alone is not it. Raises ReaderError, and what `control.check` raises."""
    from annotator.readers.apart import read_apart

    draft = read_apart(data, name, control=control)
    drafts = [draft, *draft.others]
    if draft.reading is not None and all(one.reading is not Reading.PAGE for one in drafts):
        drafts.append(read_apart(data, name, reading=Reading.PAGE, control=control))
    return drafts


def stand_in(data: bytes, name: str, quotes: Iterable[str], control: "Control | None" = None) -> dict[str, bool]:
    """Of each quote, whether it stands in the copy, in any reading of it. Raises as `read_every_way`."""
    from annotator.readers.quoted import find_quote

    texts = [draft.text for draft in read_every_way(data, name, control)]
    return {quote: any(find_quote(text, quote) for text in texts) for quote in quotes}
