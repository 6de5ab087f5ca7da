"""Fields of a Word document: their results are text, their instructions are not, and HYPERLINK is a link.

Nothing is ever done that a field asks for: INCLUDETEXT, DDE and the like are seen as they were last shown.
"""

import re
from dataclasses import dataclass, field

from annotator.readers.links import link_target

_HYPERLINK = re.compile(r"\s*HYPERLINK\s+(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\\\"]\S*))(?P<rest>.*)", re.I | re.S)
_PLACE = re.compile(r"\\l\s+\"?(?P<place>[^\s\"]+)", re.I)


def hyperlink_of(instruction: str) -> str | None:
    """The address of a HYPERLINK field, None for any other field and for a place in the document itself."""
    match = _HYPERLINK.match(instruction)
    if match is None:
        return None
    target = link_target((match["quoted"] or match["bare"] or "").replace("\\\\", "\\"))
    place = _PLACE.search(match["rest"])
    return f"{target}#{place['place']}" if target and place and "#" not in target else target


@dataclass(slots=True)
class _Field:
    paragraph: int
    instruction: list[str] = field(default_factory=list)
    shown: bool = False  # the instruction is over
    href: str | None = None


class Fields:
    """The fields that are open at a place in the text. No link goes on in the next paragraph, and no instruction: one
    that does not end is damaged, and what follows it would be lost."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._paragraph = 0
        self.instructing = 0  # fields of this paragraph whose instruction is not over: nothing in it is text
        self.href: str | None = None

    def begin(self) -> None:
        self._open.append(_Field(self._paragraph))
        self.instructing += 1

    def instruct(self, text: str) -> None:
        if self._open and not self._open[-1].shown:
            self._open[-1].instruction.append(text)

    def separate(self) -> None:
        if self._open and not self._open[-1].shown:
            newest = self._open[-1]
            newest.shown = True
            self.instructing -= newest.paragraph == self._paragraph
            newest.href = self.href = hyperlink_of("".join(newest.instruction)) or self.href
            newest.paragraph = self._paragraph

    def end(self) -> None:
        if self._open:
            ended = self._open.pop()
            self.instructing -= not ended.shown and ended.paragraph == self._paragraph
            around = self._open[-1] if self._open else None
            self.href = around.href if around is not None and around.paragraph == self._paragraph else None

    def end_paragraph(self) -> None:
        self._paragraph += 1
        self.instructing, self.href = 0, None
