"""Where an article's text comes from: a file, an address, the clipboard, or a file that the library keeps. What each
gives is read by a process apart. The functions are a worker's: they open the library for themselves."""

from pathlib import Path
from typing import NamedTuple, Protocol

from annotator.domain.article import ArticleDraft, Reading, Version
from annotator.domain.errors import Refused
from annotator.domain.marking import refuse_marked
from annotator.workspace.jobs import Progress
from db.store import Store

Received = tuple[bytes, ArticleDraft]


class Source(Protocol):
    """What can be read."""

    @property
    def name(self) -> str:
        """What to call it in a sentence."""

    def read(self, store: Store, progress: Progress) -> Received:
        """The bytes, as the library keeps them, and what a reader makes of them. Raises ReaderError, StoreError."""


class FileSource(NamedTuple):
    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    def read(self, _: Store, progress: Progress) -> Received:
        from annotator.readers.apart import read_file_apart

        return read_file_apart(self.path, control=progress)


class AddressSource(NamedTuple):
    """An http(s) address, fetched because the reviewer asked for it."""

    address: str

    @property
    def name(self) -> str:
        return self.address

    def read(self, _: Store, progress: Progress) -> Received:
        from annotator.readers.apart import read_address_apart

        return read_address_apart(self.address, control=progress)


class PastedArticle(NamedTuple):
    """What was pasted. `title` is typed or guessed and never empty; what was left out is an empty string.

    `html` is what the clipboard held beside the text, headings and links and all; empty once the text was edited.
    """

    text: str
    title: str
    url: str = ""
    author: str = ""
    published: str = ""
    html: str = ""

    @property
    def name(self) -> str:
        return "the pasted text"

    def read(self, _: Store, progress: Progress) -> Received:
        from annotator.readers import pasted_bytes
        from annotator.readers.apart import read_pasted_apart

        if not self.text.strip():
            raise Refused("There is no text to make an article of.")
        draft = read_pasted_apart(
            self.text,
            html=self.html or None,
            title=self.title or None,
            url=self.url,
            byline=self.author,
            published=self.published,
            control=progress,
        )
        return pasted_bytes(draft, self.text, self.html), draft


class KeptSource(NamedTuple):
    """The file that a version was read from, as the library keeps it, to be read in another way."""

    version: Version
    reading: Reading
    url: str | None = None

    @property
    def name(self) -> str:
        return self.version.source.name if self.version.source else ""

    def read(self, store: Store, progress: Progress) -> Received:
        from annotator.readers.apart import read_apart

        if self.version.source is None:
            raise Refused(f"Version {self.version.number} was read from no file.")
        data = store.files.read(self.version.source.sha256)
        return data, read_apart(data, self.name, url=self.url, reading=self.reading, control=progress)


class TakenIn(NamedTuple):
    """An article that is in the library now. `known` is whether it was there already, from the same file. `others` are
    those that came with it from a source that holds several."""

    article: str
    draft: ArticleDraft
    known: bool = False
    others: tuple[str, ...] = ()


def take_in(library: Path, reviewer: str, source: Source, anew: bool, progress: Progress) -> TakenIn:
    """Read the source and keep it as a new article; unless `anew`, one that was read from the same file is given
    instead. Raises an AnnotatorError; then nothing was kept."""
    with Store.open(library, make=False) as store:
        data, draft = source.read(store, progress)
        known = store.article_from_source(draft.source.sha256) if draft.source and not anew else None
        if known is not None:
            return TakenIn(known, draft, known=True)
        store.files.keep(data, progress.check)
        progress.check()
        first, *others = (article.id for article in store.add_articles(draft, reviewer))
        return TakenIn(first, draft, others=tuple(others))


def take_in_update(library: Path, reviewer: str, article_id: str, source: Source, progress: Progress) -> TakenIn:
    """Read the source and make it the article's next version, its claims carried over. Raises an AnnotatorError; then
    the article is as it was."""
    with Store.open(library, make=False) as store:
        data, draft = source.read(store, progress)
        refuse_marked(draft, source.name)
        store.files.keep(data, progress.check)
        store.update_article(article_id, draft, reviewer, progress.tell)
        return TakenIn(article_id, draft)
