"""Which of a page's blocks are the article.

The page's own word counts first (`article`, `main`, `articleBody`); within it the innermost region that still holds
nearly all of the prose is the article, with what stands between the headline and it. Regions whose class or id names
them furniture (comments, related stories, sharing) are left out, unless so much prose stands in them that the name
must mean something else: losing a part of an article is worse than keeping a teaser.
"""

import re
from itertools import accumulate

from lxml import html

from annotator.domain.article import BlockKind
from annotator.readers.html_blocks import PageBlock, PageReader, Region
from annotator.readers.html_title import normalised

_FURNITURE = {
    *(
        "comment",
        "comments",
        "commentlist",
        "respond",
        "disqus",
        "related",
        "relatedposts",
        "recommended",
        "recommendations",
    ),
    *("recirculation", "newsletter", "subscribe", "subscription", "signup", "sidebar", "breadcrumb", "breadcrumbs"),
    *("cookie", "cookies", "consent", "advert", "advertisement", "advertising", "sponsored", "footer", "outbrain"),
    *("taboola", "pagination", "pager", "popular", "trending", "masthead", "navbar", "navigation", "editsection"),
}
_SLIGHT_FURNITURE = {
    *("share", "sharing", "sharedaddy", "social", "promo", "promotion", "ad", "ads", "menu", "nav", "toolbar"),
    *("tags", "widget", "more", "print", "login", "paywall", "donate", "follow", "jump", "skip"),
}
_NEVER_FURNITURE = {"html", "body", "article", "main", "h1", "h2", "h3", "p", "li", "blockquote", "pre", "td"}
_ARTICLE_PROPS = {"articleBody", "http://schema.org/articleBody", "blogPost"}
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LEAVES = {"p", "li", "blockquote", "td", "h1", "h2", "h3", "h4", "pre"}
_MOST = 0.5
_FEW = 0.05
_NEARLY_ALL = 0.9
_PROSE = 25  # bytes: shorter blocks say nothing of where the prose is
_FRONT_BLOCKS = 12
_FRONT_SIZE = 1500


def article_of(page: PageReader, headline: str) -> list[PageBlock]:
    """The article's blocks in order; all of the page's where there is no prose. `headline` is the page's title."""
    kept = _Kept(page.blocks)
    if not kept.mass(0, len(page.blocks)):
        return page.blocks
    for region in page.regions:
        if _is_furniture(region, kept):
            kept.drop(region)
    kept.settle()
    region = _innermost(page.regions, _landmark(page.regions, kept), kept)
    first = _front(page, kept, region.first, headline)
    return [page.blocks[i] for i in range(first, region.end) if kept.keeps(i)]


class _Kept:
    """Which blocks are kept, and how much prose stands between two of them."""

    def __init__(self, blocks: list[PageBlock]) -> None:
        self._prose = [_prose(block) for block in blocks]
        self._keep = [True] * len(blocks)
        self.settle()

    def settle(self) -> None:
        weights = (prose if keep else 0 for prose, keep in zip(self._prose, self._keep, strict=True))
        self._sums = [0, *accumulate(weights)]

    def mass(self, first: int, end: int) -> int:
        return self._sums[end] - self._sums[first]

    @property
    def whole(self) -> int:
        return self._sums[-1]

    def drop(self, region: Region) -> None:
        for index in range(region.first, region.end):
            self._keep[index] = False

    def keeps(self, index: int) -> bool:
        return self._keep[index]


def _prose(block: PageBlock) -> int:
    if block.draft.kind is BlockKind.HEADING or block.size < _PROSE or block.link_size * 2 >= block.size:
        return 0
    return block.size


def _is_furniture(region: Region, kept: _Kept) -> bool:
    mass = kept.mass(region.first, region.end)
    tag = region.element.tag
    if mass > _MOST * kept.whole or tag in _NEVER_FURNITURE:
        return False
    names = _names(region.element)
    if tag in {"form", "footer"} or names & _FURNITURE:
        return True
    return bool(names & _SLIGHT_FURNITURE) and mass <= _FEW * kept.whole


def _names(element: html.HtmlElement) -> set[str]:
    """The words of the element's classes and id. A name of many words is a sentence, such as a heading's anchor."""
    names: set[str] = set()
    for name in f"{element.get('class') or ''} {element.get('id') or ''}".split():
        words = _WORDS.findall(name)
        if len(words) <= 3:
            names.update(word.lower() for word in words)
    return names


def _landmark(regions: list[Region], kept: _Kept) -> int:
    """The innermost region that says it is the article and holds most of the prose, else the whole page (0)."""
    best = 0
    for index, region in enumerate(regions):
        if _says_article(region.element) and kept.mass(region.first, region.end) >= _MOST * kept.whole:
            best = index
    return best


def _says_article(element: html.HtmlElement) -> bool:
    if element.tag in {"article", "main"} or element.get("role") in {"main", "article"}:
        return True
    return element.get("itemprop") in _ARTICLE_PROPS or element.get("property") in _ARTICLE_PROPS


def _innermost(regions: list[Region], start: int, kept: _Kept) -> Region:
    """The innermost region within that of index `start` that holds nearly all of its prose."""
    found = regions[start]
    enough = _NEARLY_ALL * kept.mass(found.first, found.end)
    end = found.end
    for region in regions[start + 1 :]:
        if region.first >= end:
            break
        holds = kept.mass(region.first, region.end) >= enough
        if holds and region.first >= found.first and region.end <= found.end and region.element.tag not in _LEAVES:
            found = region
    return found


def _front(page: PageReader, kept: _Kept, first: int, headline: str) -> int:
    """Where the article begins: at its headline, if that stands not far before the block `first`."""
    size = 0
    for index in range(first - 1, max(-1, first - 1 - _FRONT_BLOCKS), -1):
        block = page.blocks[index]
        if not kept.keeps(index):
            continue
        if block.draft.kind is BlockKind.HEADING and normalised(
            "".join(run.text for run in block.draft.runs)
        ) == normalised(headline):
            return index
        size += block.size
        if size > _FRONT_SIZE:
            break
    return first
