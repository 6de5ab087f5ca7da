"""What a page says of its article in schema.org's terms, written as JSON-LD."""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import html

_MOST_DATA = 10_000  # values looked at in all of a page's data
_MOST_NAMES = 20
_ARTICLE_TYPES = ("Article", "Posting", "Report")
_TYPE = "@type"
_BEGINNING = re.compile(r"\{\s*[\"}]|\[\s*[\[{\"\]]")
_DECODER = json.JSONDecoder(strict=False)


@dataclass(slots=True)
class SchemaData:
    """An article's properties as the page has them; `site` is the name of a website, not of the publisher."""

    headlines: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    published: str | None = None
    language: str | None = None
    url: str | None = None
    body: str | None = None
    site: str | None = None


def schema_data(root: html.HtmlElement) -> SchemaData:
    """The first article's data; what is not JSON is passed over, as browsers do."""
    things = list(_things(root))
    data = SchemaData()
    articles = [thing for thing in things if _is_article(thing)]
    if articles:
        _fill(data, articles[0], things)
        bodies = {body for thing in articles if (body := _text(thing.get("articleBody")))}
        # Where several articles have one, the page is a list of them, and none is its text.
        data.body = _text(articles[0].get("articleBody")) if len(bodies) == 1 else None
    data.site = next((_text(thing.get("name")) for thing in things if "WebSite" in _types(thing)), None)
    return data


def _fill(data: SchemaData, article: dict[str, Any], things: list[dict[str, Any]]) -> None:
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 1}
    data.headlines = [text for key in ("headline", "name") if (text := _text(article.get(key)))]
    data.authors = _names(article.get("author") or article.get("creator"), by_id)
    data.publishers = _names(article.get("publisher"), by_id)
    data.published = _text(article.get("datePublished")) or _text(article.get("dateCreated"))
    data.language = _text(article.get("inLanguage"))
    data.url = _text(article.get("url")) or _id_of(article.get("mainEntityOfPage"))


def _things(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of all the page's data, outer ones first."""
    left = _MOST_DATA
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        text = script.text or ""
        start = _BEGINNING.search(text)
        try:
            # What stands around the value, such as CDATA marks, is no part of it.
            value, _ = _DECODER.raw_decode(text, start.start() if start else 0)
        except (ValueError, RecursionError):
            continue
        waiting = deque([value])
        while waiting and left:
            left -= 1
            value = waiting.popleft()
            if isinstance(value, dict):
                yield value
                waiting += [v for v in value.values() if isinstance(v, dict | list)]
            elif isinstance(value, list):
                waiting += value[:left]


def _is_article(thing: dict[str, Any]) -> bool:
    return any(name.endswith(_ARTICLE_TYPES) for name in _types(thing))


def _types(thing: dict[str, Any]) -> list[str]:
    types = thing.get(_TYPE)
    return [t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)]


def _text(value: Any) -> str | None:
    """The text of a value, which may be a list of one or say its language (`@value`)."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    return value if isinstance(value, str) and value.strip() else None


def _id_of(value: Any) -> str | None:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> list[str]:
    """The names of people or organisations, which may stand elsewhere in the data under their `@id`."""
    names = []
    for thing in (value if isinstance(value, list) else [value])[:_MOST_NAMES]:
        if isinstance(thing, dict) and "name" not in thing:
            thing = by_id.get(str(thing.get("@id")), thing)
        name = _text(thing.get("name")) if isinstance(thing, dict) else _text(thing)
        if name and "://" not in name:
            names.append(name)
    return names
