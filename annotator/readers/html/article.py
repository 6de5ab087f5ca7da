"""Which of a page's blocks are the article.

The page's own word counts first (`article`, `main`, `articleBody`); within it the innermost region that still holds
nearly all of the prose is the article, with what stands between the headline and it. Regions whose class or id names
them furniture (comments, related stories, sharing) are left out, unless so much prose stands in them that the name
must mean something else: losing a part of an article is worse than keeping a teaser.
"""

import re
from bisect import bisect_left
from itertools import accumulate

from lxml import html

from annotator.domain.article import BlockKind
from annotator.readers.html.blocks import PageBlock, PageReader, Region
from annotator.readers.html.title import normalised

_FURNITURE = {
    *("comment", "comments", "commentlist", "respond", "disqus", "related", "relatedposts", "recommended"),
    *("recommendations", "recirculation", "newsletter", "subscribe", "subscription", "signup", "sidebar"),
    *("breadcrumb", "breadcrumbs", "cookie", "cookies", "consent", "advert", "advertisement", "advertising"),
    *("sponsored", "footer", "outbrain", "taboola", "pagination", "pager", "popular", "trending", "masthead"),
    *("navbar", "navigation", "editsection"),
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
_MOST_WITHIN = 0.7
_FEW = 0.05
_NEARLY_ALL = 0.9
_PROSE = 25  # bytes: shorter blocks say nothing of where the prose is
_FRONT_BLOCKS = 12
_FRONT_SIZE = 1500


def own_choice(page: PageReader, headline: str) -> list[bool]:
    """Which of the page's blocks are the article; all but asides where there is no prose, all where that is none.
    `headline` is the page's title."""
    kept = _Kept(page.blocks)
    if not kept.whole:
        whole = [not block.aside for block in page.blocks]
        return whole if any(whole) else [True] * len(whole)
    heads = [index for index, block in enumerate(page.blocks) if _says(block, headline)]
    within = _within_landmarks(page.regions)
    dropped = 0
    for index, region in enumerate(page.regions):
        if region.end <= dropped or _holds_any(region, heads[:1]):
            continue
        if _is_furniture(region, kept, within[index]):
            kept.drop(region)
            dropped = region.end
    kept.settle()
    region = _innermost(page.regions, _landmark(page.regions, kept), kept)
    first = _front(page, kept, region.first, heads)
    return [first <= i < region.end and kept.keeps(i) for i in range(len(page.blocks))]


def _says(block: PageBlock, headline: str) -> bool:
    if block.draft.kind is not BlockKind.HEADING or block.aside:
        return False
    return normalised(block.text) == normalised(headline)


def _within_landmarks(regions: list[Region]) -> list[bool]:
    """Whether each region stands in one that says it is the article."""
    within: list[bool] = []
    for region in regions:
        outer = regions[region.parent] if region.parent >= 0 else None
        within.append(outer is not None and (within[region.parent] or _says_article(outer.element)))
    return within


def _holds_any(region: Region, indexes: list[int]) -> bool:
    place = bisect_left(indexes, region.first)
    return place < len(indexes) and indexes[place] < region.end


class _Kept:
    """Which blocks are kept, and how much prose stands between two of them."""

    def __init__(self, blocks: list[PageBlock]) -> None:
        self._prose = [_prose(block) for block in blocks]
        self._keep = [not block.aside for block in blocks]
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


def _is_furniture(region: Region, kept: _Kept, in_article: bool) -> bool:
    mass = kept.mass(region.first, region.end)
    tag = region.element.tag
    if mass > _MOST * kept.whole or tag in _NEVER_FURNITURE:
        return False
    if tag in {"header", "footer"}:
        # Within an article they are its own: a standfirst, a correction; without prose they are tags and buttons.
        return not in_article or (tag == "footer" and not mass and not _in_quotation(region.element))
    names = _names(region.element)
    if tag == "form" or names & _FURNITURE:
        return True
    return bool(names & _SLIGHT_FURNITURE) and mass <= _FEW * kept.whole


def _in_quotation(element: html.HtmlElement) -> bool:
    return next(element.iterancestors("blockquote"), None) is not None


def _names(element: html.HtmlElement) -> set[str]:
    """The words of the element's classes and id. A name of many words is a sentence, such as a heading's anchor."""
    names: set[str] = set()
    for name in f"{element.get('class') or ''} {element.get('id') or ''}".split():
        words = _WORDS.findall(name)
        if len(words) <= 3:
            names.update(word.lower() for word in words)
    return names


def _landmark(regions: list[Region], kept: _Kept) -> int:
    """The index of the region that says it is the article and holds most of the prose, else of the whole page (0).

    One within another is taken where it holds most of that one's.
    """
    best, mass = 0, 0
    for index, region in enumerate(regions):
        holds = kept.mass(region.first, region.end)
        if _says_article(region.element) and holds >= max(_MOST * kept.whole, _MOST_WITHIN * mass):
            best, mass = index, max(mass, holds)
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


def _front(page: PageReader, kept: _Kept, first: int, heads: list[int]) -> int:
    """Where the article begins: at its headline, if that stands not far before the block `first`."""
    place = bisect_left(heads, first) - 1
    if place < 0:
        return first
    if sum(not page.blocks[index].aside for index in range(heads[place], first)) > _FRONT_BLOCKS:
        return first
    between = sum(page.blocks[index].size for index in range(heads[place] + 1, first) if kept.keeps(index))
    return heads[place] if between <= _FRONT_SIZE else first
