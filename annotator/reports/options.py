"""How a report is made: what of the review goes into it, in which language, in whose style."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import resources
from annotator.domain.scope import Scope
from annotator.domain.style import HouseStyle
from annotator.domain.times import now
from annotator.reports.content.language import Tongue, tongue_of
from annotator.reports.writing import ReportError


def templates_beside(library: Path) -> Path:
    """The folder, which need not be there, whose templates a library's reports are made with."""
    return library.with_name(f"{library.stem}.templates")


def _go_on() -> None:
    """Nobody has stopped it."""


@dataclass(frozen=True, slots=True)
class Options:
    """`made` is the moment that the report gives as its own, by default now. `language` is that of the report's own
    words, one of `LANGUAGES`. Who confidential sources are is told only where `confidential`. `addressee` is whom the
    open items are for. `templates` is a folder whose files stand in for ours of the same name. `check` is called as
    the work goes on, and may raise, to stop it."""

    made: str = field(default_factory=now)
    language: str = "en"
    scope: Scope = field(default_factory=Scope)
    confidential: bool = False
    addressee: str | None = None
    style: HouseStyle = field(default_factory=HouseStyle)
    templates: Path | None = None
    check: Callable[[], None] = _go_on

    @property
    def say(self) -> Tongue:
        """The report's own words. Raises ReportError where there are none in that language."""
        return tongue_of(self.language)

    def template(self, name: str) -> str:
        """The template of that name, such as `report.css`: the library's own, else ours. Raises ReportError where
        the library's own cannot be read."""
        own = self.templates / name if self.templates is not None else None
        if own is None or not own.is_file():
            return resources.text(f"templates/{name}")
        try:
            return own.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise ReportError(f"The template {own} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise ReportError(f"The template {own} is not text in UTF-8.") from error
