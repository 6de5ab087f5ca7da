"""From a review to the bytes of a PDF."""

import re
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import msgspec

from annotator.domain.review import Review
from annotator.domain.times import from_moment
from annotator.reports.html.looks import readable_colour
from annotator.reports.options import Options
from annotator.reports.pdf import fonts
from annotator.reports.pdf.document import Document
from annotator.reports.pdf.parts import Mark, Part, parts_of
from annotator.reports.pdf.text import broken, is_rtl, visible
from annotator.reports.pdf.typesetting import Refusal, Workshop, workshop
from annotator.reports.writing import ReportError

_TEMPLATE = "report.typ"
_ACCENT = "#2457c5"
_LANGUAGE = re.compile("[a-z]{2,3}")
_FOOT = 60  # such that a line at the foot of a page holds
_SHORT = 70  # characters of the title at the foot of a page


class TypesettingFault(Exception):
    """Our own template has a bug: what typst says of it."""


class Setting:
    """A report that is being set, in a workshop."""

    def __init__(self, review: Review, options: Options) -> None:
        self._review = review
        self._options = options
        self._missing: frozenset[str] = frozenset()
        self._logo = _logo_file(options)
        logo = options.style.logo
        files = {self._logo: logo.data} if logo is not None and self._logo else {}
        self._shop = workshop(options.template(_TEMPLATE), files, options.check)

    def pdf(self) -> bytes:
        """The report's bytes."""
        with self._shop as shop:
            parts = self._parts(shop)
            if len(parts) == 1:
                return self._set(shop, parts[0]).read_bytes()
            return self._joined(shop, parts)

    def remarks(self) -> Iterator[str]:
        """What is shown otherwise than it is."""
        say = self._options.say
        with self._shop as shop:
            self._parts(shop)
        if self._options.style.logo is not None and not self._logo:
            yield say("The logo is left out: its file is damaged.")
        if self._missing:
            scripts = ", ".join(fonts.script_names(self._missing))
            yield say(
                "This computer has no font for some characters ({scripts}): each is written as its number.",
                scripts=scripts,
            )

    def _parts(self, shop: Workshop) -> list[Part]:
        parts = list(parts_of(Document(self._review, self._options), shop.folder, self._options.check))
        title = {*self._review.article.title, *self._options.style.name}
        self._missing = fonts.missing_glyphs([*[part.characters for part in parts], title], self._options.check)
        return parts

    def _joined(self, shop: Workshop, parts: list[Part]) -> bytes:
        from annotator.reports.pdf.joining import About, Joiner, pages_in

        # All are set before any is taken: a child and what it makes, joined, would be too much memory at once.
        made_parts, page = [], 1
        for part in parts:
            made_parts.append(self._set(shop, part, page))
            page += pages_in(made_parts[-1])
        joiner = Joiner(self._options.check)
        for one in made_parts:
            joiner.add(one)
        marks = [mark for part in parts for mark in part.marks]
        made = from_moment(self._options.made).astimezone(UTC)
        about = About(self._title, self._options.language, made.strftime("D:%Y%m%d%H%M%SZ"))
        return joiner.save([Mark(level, self._glyphs(words), key) for level, words, key in marks], about)

    def _set(self, shop: Workshop, part: Part, page: int = 0) -> Path:
        """The PDF of a part, in a file; of the whole where `page` is 0. What turns out to have no glyph beside its
        neighbours, such as a vowel of another script, is written as its number, too."""
        made = int(from_moment(self._options.made).timestamp())
        output = f"{part.path.stem}.pdf"
        while True:
            answer = shop.set(self._data(part, page), timestamp=made, whole=not page, output=output)
            if not isinstance(answer, Refusal):
                return answer
            more = {character for text in answer.missing for character in text if not character.isascii()}
            if more <= self._missing:
                raise self._unusable(answer)
            self._missing |= more

    def _unusable(self, refusal: Refusal) -> Exception:
        own = self._options.own_template(_TEMPLATE)
        said = f"line {refusal.line}: {refusal.error}" if refusal.line else refusal.error
        if own is None:
            return TypesettingFault(said)
        return ReportError(f"The template {own} cannot be used: {said.rstrip('.')}.")

    def _data(self, part: Part, page: int) -> bytes:
        head = msgspec.json.encode(self._about(page))[:-1]
        text = (head + b',"sections":[' + part.path.read_bytes() + b"]}").decode()
        return self._glyphs(text).encode()

    def _glyphs(self, text: str) -> str:
        """The text with what has no glyph written as its number."""
        if not self._missing:
            return text
        return text.translate({ord(one): f"⟨U+{ord(one):04X}⟩" for one in self._missing})

    @property
    def _title(self) -> str:
        title = " ".join(visible(self._review.article.title).split())
        return self._glyphs(self._options.say("{title} – fact-check report", title=title))

    def _about(self, page: int) -> dict[str, Any]:
        """What a template learns besides the sections. `page` is the first one's number in a part, else 0."""
        say, article, style = self._options.say, self._review.article, self._options.style
        language = (article.language or "").partition("-")[0].lower()
        language = language if _LANGUAGE.fullmatch(language) else ""
        title = " ".join(visible(article.title).split())
        of_total = say("Page {number} of {total}", number="{n}", total="{t}")
        return {
            "title": self._title,
            "author": visible(style.name),
            "lang": self._options.language,
            "language": language or None,
            "rtl": article.direction == "rtl",
            "short": broken(title if len(title) <= _SHORT else title[: _SHORT - 1].rstrip() + "…", _FOOT),
            "short-rtl": is_rtl(title),
            "page": page or 1,
            "parts": page > 0,
            "words": {"page": say("Page {number}", number="{n}") if page else of_total},
            "accent": readable_colour(style) or _ACCENT,
            "logo": self._logo or None,
            "logo-alt": style.name or say("Logo"),
            "sans": fonts.sans(language),
            "serif": fonts.serif(language),
            "mono": fonts.MONO,
            "signs": fonts.SIGNS,
        }


def _logo_file(options: Options) -> str:
    """What the file of the house's logo is called; empty where there is none, or none that can be drawn, as is found by
    drawing it."""
    logo = options.style.logo
    if logo is None:
        return ""
    name = f"logo.{logo.media_type.rpartition('/')[2]}"
    with workshop(f'#image("{name}", alt: "logo")', {name: logo.data}, options.check) as shop:
        drawn = shop.set(b"{}", timestamp=0, whole=False)
    return "" if isinstance(drawn, Refusal) else name
