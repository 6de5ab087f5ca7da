"""What a page says of its article: schema.org data, Open Graph, Dublin Core, other meta elements, then its elements."""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import html

from annotator.readers.bylines import is_name
from annotator.readers.dates import plain_date
from annotator.readers.html_tree import seen
from annotator.readers.languages import language_tag
from annotator.readers.links import link_target
from annotator.readers.titles import one_line

_TITLES = ("dc.title", "dcterm.title", "dcterms.title", "og:title", "twitter:title", "parsely-title", "weibo:title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterm.creator", "dcterms.creator", "parsely-author", "byl")
_SITES = ("og:site_name", "application-name", "dc.publisher", "twitter:site:name")
_DATES = (
    *("article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dcterms.date"),
    *("dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "publish-date", "publication_date"),
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)")
_HEAD = 4096
_LONGEST = 300
_LONGEST_NAME = 100
_MOST_DATA = 10_000  # values looked at in all of a page's schema.org data


@dataclass(slots=True)
class PageMetadata:
    """`declared_titles` in order of trust, still with the site's name in them; `sites` are names of the site."""

    declared_titles: list[str] = field(default_factory=list)
    title_element: str = ""
    byline: str | None = None
    sites: list[str] = field(default_factory=list)
    published: str | None = None
    language: str | None = None
    url: str | None = None
    base: str | None = None


def metadata_of(root: html.HtmlElement, text: str, url: str | None) -> PageMetadata:
    """`text` is the page's source, for the address that a browser's saving leaves in a comment; `url` wins over it."""
    data = _schema_data(root)
    metas = _metas(root)
    found = PageMetadata()
    found.url = _url(root, metas, text, url)
    found.base = _base(root, found.url)
    found.declared_titles = _texts([data.get("headline"), *(metas.get(name) for name in _TITLES)])
    found.title_element = one_line(next((t.text or "" for t in root.iter("title") if _of_page(t)), "")[:_LONGEST])
    found.sites = _texts([*(metas.get(name) for name in _SITES), data.get("publisher")])
    found.byline = _byline(root, metas, data.get("author"))
    found.published = _published(root, metas, data.get("datePublished"))
    found.language = _language(root, metas, data.get("inLanguage"))
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


def _schema_data(root: html.HtmlElement) -> dict[str, str]:
    """The first article's data in the page's JSON-LD, as texts; what is not JSON is passed over, as browsers do."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(value):
            if any(name.endswith(("Article", "Posting")) for name in _types(thing)):
                return _article_data(thing)
    return {}


def _things(value: Any) -> Iterator[dict[str, Any]]:
    waiting = deque([value])
    for _ in range(_MOST_DATA):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting += [v for v in value.values() if isinstance(v, dict | list)]
        elif isinstance(value, list):
            waiting += value


def _types(thing: dict[str, Any]) -> list[str]:
    types = thing.get("@type")
    return [t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)]


def _article_data(thing: dict[str, Any]) -> dict[str, str]:
    data = {key: thing[key] for key in ("headline", "datePublished", "inLanguage") if isinstance(thing.get(key), str)}
    if "headline" not in data and isinstance(thing.get("name"), str):
        data["headline"] = thing["name"]
    for key in ("author", "publisher"):
        names = _names(thing.get(key))
        if names:
            data[key] = ", ".join(names)
    return data


def _names(value: Any) -> list[str]:
    things = value if isinstance(value, list) else [value]
    names = [thing.get("name") if isinstance(thing, dict) else thing for thing in things[:20]]
    flat = [name[0] if isinstance(name, list) and name else name for name in names]
    return [name for name in flat if isinstance(name, str) and name.strip() and "://" not in name]


def _texts(values: list[str | None]) -> list[str]:
    """The values that say something, as lines, each once."""
    lines = [one_line(unescape(value))[:_LONGEST] for value in values if value]
    return list(dict.fromkeys(line for line in lines if line))


def _url(root: html.HtmlElement, metas: dict[str, str], text: str, given: str | None) -> str | None:
    saved = _SAVED_FROM.search(text[:_HEAD])
    from_comment = link_target(saved[1] or saved[2]) if saved else None
    links = [e.get("href") for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    candidates = [given, *links, metas.get("og:url"), from_comment]
    found = (link_target(candidate, from_comment) for candidate in candidates)
    return next((url for url in found if url and not url.startswith("mailto:")), None)


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
