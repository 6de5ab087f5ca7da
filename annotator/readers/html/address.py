"""Where a page is to be found: its own address among those that it names."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from lxml import html

from annotator.readers.links import link_target

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)")
_HEAD = 4096  # characters
_FOLLOWS_READERS = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|_hs\w+|mkt_tok")


def saved_from(text: str) -> str | None:
    """The address that a browser's saving leaves in a comment near the top of the page."""
    found = _SAVED_FROM.search(text[:_HEAD])
    return link_target(found[1] or found[2]) if found else None


def canonical_links(root: html.HtmlElement) -> list[str]:
    """What the page's `link rel=canonical` elements name."""
    links = (e.get("href") for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split())
    return [link for link in links if link]


def page_address(candidates: Iterable[str | None], known: str | None) -> str | None:
    """The first of the candidates that can be the page's, resolved against the address it is `known` to have.

    An article is not at its site's home page, and a site that names that for every page means none of them. Neither
    the place in the page nor parameters that only follow readers about are part of the address.
    """
    for candidate in candidates:
        url = link_target(candidate, known)
        if url and not url.startswith("mailto:") and not _is_home(url):
            return _without_followers(url)
    return None


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query and not parts.fragment.startswith("!")


def _without_followers(url: str) -> str:
    address, mark, place = url.partition("#")
    whole = url if mark and place.startswith("!") else address
    names = [pair.partition("=")[0] for pair in urlsplit(whole).query.split("&")]
    followers = [name for name in names if _FOLLOWS_READERS.fullmatch(name)]
    if not followers:
        return whole
    from w3lib.url import url_query_cleaner

    return url_query_cleaner(whole, followers, remove=True, unique=False, keep_fragments=True)
