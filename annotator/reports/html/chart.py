"""The statuses of all claims as one bar, in SVG that stands in the page."""

from collections.abc import Mapping

from markupsafe import Markup

from annotator.domain.claim import Status
from annotator.reports.content.language import Tongue
from annotator.reports.content.words import STATUS_WORDS

_WIDTH, _HEIGHT, _GAP, _LEAST = 720, 20, 3, 6
_FRAME = Markup('<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">{defs}{bars}</svg>')
_BAR = Markup('<rect class="{status}" x="{x:.1f}" y="0" width="{width:.1f}" height="{height}" rx="4"/>')
_PATTERNED = Markup('<rect fill="url(#of-{status})" x="{x:.1f}" y="0" width="{width:.1f}" height="{height}" rx="4"/>')
_DEFS = Markup(
    "<defs>"
    '<pattern id="of-disputed" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="stripe" width="3" height="8"/></pattern>'
    '<pattern id="of-unsourced" width="7" height="20" patternUnits="userSpaceOnUse">'
    '<rect class="stripe" width="2" height="20"/></pattern>'
    '<pattern id="of-unchecked" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<circle class="stripe" cx="3" cy="3" r="1.1"/></pattern>'
    "</defs>"
)


def chart(say: Tongue, counts: Mapping[Status, int]) -> Markup:
    """A bar with a part for each status that has claims, as wide as its share; empty where there are no claims."""
    present = [status for status in Status if counts[status]]
    told = ", ".join(f"{say(STATUS_WORDS[status])} {say.number(counts[status])}" for status in Status)
    label = say("Claims: {list}", list=told)
    bars = Markup("")
    x = 0.0
    for status, width in zip(present, _widths([counts[status] for status in present]), strict=True):
        form = {"status": status, "x": x, "width": width, "height": _HEIGHT}
        bars += _BAR.format(**form)
        if status is not Status.VERIFIED:
            bars += _PATTERNED.format(**form)
        x += width + _GAP
    return _FRAME.format(width=_WIDTH, height=_HEIGHT, label=label, defs=_DEFS, bars=bars)


def _widths(counts: list[int]) -> list[float]:
    """Widths that fill the bar in proportion, with a least one so that no status goes unseen."""
    room = _WIDTH - _GAP * (len(counts) - 1) - _LEAST * len(counts)
    return [_LEAST + room * count / sum(counts) for count in counts]
