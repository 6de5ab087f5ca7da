"""Paragraphs that go on in the next column or on the next page."""

from annotator.readers.pdf.metrics import Metrics, same_size
from annotator.readers.pdf.paragraphs import EXACT, Paragraph, begins_in_sentence, ends_sentence, has_room

_FARTHEST = 12  # paragraphs back: notes and captions may stand between
_SMALLER = 0.93


def joined(stacks: list[list[Paragraph]], metrics: Metrics) -> list[Paragraph]:
    """The paragraphs of all stacks in order, those in one that a column or page divides; they stand where they
    begin."""
    found: list[Paragraph] = []
    for stack in stacks:
        rest = list(stack)
        source, target = _last_of(found, metrics), _first_of(rest, metrics)
        if source is not None and target is not None:
            adjacent = _is_next(source, target, found, rest)
            if _goes_on(source, target, adjacent, metrics.sets_in):
                source.lines += target.lines
                source.edge = target.edge
                rest.remove(target)
        found += rest
    return found


def _last_of(found: list[Paragraph], metrics: Metrics) -> Paragraph | None:
    """The last paragraph of running text; the last of all where none is near."""
    for paragraph in reversed(found[-_FARTHEST:]):
        if abs(paragraph.lines[-1].size - metrics.body) < 0.05 * metrics.body and not paragraph.row:
            return paragraph
    return found[-1] if found else None


def _first_of(stack: list[Paragraph], metrics: Metrics) -> Paragraph | None:
    for paragraph in stack:
        if abs(paragraph.size - metrics.body) < 0.05 * metrics.body and not paragraph.row:
            return paragraph
    return stack[0] if stack else None


def _is_next(source: Paragraph, target: Paragraph, found: list[Paragraph], rest: list[Paragraph]) -> bool:
    """Whether only notes, in smaller type, stand between the two."""
    after = found[next(i for i in range(len(found) - 1, -1, -1) if found[i] is source) + 1 :]
    before = rest[: next(i for i, paragraph in enumerate(rest) if paragraph is target)]
    return all(paragraph.size < _SMALLER * source.size for paragraph in (*after, *before))


def _goes_on(source: Paragraph, target: Paragraph, adjacent: bool, sets_in: bool) -> bool:
    last, first = source.lines[-1], target.lines[0]
    if source.row or target.row or not same_size(last, first) or first.page - last.page > 1:
        return False
    if last.tag is not None and first.tag is not None:
        return last.tag.block == first.tag.block or (last.tag.goes_on and first.tag.began)
    if last.bold != first.bold or (target.marker is not None and (target.marker.sure or ends_sentence(last))):
        return False
    if last.hyphen:
        return True
    if not ends_sentence(last) or last.text.endswith((";", ":", ",")):
        if begins_in_sentence(first):
            return True
        return adjacent and not target.indented and not has_room(last, first, source.edge)
    if not adjacent or target.indented or has_room(last, first, source.edge):
        return False
    return sets_in or (len(source.lines) > 1 and abs(last.x1 - source.edge) < EXACT)
