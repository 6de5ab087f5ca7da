"""What annotations say. A text in HTML is read as its words; it is never shown as HTML."""

from html.parser import HTMLParser
from typing import Any

from annotator.domain.annotating.found import Body, is_web_address
from annotator.readers.annotations.fields import (
    Dropped,
    address_of,
    label_of,
    listed,
    name_of,
    named,
    text_of,
    types_of,
    words_of,
)

_MOST_BODIES = 200
_SETS = ("List", "Composite", "Independents")
_HTML = ("text/html", "application/xhtml+xml")
_UNSEEN = ("script", "style", "template", "title")
_BREAKS = ("br", "p", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre")


def bodies_of(item: dict[str, Any], motivation: str, dropped: Dropped) -> tuple[Body, ...]:
    """The annotation's bodies, each with a purpose: its own, else the annotation's motivation."""
    bodies: list[Body] = []
    if value := words_of(item.get("bodyValue"), dropped):
        bodies.append(Body(motivation or "commenting", value))
    given = listed(item.get("body", item.get("hasBody", item.get("bodies"))))
    members = [member for value in given[:_MOST_BODIES] for member in _members(value)]
    for member in members[:_MOST_BODIES]:
        if (body := _body(member, motivation, dropped)) is not None:
            bodies.append(body)
        else:
            dropped.bodies += 1
    dropped.bodies += max(0, len(given) - _MOST_BODIES) + max(0, len(members) - _MOST_BODIES)
    # Hypothesis's own two.
    if value := words_of(item.get("text"), dropped):
        bodies.append(Body("commenting", value))
    tags = [tag for one in listed(item.get("tags"))[:_MOST_BODIES] if (tag := text_of(one, 500))]
    return (*bodies, *(Body("tagging", tag) for tag in tags))


def _members(value: Any) -> list[Any]:
    """Of a choice the first, of a set all."""
    types = types_of(value)
    if "Choice" in types:
        return listed(value.get("items"))[:1]
    return listed(value.get("items"))[:_MOST_BODIES] if set(types) & set(_SETS) else [value]


def _body(value: Any, motivation: str, dropped: Dropped) -> Body | None:
    if isinstance(value, str):  # by the standard an address; many write a text
        url = _web(value)
        return Body(motivation or "linking", url=url) if url else _plain(motivation, words_of(value, dropped))
    if not isinstance(value, dict):
        return None
    purposes = [word.removeprefix("oa:") for one in listed(value.get("purpose")) if (word := text_of(one))]
    purpose = next(iter(purposes), "") or motivation
    text = _text(value, dropped)
    url = "" if text else _web(named(value.get("source")) or named(value))
    if not text and not url:
        return None
    return Body(
        purpose or ("linking" if url else "commenting"),
        text,
        url,
        _cached(value),
        label_of(value.get("label")),
        _quote(value, dropped),
        name_of(value.get("creator")),
        text_of(value.get("created")),
    )


def _plain(motivation: str, text: str) -> Body | None:
    return Body(motivation or "commenting", text) if text.strip() else None


def _text(value: dict[str, Any], dropped: Dropped) -> str:
    text = words_of(_bare(value.get("value", value.get("chars"))), dropped)
    if text_of(next(iter(listed(value.get("format"))), "")).partition(";")[0].strip().lower() not in _HTML:
        return text
    dropped.markup += bool(text)
    return _seen(text)


def _bare(value: Any) -> Any:
    """A text, also where it stands in an object or a list."""
    if isinstance(value, dict):
        return value.get("@value")
    return value[0] if isinstance(value, list) and value else value


def _cached(value: dict[str, Any]) -> str:
    """The archive's address, of a state that names one."""
    states = [state for state in listed(value.get("state"))[:_MOST_BODIES] if "TimeState" in types_of(state)]
    return next((url for state in states for one in listed(state.get("cached"))[:1] if (url := _web(one))), "")


def _quote(value: dict[str, Any], dropped: Dropped) -> str:
    selectors = [one for one in listed(value.get("selector"))[:_MOST_BODIES] if "TextQuoteSelector" in types_of(one)]
    return next((quote for one in selectors if (quote := words_of(one.get("exact"), dropped))), "")


def _web(value: Any) -> str:
    url = address_of(value)
    return url if is_web_address(url) else ""


def _seen(markup: str) -> str:
    reading = _Words()
    reading.feed(markup)
    reading.close()
    lines = (" ".join(line.split()) for line in "".join(reading.pieces).splitlines())
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """The words that a page would show, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self.pieces += ["\n"] if tag in _BREAKS else []

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        self.pieces += ["\n"] if tag in _BREAKS else []

    def handle_data(self, data: str) -> None:
        self.pieces += [] if self._unseen else [data]
