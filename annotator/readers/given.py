"""What the caller knows of a source before it is read, and what every source is held to."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annotator.domain.article import ArticleDraft, Reading, SourceFile
from annotator.domain.draft import DraftBlock
from annotator.readers.dates import plain_date
from annotator.readers.errors import ReaderError
from annotator.readers.titles import one_line

MAX_BYTES = 100 * 1024 * 1024
MAX_BLOCKS = 500_000


@dataclass(frozen=True, slots=True)
class Given:
    """The file's name (no folder), metadata that win over what the source says of itself, and which of a web page's
    readings is wanted (None for the best).

    `address` is where the source was fetched from: relative links are resolved against it, and it is the article's
    URL where neither `url` is given nor the source names one. `charset` is the encoding that the server named, as it
    was written; it counts where the bytes themselves do not say. `form` is for a form that came back: each
    of its tables is read row by row whatever is in it, with each paragraph of a cell on a line of its own, and an empty
    cell for each that another covers. Only Word, OpenDocument and web pages are read otherwise for it.
    """

    name: str = ""
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None
    reading: Reading | None = None
    address: str | None = None
    charset: str | None = None
    form: bool = False

    @property
    def subject(self) -> str:
        """What to call the source at the beginning of a sentence."""
        return f"“{self.name}”" if self.name else "The text"

    def complete(
        self, draft: ArticleDraft, data: bytes, media_type: str, remarks: tuple[str, ...] = ()
    ) -> ArticleDraft:
        """The draft with its source, `data`, and with what is given in place of what was read; with the language that
        its text is in where the source names none."""
        from annotator.readers.language import detect_language

        published = one_line(self.published or "")
        return replace(
            draft,
            others=tuple(self.complete(other, data, media_type, remarks) for other in draft.others),
            siblings=tuple(replace(self, title=None).complete(one, data, media_type) for one in draft.siblings),
            title=one_line(self.title or "") or draft.title,
            url=one_line(self.url or "") or draft.url or one_line(self.address or "") or None,
            byline=one_line(self.byline or "") or draft.byline,
            published=plain_date(published) or published or draft.published,
            language=draft.language or detect_language(draft.text),
            source=SourceFile(self.name, media_type, hashlib.sha256(data).hexdigest()),
            remarks=(*remarks, *draft.remarks),
        )


def refuse_too_large(size: int, subject: str) -> None:
    """Raises ReaderError where `size`, in bytes, is over 100 MiB."""
    if size > MAX_BYTES:
        raise ReaderError(f"{subject} is larger than 100 MiB, which is more than can be read.")


def limited(drafts: Iterable[DraftBlock], subject: str) -> Iterator[DraftBlock]:
    """The blocks, as long as they are no more than 500,000. Raises ReaderError at the next one."""
    count = 0
    for draft in drafts:
        count += 1 + sum(run.text.count("\u2029") for run in draft.runs)
        if count > MAX_BLOCKS:
            raise ReaderError(f"{subject} has more than 500,000 paragraphs, which is more than can be read.")
        yield draft
