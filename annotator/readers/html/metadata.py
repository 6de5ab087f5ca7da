"""What a page says of its article: schema.org data, Open Graph, Dublin Core, other meta elements, then its elements."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from lxml import html

from annotator.readers.dates import plain_date
from annotator.readers.html.address import canonical_links, page_address, saved_from
from annotator.readers.html.byline import page_byline
from annotator.readers.html.schema import schema_data
from annotator.readers.languages import language_tag
from annotator.readers.links import link_target
from annotator.readers.titles import one_line

_TITLES = ("dc.title", "dcterm.title", "dcterms.title", "og:title", "twitter:title", "parsely-title", "weibo:title")
_AUTHORS = (
    *("dc.creator", "dcterm.creator", "dcterms.creator", "author", "article:author", "og:article:author"),
    *("parsely-author", "sailthru.author", "citation_author", "byl"),
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "twitter:site:name")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_DATES = (
    *("article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dcterms.date"),
    *("dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "publish-date", "publication_date"),
)
_LONGEST = 300
_INLINE_MARKUP = re.compile(
    r"</?(?:a|b|br|cite|em|i|mark|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?/?>", re.IGNORECASE
)


@dataclass(slots=True)
class PageMetadata:
    """`declared_titles` in order of trust, still with the site's name in them; `sites` are names of the site,
    `body` is the article's text as the page's data have it, which may be cut short, or markup."""

    declared_titles: list[str] = field(default_factory=list)
    title_element: str = ""
    byline: str | None = None
    sites: list[str] = field(default_factory=list)
    published: str | None = None
    language: str | None = None
    url: str | None = None
    base: str | None = None
    descriptions: list[str] = field(default_factory=list)
    body: str | None = None


def metadata_of(root: html.HtmlElement, text: str, url: str | None, address: str | None = None) -> PageMetadata:
    """`text` is the page's source, for the address that a browser's saving leaves in a comment; `url`, which is given,
    wins over what the page names. `address` is where it was fetched from."""
    data = schema_data(root)
    metas = _metas(root)
    found = PageMetadata()
    known = link_target(url) or link_target(address) or saved_from(text)
    named = [*canonical_links(root), metas.get("og:url"), data.url, known]
    found.url = link_target(url) or page_address(named, known)
    found.base = _base(root, found.url or next(filter(None, (link_target(name, known) for name in named)), None))
    found.declared_titles = _texts([*data.headlines[:1], *(metas.get(name) for name in _TITLES)])
    found.title_element = one_line(next((t.text or "" for t in root.iter("title") if _of_page(t)), "")[:_LONGEST])
    found.sites = _texts([*(metas.get(name) for name in _SITES), *data.publishers, data.site])
    found.byline = page_byline(root, [", ".join(data.authors), *_declared_authors(root, metas)])
    found.published = _published(root, metas, data.published)
    found.language = _language(root, metas, data.language)
    found.descriptions = _texts([metas.get(name) for name in _DESCRIPTIONS])
    found.body = data.body
    return found


def _of_page(title: html.HtmlElement) -> bool:
    """Whether the title is the page's own, not an image's."""
    parent = title.getparent()
    return parent is None or parent.tag in {"head", "html", "body"}


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """The first content of each name, a `property` before a plain name; one may hold several."""
    metas: dict[str, str] = {}
    filled = [element for element in root.iter("meta") if (element.get("content") or "").strip()]
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        for element in filled:
            for name in (element.get(attribute) or "").split():
                metas.setdefault(_plain_name(name), element.get("content") or "")
    return metas


def _declared_authors(root: html.HtmlElement, metas: dict[str, str]) -> Iterator[str]:
    """What the page declares under each name for authors: one, or several, each in an element of its own."""
    for name in filter(metas.__contains__, _AUTHORS):
        by_attribute = (
            _texts(e.get("content") for e in root.iter("meta") if _plain_name(e.get(attribute) or "") == name)
            for attribute in ("property", "name")
        )
        authors = next(filter(None, by_attribute), [metas[name]])
        yield ("; " if any("," in author for author in authors) else ", ").join(authors)


def _plain_name(name: str) -> str:
    return name.lower().strip().replace("dc:", "dc.").replace("dcterms:", "dcterms.")


def _texts(values: Iterable[str | None]) -> list[str]:
    """The values that say something, as lines, each once, without the markup that some have in what is to be plain."""
    lines = [one_line(_INLINE_MARKUP.sub("", unescape(value)))[:_LONGEST] for value in values if value]
    return list(dict.fromkeys(line for line in lines if line))


def _base(root: html.HtmlElement, url: str | None) -> str | None:
    base = next((e.get("href") for e in root.iter("base") if e.get("href")), None)
    return (link_target(base, url) if base else None) or url


def _published(root: html.HtmlElement, metas: dict[str, str], declared: str | None) -> str | None:
    values = [declared, *(metas.get(name) for name in _DATES)]
    dated = (e for e in root.iter("time", "abbr", "span", "p", "div") if _marks_date(e))
    values += [element.get("datetime") or element.get("content") or element.text for element in dated]
    for value in _texts(values):
        if day := plain_date(value):
            return day
    return next(iter(_texts(values[: len(_DATES) + 1])), None)


def _marks_date(element: html.HtmlElement) -> bool:
    return bool(element.tag == "time" or element.get("itemprop") == "datePublished")


def _language(root: html.HtmlElement, metas: dict[str, str], declared: str | None) -> str | None:
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    candidates = (language, declared, metas.get("content-language"), metas.get("og:locale"))
    return next((tag for candidate in candidates if (tag := language_tag(candidate))), None)
