"""What a page says of its article: schema.org data, Open Graph, Dublin Core, other meta elements, then its elements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit

from lxml import html

from annotator.readers.bylines import is_name
from annotator.readers.dates import plain_date
from annotator.readers.html_schema import schema_data
from annotator.readers.html_tree import seen
from annotator.readers.languages import language_tag
from annotator.readers.links import link_target
from annotator.readers.titles import one_line

_TITLES = ("dc.title", "dcterm.title", "dcterms.title", "og:title", "twitter:title", "parsely-title", "weibo:title")
_AUTHORS = (
    *("dc.creator", "dcterm.creator", "dcterms.creator", "author", "article:author", "og:article:author"),
    *("parsely-author", "sailthru.author", "citation_author", "byl", "twitter:data1"),
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "twitter:site:name")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_DATES = (
    *("article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dcterms.date"),
    *("dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "publish-date", "publication_date"),
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)")
_HEAD = 4096
_LONGEST = 300
_LONGEST_NAME = 100


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


def metadata_of(root: html.HtmlElement, text: str, url: str | None) -> PageMetadata:
    """`text` is the page's source, for the address that a browser's saving leaves in a comment; `url` wins over it."""
    data = schema_data(root)
    metas = _metas(root)
    found = PageMetadata()
    found.url = _url(root, metas, text, url, data.url)
    found.base = _base(root, found.url)
    found.declared_titles = _texts([*data.headlines[:1], *(metas.get(name) for name in _TITLES)])
    found.title_element = one_line(next((t.text or "" for t in root.iter("title") if _of_page(t)), "")[:_LONGEST])
    found.sites = _texts([*(metas.get(name) for name in _SITES), *data.publishers, data.site])
    found.byline = _byline(root, metas, ", ".join(data.authors))
    found.published = _published(root, metas, data.published)
    found.language = _language(root, metas, data.language)
    found.descriptions = [one_line(unescape(metas[name])) for name in _DESCRIPTIONS if name in metas]
    found.body = data.body
    return found


def _of_page(title: html.HtmlElement) -> bool:
    """Whether the title is the page's own, not an image's."""
    parent = title.getparent()
    return parent is None or parent.tag in {"head", "html", "body"}


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """The first content of each name; `property` may hold several names."""
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        if not content or not content.strip():
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                metas.setdefault(name.replace("dc:", "dc.").replace("dcterms:", "dcterms."), content)
    return metas


def _texts(values: list[str | None]) -> list[str]:
    """The values that say something, as lines, each once."""
    lines = [one_line(unescape(value))[:_LONGEST] for value in values if value]
    return list(dict.fromkeys(line for line in lines if line))


def _url(
    root: html.HtmlElement, metas: dict[str, str], text: str, given: str | None, declared: str | None
) -> str | None:
    saved = _SAVED_FROM.search(text[:_HEAD])
    from_comment = link_target(saved[1] or saved[2]) if saved else None
    known = given or from_comment
    links = [e.get("href") for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    for candidate in (given, *links, metas.get("og:url"), declared, from_comment):
        url = link_target(candidate, known)
        if url and not url.startswith("mailto:") and (candidate == given or not _is_home(url, known)):
            return url
    return None


def _is_home(url: str, known: str | None) -> bool:
    """Whether `url` is a site's home page where the page itself is known to be another of its pages, or not known."""
    parts = urlsplit(url)
    if parts.path.strip("/") or parts.query:
        return False
    return known is None or bool(urlsplit(known).path.strip("/"))


def _base(root: html.HtmlElement, url: str | None) -> str | None:
    base = next((e.get("href") for e in root.iter("base") if e.get("href")), None)
    return (link_target(base, url) if base else None) or url


def _byline(root: html.HtmlElement, metas: dict[str, str], author: str | None) -> str | None:
    declared = [author, *(metas.get(name) for name in _AUTHORS)]
    for name in _texts(declared):
        if "://" not in name and len(name) <= _LONGEST_NAME:
            return _without_by(name)
    for element in root.iter("a", "span", "p", "div", "address", "li", "em", "strong", "b", "h4", "h5", "h6"):
        if not _marks_author(element) or not seen(element):
            continue
        name = _without_by(one_line(" ".join(_some_text(element))))
        if name and len(name) <= _LONGEST_NAME and is_name(name):
            return name
    return None


def _some_text(element: html.HtmlElement) -> Iterator[str]:
    length = 0
    for piece in element.itertext():
        yield piece
        length += len(piece)
        if length > 4 * _LONGEST_NAME:
            return


def _marks_author(element: html.HtmlElement) -> bool:
    if element.get("rel") != "author" and "author" not in (element.get("itemprop") or "").split():
        names = _names_in(element)
        if "byline" not in names and "author" not in names.replace("authority", ""):
            return False
    return not any("comment" in _names_in(e) for e in (element, *element.iterancestors()))


def _names_in(element: html.HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def _without_by(name: str) -> str:
    return re.sub(r"^(?:written\s+|posted\s+)?by:?\s+", "", name, flags=re.IGNORECASE)


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
