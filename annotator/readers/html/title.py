"""A page's title, as it declares it, without the site's name; and its headline, as it stands on the page where that
can be told."""

import re
from urllib.parse import urlsplit

from annotator.readers.html.metadata import PageMetadata

_SEPARATOR = re.compile(r"\s+(?:[|\-–—·•»«/\\]|::?)+\s+|\s*[|»]\s*|:\s+")
_SURE = re.compile(r"[|»]|::")
_WORD = re.compile(r"\w+")
_ANCHOR = " ¶#"
_CUT_OFF = ("…", "...")
_FEWEST_WORDS = 3
_FEWEST_OF_NAME = 2  # words


def normalised(title: str) -> str:
    """The words alone, in lower case, to compare titles by."""
    return " ".join(_WORD.findall(title.lower()))


def page_title(meta: PageMetadata, headings: list[str]) -> str:
    """The title: what the page declares first, as it stands on the page where that says the same, else its headline;
    empty where the page has none. `headings` are its top headings in document order."""
    if not meta.declared_titles:
        return page_headline(meta, headings)
    declared = _without_site(meta.declared_titles[0], meta)
    # Where the site's name is known, what follows the headline is not that, but part of the title, such as a book's.
    is_said = _says_same if meta.sites else _same_headline
    said = (heading for heading in headings if is_said(heading, declared))
    return next(said, declared).rstrip(_ANCHOR)


def page_headline(meta: PageMetadata, headings: list[str]) -> str:
    """The headline; empty where the page has none. `headings` are its top headings in document order."""
    whole = [title for title in (*meta.declared_titles, meta.title_element) if title]
    declared = [_without_site(title, meta) for title in whole]
    for heading in headings:
        if any(_same_headline(heading, title) for title in (*declared, *whole)):
            return heading.rstrip(_ANCHOR)
    if _is_begun_by(headings, whole, meta):
        return headings[0].rstrip(_ANCHOR)
    if declared:
        return declared[0]
    return headings[0].rstrip(_ANCHOR) if headings else ""


def _same_headline(heading: str, title: str) -> bool:
    """Whether the heading is the title, or the title cut short, or the title but for a part at its end."""
    if _says_same(heading, title):
        return True
    words = normalised(heading)
    if len(words.split()) < _FEWEST_WORDS:
        return False
    return any(words == normalised(title[: cut.start()]) for cut in _SEPARATOR.finditer(title))


def _says_same(heading: str, title: str) -> bool:
    """Whether the heading is the title, or the title is that cut short."""
    words, declared = normalised(heading), normalised(title)
    if not words or not declared:
        return False
    return words == declared or (title.endswith(_CUT_OFF) and words.startswith(declared))


def _is_begun_by(headings: list[str], titles: list[str], meta: PageMetadata) -> bool:
    """Whether there is one heading, and a title is that and, after a dash or bar, something else. What comes before a
    colon is the site's name as often."""
    if len(headings) != 1 or normalised(headings[0]) in {"", *_site_names(meta)}:
        return False
    cuts = [(title, _SEPARATOR.search(title)) for title in titles]
    begun = [title[: cut.start()] for title, cut in cuts if cut and ":" not in cut[0]]
    return normalised(headings[0]) in map(normalised, begun)


def _without_site(title: str, meta: PageMetadata) -> str:
    """The title without the site's name before or after it, or the author's after it."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    sites = _site_names(meta)
    for cut in cuts:
        if _names_only(title[cut.end() :], sites, meta, ":" not in cut[0]):
            return title[: cut.start()]
    if normalised(title[: cuts[0].start()]) in sites:
        return title[cuts[0].end() :]
    last = cuts[-1]
    rest, ending = title[: last.start()], title[last.end() :]
    few = 1 if _SURE.search(last[0]) else _FEWEST_WORDS + 1
    if title == meta.title_element and len(ending.split()) <= _FEWEST_WORDS and len(rest.split()) >= few:
        return rest if not last[0].startswith(":") else title
    return title


def _names_only(ending: str, sites: set[str], meta: PageMetadata, may_be_author: bool) -> bool:
    """Whether the ending is the site's name, or each of its parts is that or the author's."""
    author = normalised(meta.byline or "") if may_be_author else ""
    names = sites | ({author, f"by {author}"} if author else set())
    parts = [normalised(part) for part in _SEPARATOR.split(ending)]
    return normalised(ending) in sites or all(part in names or _begins_name(part, sites) for part in parts)


def _begins_name(words: str, sites: set[str]) -> bool:
    """Whether the words are the first of a site's name: “The Ledger” may declare “The Ledger of the coast”."""
    return len(words.split()) >= _FEWEST_OF_NAME and any(name.startswith(f"{words} ") for name in sites)


def _site_names(meta: PageMetadata) -> set[str]:
    """What the site may be called in a title: its names, and the words of its host."""
    names = {normalised(site) for site in meta.sites}
    names |= {name.removeprefix("the ") for name in names} | {f"the {name}" for name in names}
    host = (urlsplit(meta.url).hostname or "") if meta.url else ""
    labels = host.removeprefix("www.").split(".")
    return {*names, *labels[:-1], normalised(".".join(labels))} - {""}
