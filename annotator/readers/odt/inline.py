"""What stands within a paragraph of an OpenDocument text: white space, spans, links, fields and tracked changes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from annotator.readers.links import link_target
from annotator.readers.odt.names import tag
from annotator.readers.odt.styles import NO_LETTERS, Letters, Styles
from annotator.readers.office.findings import Findings
from annotator.readers.office.scripts import script_of
from annotator.readers.office.story import Story

_SPACE = re.compile(r"[ \t\n\r]+")
_MOST_SPACES = 1_000  # at once


@dataclass(slots=True)
class Scene:
    """A story that is being read: the body's, or a note's. `letters` and `links` are of the open spans and links."""

    story: Story = field(default_factory=Story)
    in_paragraph: bool = False
    letters: list[Letters] = field(default_factory=lambda: [NO_LETTERS])
    links: list[str | None] = field(default_factory=lambda: [None])

    @property
    def hidden(self) -> bool:
        return bool(self.letters[-1].hidden)


class Inline:
    """Adds text to the story of the open scene."""

    def __init__(self, styles: Styles, findings: Findings) -> None:
        self.scene = Scene()
        self._styles = styles
        self._findings = findings
        self._changes: dict[str, str] = {}

    def add(self, text: str | None) -> None:
        """Text whose white space collapses (OpenDocument 1.3, part 3, 6.1.2)."""
        if text and self.scene.in_paragraph:
            text = _SPACE.sub(" ", text)
            if text[0] == " " and self.scene.story.last in ("", " ", "\t", "\n"):
                text = text[1:]
            self.add_verbatim(text)

    def add_verbatim(self, text: str) -> None:
        """Text whose white space counts."""
        scene = self.scene
        if not text or not scene.in_paragraph:
            return
        if scene.hidden:
            self.hide(text)
            return
        bold, italic, language = scene.letters[-1].of(script_of(text))
        if language:
            self._findings.languages[language] += len(text)
        scene.story.add(text, (bold, italic, scene.links[-1]))

    def hide(self, text: str | None) -> None:
        """Text that is left out because nobody sees it."""
        self._findings.hidden = self._findings.hidden or not (text or " ").isspace()

    def read_changes(self, tracked: etree._Element) -> bool:
        """Which regions are inserted and which deleted. What was deleted is kept here, apart from the text."""
        for region in tracked.iterchildren(tag("text:changed-region")):
            for kind in ("insertion", "deletion"):
                if region.find(tag(f"text:{kind}")) is not None:
                    ids = (region.get(tag("text:id")), region.get("{http://www.w3.org/XML/1998/namespace}id"))
                    self._changes |= {id_: kind for id_ in ids if id_}
        return False

    def change(self, mark: etree._Element) -> bool:
        """Where inserted text begins, or deleted text was."""
        kind = self._changes.get(mark.get(tag("text:change-id"), ""))
        self._findings.insertions += kind == "insertion"
        self._findings.deletions += kind == "deletion"
        return False

    def enter_span(self, span: etree._Element) -> bool:
        letters = self.scene.letters
        letters.append(self._styles.span(span.get(tag("text:style-name"), ""), letters[-1]))
        return True

    def leave_span(self) -> None:
        self.scene.letters.pop()

    def enter_link(self, link: etree._Element) -> bool:
        self.scene.links.append(link_target(link.get(tag("xlink:href"))))
        return True

    def leave_link(self) -> None:
        self.scene.links.pop()

    def spaces(self, element: etree._Element) -> bool:
        count = element.get(tag("text:c"), "1")
        self.add_verbatim(" " * (min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 10 else 1))
        return False

    def enter_hideable(self, element: etree._Element) -> bool:
        """A field that may be hidden."""
        hidden = element.get(tag("text:is-hidden")) == "true" or element.get(tag("text:display")) == "none"
        if hidden:
            self.hide(element.text)
        return not hidden

    def hidden_paragraph(self, element: etree._Element) -> bool:
        """A field that hides all of its paragraph."""
        if element.get(tag("text:is-hidden")) == "true":
            self.scene.letters = [Letters(hidden=True)] * len(self.scene.letters)
            self.hide(self.scene.story.drop_paragraph())
        return False


Enter = Callable[[Inline, etree._Element], bool]


def _adds(text: str) -> Enter:
    def enter(inline: Inline, _: etree._Element) -> bool:
        inline.add_verbatim(text)
        return False

    return enter


ENTER: dict[str, Enter] = {
    "text:span": Inline.enter_span,
    "text:a": Inline.enter_link,
    "text:s": Inline.spaces,
    "text:tab": _adds("\t"),
    "text:line-break": _adds("\n"),
    "text:tracked-changes": Inline.read_changes,
    **dict.fromkeys(("text:change", "text:change-start"), Inline.change),
    **dict.fromkeys(("text:hidden-text", "text:variable-set", "text:user-field-get"), Inline.enter_hideable),
    "text:hidden-paragraph": Inline.hidden_paragraph,
}
LEAVE: dict[str, Callable[[Inline], None]] = {"text:span": Inline.leave_span, "text:a": Inline.leave_link}
