"""Text from the clipboard, plain or rich."""

from dataclasses import replace

from annotator.domain.article import ArticleDraft
from annotator.readers.formats import HTML, TEXT
from annotator.readers.given import Given, refuse_too_large
from annotator.readers.titles import whole_characters


def read_pasted(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    html: str | None = None,
) -> ArticleDraft:
    """The article in text from the clipboard; `html` is the same as rich text, where the clipboard has that too.

    All that was copied is kept: no part of it is chosen. Rich text without any words, such as a picture, gives way
    to the plain. Raises ReaderError where there is no text, or too much.
    """
    given = Given("", title, url, byline, published)
    markup, text = whole_characters(html or ""), whole_characters(text)
    refuse_too_large(max(len(markup), len(text)), given.subject)
    draft = _rich(markup, given) if markup.strip() else None
    if draft is not None:
        return _named(given.complete(draft, markup.encode(), HTML.media_type))
    return _named(given.complete(_plain(text, given), text.encode(), TEXT.media_type))


def _named(draft: ArticleDraft) -> ArticleDraft:
    return replace(draft, source=replace(draft.source, name="Pasted text") if draft.source else None)


def _rich(markup: str, given: Given) -> ArticleDraft | None:
    from annotator.readers.html.reader import draft_of_fragment

    return draft_of_fragment(markup, given)


def _plain(text: str, given: Given) -> ArticleDraft:
    from annotator.readers.encoding import refuse_no_text
    from annotator.readers.text import draft_of

    refuse_no_text(text, given.subject)
    return draft_of(text, given)


def pasted_bytes(draft: ArticleDraft, text: str, html: str) -> bytes:
    """What the draft was read from, of what was pasted: the bytes whose SHA-256 its source names."""
    rich = draft.source is not None and draft.source.media_type == HTML.media_type
    return whole_characters(html if rich else text).encode()
