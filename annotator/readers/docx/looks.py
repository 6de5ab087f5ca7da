"""How the letters of a Word document's runs look: bold, italic, hidden, and in which language they are marked."""

from dataclasses import dataclass

from lxml import etree

from annotator.readers.docx.styles import NO_LANGUAGES, NO_LETTERS, Languages, Letters, Styles, letters_of
from annotator.readers.office.scripts import Script, script_of

_MOST_KNOWN = 10_000

_Key = tuple[int, tuple[tuple[str, bool], ...], Languages, str | None]


@dataclass(frozen=True, slots=True)
class RunLook:
    """A run's look. Complex scripts (Arabic, Hebrew, Thai …) have a weight and slant of their own."""

    bold: bool = False
    italic: bool = False
    complex_bold: bool = False
    complex_italic: bool = False
    hidden: bool = False
    complex_script: bool = False
    languages: Languages = NO_LANGUAGES

    def of(self, text: str) -> tuple[bool, bool, str | None]:
        """Whether the text is bold and italic, and its language."""
        script = Script.COMPLEX if self.complex_script else script_of(text)
        if script is Script.COMPLEX:
            return self.complex_bold, self.complex_italic, self.languages[2]
        return self.bold, self.italic, self.languages[1 if script is Script.ASIAN else 0]


class Looks:
    """Works out looks from styles and what is said directly."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[_Key, RunLook] = {}

    def of(self, properties: etree._Element | None, paragraph: Letters) -> RunLook:
        """The look of a run with that `w:rPr` in a paragraph whose style has letters look so."""
        direct = letters_of(properties)
        # The letters of styles are kept by the styles, so that no others have the same id.
        key = (id(paragraph), tuple(direct.toggles.items()), direct.languages, direct.style)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            character = self._styles.letters(direct.style) if direct.style else NO_LETTERS
            known = self._known[key] = self._find(direct, character, paragraph)
        return known

    def _find(self, direct: Letters, character: Letters, paragraph: Letters) -> RunLook:
        defaults = self._styles.defaults
        own, by_character, by_paragraph = direct.toggles, character.toggles, paragraph.toggles

        def toggled(name: str) -> bool:
            """What is said directly; else the styles of letters and paragraph, each undoing the other (ISO 29500-1,
            17.7.3), or the default."""
            if name in own:
                return own[name]
            return defaults.toggles.get(name, False) or by_character.get(name, False) != by_paragraph.get(name, False)

        complex_script = any(own.get(n, by_character.get(n, by_paragraph.get(n, False))) for n in ("rtl", "cs"))
        western, asian, other = (
            direct.languages[i] or character.languages[i] or paragraph.languages[i] or defaults.languages[i]
            for i in range(3)
        )
        return RunLook(
            toggled("b"), toggled("i"), toggled("bCs"), toggled("iCs"), toggled("vanish"),
            complex_script, (western, asian, other),
        )  # fmt: skip
