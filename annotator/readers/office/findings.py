"""What was met in a text document besides its text, and the remarks about it."""

from collections import Counter
from dataclasses import dataclass, field

from annotator.domain.draft import Note
from annotator.readers.languages import language_tag

_MOST_NOTES = 10
_LONGEST_NOTE = 300  # characters
_EMBEDDED = "embedded object (a chart, formula or document) was"
_EMBEDDED_MANY = "embedded objects (charts, formulas or documents) were"
_NO_LANGUAGE = {"zxx", "und", "none", "x-none", "zxx-none"}


@dataclass(slots=True)
class Findings:
    """Counted while a document is read. `languages` counts the characters in each."""

    insertions: int = 0
    deletions: int = 0
    hidden: bool = False
    contents: bool = False
    embedded: int = 0
    missing_notes: int = 0
    macros: bool = False
    unplaced: list[Note] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)

    def language(self) -> str | None:
        """The tag of the language that most of the text is marked as."""
        for name, _ in self.languages.most_common():
            tag = language_tag(name)
            if tag is not None and tag.lower() not in _NO_LANGUAGE:
                return tag
        return None

    def remarks(self) -> tuple[str, ...]:
        """A sentence for each thing that the reviewer should know."""
        found = [self._changes(), "Hidden text was left out." if self.hidden else ""]
        found.append("The table of contents or index was left out." if self.contents else "")
        found.append("The document’s macros were ignored." if self.macros else "")
        if self.embedded:
            found.append(f"{_count(self.embedded, _EMBEDDED, _EMBEDDED_MANY)} left out.")
        if self.missing_notes:
            found.append(
                f"{_count(self.missing_notes, 'note is', 'notes are')} marked in the text but not in the file."
            )
        found += [_unplaced(note) for note in self.unplaced[:_MOST_NOTES]]
        if len(self.unplaced) > _MOST_NOTES:
            more = _count(len(self.unplaced) - _MOST_NOTES, "more comment hangs", "more comments hang")
            found.append(f"{more} on nothing in the text.")
        return tuple(filter(None, found))

    def _changes(self) -> str:
        taken = _count(self.insertions, "tracked insertion was", "tracked insertions were")
        left = _count(self.deletions, "deletion", "deletions")
        if not self.insertions:
            was = "was" if self.deletions == 1 else "were"
            return f"{_count(self.deletions, 'tracked deletion', 'tracked deletions')} {was} left out." if left else ""
        return f"{taken} taken and {left or 'no deletion'} left out."


def _count(number: int, one: str, many: str) -> str:
    """“1 deletion”, “1,200 deletions”; empty for none."""
    return f"{number:,} {one if number == 1 else many}" if number else ""


def _unplaced(note: Note) -> str:
    words = " ".join(note.text.split())
    words = words if len(words) <= _LONGEST_NOTE else f"{words[:_LONGEST_NOTE]}…"
    whose = f"A comment by {note.by}" if note.by else "A comment"
    return f"{whose} hangs on nothing in the text: “{words}”"
