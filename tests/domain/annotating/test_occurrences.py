"""Many quotes found in one pass stand where they stand one by one."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotating import anchoring, occurrences
from annotator.domain.annotating.anchoring import Anchoring
from annotator.domain.annotating.found import Selector
from annotator.domain.annotating.occurrences import Occurrences, Squeezed

TEXTS = st.text("ab “—😀\n\u00a0", min_size=1, max_size=120)


@pytest.fixture(autouse=True)
def _early(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a few quotes were many."""
    for module, name, value in (
        (occurrences, "_FEW", 0), (anchoring, "_FEW", 0), (occurrences, "_LENGTHS", (4, 2)),
        (occurrences, "_CROWD", 5), (occurrences, "_STEP", 7),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)


def one_by_one(text: str, quote: str, start: int, end: int) -> list[int]:
    return [at for at in range(start, end - len(quote) + 1) if text.startswith(quote, at)]


@given(TEXTS, st.lists(st.text("ab “", min_size=1, max_size=9), min_size=1, max_size=6), st.data())
def test_every_place_is_found_in_order(text: str, quotes: list[str], data: st.DataObject) -> None:
    found = Occurrences(text, quotes)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for quote in quotes:
        assert list(found.starts(quote, 0, len(text))) == one_by_one(text, quote, 0, len(text))
        assert list(found.starts(quote, start, end)) == one_by_one(text, quote, start, end)


@given(TEXTS)
def test_squeezed_text_knows_where_its_characters_stand(text: str) -> None:
    squeezed = Squeezed(text)
    assert squeezed.text == re.sub(r"\s+", " ", text).strip()
    for at, character in enumerate(squeezed.text):
        if not character.isspace():
            assert text[squeezed.origin(at)] == character


@pytest.mark.parametrize("seed", range(40))
def test_places_are_the_same_whether_quotes_come_alone_or_together(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choices(["ab", "b", "“", '"', " ", "\n", "\u00a0", "😀", "-", "—"], k=200))
    selectors = [_selector(text, chance) for _ in range(60)]
    together = Anchoring(text, selectors)
    assert [together.place(one) for one in selectors] == [Anchoring(text).place(one) for one in selectors]
    assert any(together.place(one) is not None for one in selectors)


def _selector(text: str, chance: random.Random, *, inner: bool = True) -> Selector:
    start = chance.randrange(len(text))
    end = start + chance.randint(1, 20)
    quote = text[start:end]
    if chance.random() < 0.5:
        quote = quote.replace("“", '"').replace(" ", chance.choice([" ", "  ", "\n"]))
    before = text[max(0, start - 5) : start] if chance.random() < 0.5 else ""
    after = text[end : end + 5] if chance.random() < 0.5 else ""
    within = _selector(text, chance, inner=False) if inner and chance.random() < 0.2 else None
    return Selector(quote, before, after, *chance.choice([(None, None), (start, start + len(quote))]), inner=within)


def test_reading_the_text_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Occurrences("the quay at dawn", ["quay"], stop)
