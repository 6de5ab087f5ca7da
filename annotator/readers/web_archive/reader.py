"""A page that was saved in one file: its markup is taken out of that and read as any saved page. The pictures, styles
and frames beside it are left where they are."""

from dataclasses import replace

from annotator.domain.article import ArticleDraft
from annotator.readers.given import Given
from annotator.readers.html.reader import read as read_page
from annotator.readers.links import link_target
from annotator.readers.web_archive.mhtml import page_in_mhtml
from annotator.readers.web_archive.safari import page_in_safari

_SAFARI = b"bplist00"


def read(data: bytes, given: Given) -> ArticleDraft:
    """The article of the archive's page. Raises ReaderError where there is none in it, or the archive is damaged."""
    page = (page_in_safari if data.startswith(_SAFARI) else page_in_mhtml)(data, given.subject)
    address = given.address or link_target(page.address)
    draft = read_page(page.data, replace(given, address=address, charset=page.charset or given.charset))
    return _at(draft, address)


def _at(draft: ArticleDraft, address: str | None) -> ArticleDraft:
    return replace(draft, url=draft.url or address, others=tuple(_at(other, address) for other in draft.others))
