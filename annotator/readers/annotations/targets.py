"""What is annotated: targets and their selectors. Quotes and positions are read, also as fragments (`char=` of RFC
5147, and text fragments of one quote), and ranges from one quote to another; ranges of markup and other fragments mean
something only in a web page's own tree, and are not."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from annotator.domain.annotating.found import Selector, Target
from annotator.readers.annotations.fields import Dropped, address_of, exact_of, listed, named, types_of, whole_of

_MOST_TARGETS = 100
_DEEPEST = 8  # selectors within selectors
_CHARACTERS = re.compile(r"char=(\d{1,10}),(\d{1,10})(?:;.*)?")
_TEXT = re.compile(r"(?:.*:~:)?text=([^&]+)(?:&.*)?", re.DOTALL)
_MANY = ("List", "Composite", "Independents", "Choice")


def targets_of(item: dict[str, Any], dropped: Dropped) -> tuple[Target, ...]:
    """The annotation's targets; of Hypothesis's rows the address beside them."""
    targets: list[Target] = []
    given = listed(item.get("target", item.get("hasTarget")))
    if not given and (quote := exact_of(item.get("quote"))):  # as Annotator.js and what is made of it have it
        given = [{"selector": {"type": "TextQuoteSelector", "exact": quote}}]
    for value in given[:_MOST_TARGETS]:
        members = listed(value.get("items")) if set(types_of(value)) & set(_MANY) else [value]
        targets += [_target(member, item) for member in members[:_MOST_TARGETS]]
    dropped.targets += max(0, len(given) - _MOST_TARGETS) + max(0, len(targets) - _MOST_TARGETS)
    return tuple(targets[:_MOST_TARGETS])


def _target(value: Any, item: dict[str, Any]) -> Target:
    beside = address_of(item.get("uri"))
    if not isinstance(value, dict):
        address, _, fragment = named(value).partition("#")
        selector = _fragment(fragment)
        return Target(address, selector) if selector is not None else Target(named(value) or beside)
    source = named(value.get("source", value.get("hasSource"))) or (named(value) if "source" not in value else "")
    selectors = listed(value.get("selector", value.get("hasSelector")))
    selector = _selector(selectors, _DEEPEST)
    return Target(source or beside, selector, unread=bool(selectors) and selector is None)


def _selector(values: list[Any], depth: int) -> Selector | None:
    """One place of several selectors, which are all of the same: its quote and its position; else what is within the
    first that names a place within itself."""
    exact, prefix, suffix = None, "", ""
    start: int | None = None
    end: int | None = None
    inner: Selector | None = None
    until: Selector | None = None
    for value in _flat(values):
        types = types_of(value)
        refined = listed(value.get("refinedBy"))
        if refined and depth:
            inner = inner or _refined(value, types, refined, depth)
        elif "RangeSelector" in types:
            until = until or (_range(value, depth) if depth else None)
        elif "TextQuoteSelector" in types and exact is None:
            exact, prefix, suffix = (exact_of(value.get(name)) for name in ("exact", "prefix", "suffix"))
            exact = exact or None
        elif "TextPositionSelector" in types and start is None:
            start, end = _position(value)
        elif (other := _other(value, types)) is not None:
            exact, prefix, suffix = (exact, prefix, suffix) if exact else (other.exact, other.prefix, other.suffix)
            start, end = (start, end) if start is not None else (other.start, other.end)
    if exact is None and (inner or until) is not None:
        return inner or until
    return Selector(exact, prefix, suffix, start, end) if exact is not None or start is not None else None


def _range(value: dict[str, Any], depth: int) -> Selector | None:
    """From where the first of two quotes begins to where the second does."""
    first, after = (_selector(listed(value.get(name)), depth - 1) for name in ("startSelector", "endSelector"))
    if first is None or after is None or not first.exact or not after.exact or first.inner or first.until:
        return None
    return replace(first, until=after)


def _other(value: dict[str, Any], types: list[str]) -> Selector | None:
    """A fragment that is a quote or a position; and the selector without a type of Recogito's own files, which has
    both."""
    if "FragmentSelector" in types:
        return _fragment(address_of(value.get("value")))
    if types or not (quote := exact_of(value.get("quote"))):
        return None
    return Selector(quote, "", "", *_position(value))


def _fragment(fragment: str) -> Selector | None:
    """`char=10,20` and `:~:text=prefix-,quote,-suffix`. A text fragment from one text to another is not read."""
    if found := _CHARACTERS.fullmatch(fragment):
        start, end = int(found[1]), int(found[2])
        return Selector(start=start, end=end) if start < end else None
    if not (found := _TEXT.fullmatch(fragment)):
        return None
    parts = found[1].split(",")
    prefix = exact_of(unquote(parts.pop(0)[:-1])) if parts[0].endswith("-") else ""
    suffix = exact_of(unquote(parts.pop()[1:])) if parts and parts[-1].startswith("-") else ""
    quote = exact_of(unquote(parts[0])) if len(parts) == 1 else ""
    return Selector(quote, prefix, suffix) if quote else None


def _flat(values: list[Any]) -> list[dict[str, Any]]:
    """The selectors, those of a choice among them."""
    found: list[dict[str, Any]] = []
    for value in values[:_MOST_TARGETS]:
        held = listed(value.get("items")) if set(types_of(value)) & set(_MANY) else [value]
        found += [one for one in held[:_MOST_TARGETS] if isinstance(one, dict)]
    return found


def _refined(value: dict[str, Any], types: list[str], refined: list[Any], depth: int) -> Selector | None:
    within = _selector(refined, depth - 1)
    if "TextQuoteSelector" in types and (exact := exact_of(value.get("exact"))):
        return Selector(exact, exact_of(value.get("prefix")), exact_of(value.get("suffix")), inner=within)
    return within


def _position(value: dict[str, Any]) -> tuple[int | None, int | None]:
    start, end = whole_of(value.get("start")), whole_of(value.get("end"))
    return (start, end) if start is not None and end is not None and start < end else (None, None)
