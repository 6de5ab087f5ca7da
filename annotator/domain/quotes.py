"""Finding the place of a quote in a text: position is never guessed, an ambiguous quote is refused."""

from dataclasses import dataclass

from annotator.domain.errors import Refused

# Typographic characters and plain ones: one for one, so that offsets into the folded text hold in the text itself.
FOLDED = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
        "–": "-", "—": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2028": " ", "\n": " ", "\t": " ",
    }
)  # fmt: skip
_SHOWN = 5
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Place:
    """`[start, end)` of a quote in a text, in code points."""

    start: int
    end: int


def locate(text: str, quote: str, prefix: str | None = None, suffix: str | None = None) -> Place:
    """The one place where `quote` stands, right after `prefix` and right before `suffix` where those are given.

    Exact characters are looked for first, then with typographic quotes, dashes and spaces folded. Raises Refused
    where it stands nowhere, or in several places, which the message lists.
    """
    if not quote.strip():
        raise Refused("The quote is empty.")
    places = _fitting(text, quote, prefix, suffix) or _fitting(
        text.translate(FOLDED), quote.translate(FOLDED), _fold(prefix), _fold(suffix)
    )
    if not places:
        beside = " with that text beside it" if prefix or suffix else ""
        raise Refused(f"The quote “{_short(quote)}” does not stand in the article{beside}.")
    if len(places) > 1:
        raise Refused(
            f"The quote “{_short(quote)}” stands in {len(places)} places; single one out by what stands before or "
            f"after it (--prefix, --suffix): {_listed(text, places)}"
        )
    return places[0]


def occurrences(text: str, quote: str) -> list[Place]:
    """Every place of `quote`, overlapping ones too, in text order."""
    places: list[Place] = []
    start = text.find(quote)
    while start >= 0 and quote:
        places.append(Place(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return places


def _fitting(text: str, quote: str, prefix: str | None, suffix: str | None) -> list[Place]:
    return [
        place
        for place in occurrences(text, quote)
        if (not prefix or _stands_before(text, place.start, prefix.strip()))
        and (not suffix or _stands_after(text, place.end, suffix.strip()))
    ]


def _stands_before(text: str, offset: int, prefix: str) -> bool:
    while offset and text[offset - 1].isspace():
        offset -= 1
    return text.endswith(prefix, 0, offset)


def _stands_after(text: str, offset: int, suffix: str) -> bool:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return text.startswith(suffix, offset)


def _fold(text: str | None) -> str | None:
    return text.translate(FOLDED) if text else text


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else quote[:57] + "…"


def _listed(text: str, places: list[Place]) -> str:
    shown = [
        f"{place.start} (“…{_flat(text[max(0, place.start - _AROUND) : place.start])}[…]"
        f"{_flat(text[place.end : place.end + _AROUND])}…”)"
        for place in places[:_SHOWN]
    ]
    return "; ".join(shown) + ("; and more." if len(places) > _SHOWN else ".")


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))
