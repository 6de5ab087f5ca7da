"""What may never be: a passage called kept that has not its quote at its range, or a place that is none."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.article import Version
from annotator.domain.carrying import Anchor, Difference, carry, differences, likeness, new_sentences
from annotator.domain.claim import Placed
from annotator.domain.text import context, settled_range
from benchmarks.revisions import version_of

# Few letters, so that twins are many; marks, wide ones and other scripts, so that clusters and units differ.
LETTERS = st.sampled_from([*"aab  .", "é", "e", "\u0301", "😀", "ش", "橋", "“", "–", "\u00a0", "\u2028"])
LINES = st.lists(st.text(LETTERS, min_size=1, max_size=24).filter(str.strip), min_size=1, max_size=8)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Version, Version]:
    """An old text, and a new one that has some of its lines, in any order, with any edits."""
    lines = draw(LINES)
    kept = draw(st.lists(st.sampled_from(lines), max_size=10))
    new = []
    for line in kept:
        at = draw(st.integers(0, len(line)))
        cut = draw(st.integers(at, min(len(line), at + 4)))
        new.append(line[:at] + draw(st.text(LETTERS, max_size=3)) + line[cut:])
    new += draw(st.lists(st.text(LETTERS, min_size=1, max_size=12), max_size=2))
    fit = [line for line in new if line.strip()]
    return version_of(lines, 1), version_of(fit or ["a"], 2)


@st.composite
def passages(draw: st.DrawFn, version: Version) -> Anchor:
    text = version.text
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, min(len(text), start + 30)))
    if not text[start:end].strip():
        start, end = version.blocks[0].start, version.blocks[0].end
    start, end = settled_range(text, start, end)
    prefix, suffix = context(text, start, end)
    if draw(st.booleans()) or draw(st.booleans()):
        return Anchor(start, end, text[start:end], prefix, suffix, draw(st.booleans()))
    return Anchor(None, None, text[start:end], prefix, suffix)


@given(st.data())
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_is_edited_a_kept_passage_has_its_quote_and_every_place_is_one(data: st.DataObject) -> None:
    old, new = data.draw(revisions())
    anchors = data.draw(st.lists(passages(old), min_size=1, max_size=6))
    for anchor, found in zip(anchors, carry(old, new, anchors), strict=True):
        assert (found.start is None) == (found.end is None) == (found.state is Placed.ORPHANED)
        assert 0 <= found.score <= 1
        assert not found.reread or found.state is Placed.KEPT
        if found.start is None or found.end is None:
            assert found.score == 0
            continue
        quote = new.text[found.start : found.end]
        assert quote
        if found.state is Placed.KEPT:
            assert quote == anchor.exact
            assert anchor.certain
            assert anchor.start is not None
        else:
            assert settled_range(new.text, found.start, found.end) == (found.start, found.end)


@given(revisions())
@settings(max_examples=200)
def test_the_differences_make_the_new_text_of_the_old_one(both: tuple[Version, Version]) -> None:
    old, new = both
    made, at = "", 0
    for found in differences(old, new):
        assert isinstance(found, Difference)
        assert at <= found.old_start <= found.old_end
        made += old.text[at : found.old_start] + new.text[found.new_start : found.new_end]
        assert made == new.text[: found.new_end]
        at = found.old_end
    assert made + old.text[at:] == new.text


@given(revisions())
@settings(max_examples=200)
def test_new_sentences_are_ranges_of_the_new_text_in_order(both: tuple[Version, Version]) -> None:
    old, new = both
    at = 0
    for start, end in new_sentences(old, new):
        assert at <= start < end <= len(new.text)
        at = end
    assert new_sentences(old, old) == []


@given(LINES)
def test_the_same_text_keeps_every_passage(lines: list[str]) -> None:
    version = version_of(lines, 1)
    anchors = []
    for block in version.blocks:
        prefix, suffix = context(version.text, block.start, block.end)
        anchors.append(Anchor(block.start, block.end, version.text[block.start : block.end], prefix, suffix))
    for anchor, found in zip(anchors, carry(version, version, anchors), strict=True):
        assert (found.start, found.end, found.state, found.reread) == (anchor.start, anchor.end, Placed.KEPT, False)
    assert differences(version, version) == []


@given(st.text(LETTERS, max_size=30), st.text(LETTERS, max_size=30))
def test_likeness_is_even_handed_and_one_only_for_the_same(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert (likeness(one, other) == 1) == (one == other)
