"""What is annotated: targets and their selectors. Quotes and positions are read; ranges of markup and fragments mean
something only in a web page's own tree, and are not."""

from typing import Any

from annotator.domain.annotating.found import Selector, Target
from annotator.readers.annotations.fields import Dropped, address_of, exact_of, listed, named, types_of, whole_of

_MOST_TARGETS = 100
_DEEPEST = 8  # selectors within selectors
_MANY = ("List", "Composite", "Independents", "Choice")


def targets_of(item: dict[str, Any], dropped: Dropped) -> tuple[Target, ...]:
    """The annotation's targets; of Hypothesis's rows the address beside them."""
    targets: list[Target] = []
    given = listed(item.get("target", item.get("hasTarget")))
    for value in given[:_MOST_TARGETS]:
        members = listed(value.get("items")) if set(types_of(value)) & set(_MANY) else [value]
        targets += [_target(member, item) for member in members[:_MOST_TARGETS]]
    dropped.targets += max(0, len(given) - _MOST_TARGETS) + max(0, len(targets) - _MOST_TARGETS)
    return tuple(targets[:_MOST_TARGETS])


def _target(value: Any, item: dict[str, Any]) -> Target:
    beside = address_of(item.get("uri"))
    if not isinstance(value, dict):
        return Target(named(value) or beside)
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
    for value in _flat(values):
        types = types_of(value)
        refined = listed(value.get("refinedBy"))
        if refined and depth:
            inner = inner or _refined(value, types, refined, depth)
        elif "TextQuoteSelector" in types and exact is None:
            exact, prefix, suffix = (exact_of(value.get(name)) for name in ("exact", "prefix", "suffix"))
            exact = exact or None
        elif "TextPositionSelector" in types and start is None:
            start, end = _position(value)
    if exact is None and inner is not None:
        return inner
    return Selector(exact, prefix, suffix, start, end) if exact is not None or start is not None else None


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
