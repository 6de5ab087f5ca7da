"""How a report is made: what of the review goes into it, in which language, in whose style."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import resources
from annotator.domain.ratings import Scales, default_scales, scales_of
from annotator.domain.scope import Scope
from annotator.domain.style import HouseStyle, style_of
from annotator.domain.times import now
from annotator.reports.content.language import Tongue, tongue_of
from annotator.reports.templates import own_templates
from annotator.reports.writing import ReportError


def _go_on() -> None:
    """Nobody has stopped it."""


@dataclass(frozen=True, slots=True)
class Options:
    """`made` is the moment that the report gives as its own, by default now. `language` is that of the report's own
    words, one of `LANGUAGES`. Who confidential sources are is told only where `confidential`. `addressee` is whom the
    open items are for. `style` and `scales` are those of the house. `templates` is a folder whose files stand in for
    ours of the same name. `check` is called as the work goes on, and may raise, to stop it."""

    made: str = field(default_factory=now)
    language: str = "en"
    scope: Scope = field(default_factory=Scope)
    confidential: bool = False
    addressee: str | None = None
    style: HouseStyle = field(default_factory=HouseStyle)
    scales: Scales = field(default_factory=default_scales)
    templates: Path | None = None
    check: Callable[[], None] = _go_on

    @property
    def say(self) -> Tongue:
        """The report's own words. Raises ReportError where there are none in that language."""
        return tongue_of(self.language)

    def own_template(self, name: str) -> Path | None:
        """The library's own template of that name; None where it has none."""
        own = self.templates / name if self.templates is not None else None
        return own if own is not None and own.is_file() else None

    def template(self, name: str) -> str:
        """The template of that name, such as `report.css`: the library's own, else ours. Raises ReportError where
        the library's own cannot be read."""
        own = self.own_template(name)
        if own is None:
            return resources.text(f"templates/{name}")
        try:
            return own.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise ReportError(f"The template {own} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise ReportError(f"The template {own} is not text in UTF-8.") from error


def house_options(library: Path, settings: Mapping[str, Any], **asked: Any) -> Options:
    """The options that hold in a library with those settings of its house, with what is `asked` besides. Its templates
    are in a folder beside it, which need not be there: `library.templates` beside `library.sqlite`. Raises Refused
    where a setting cannot be read."""
    return Options(scales=scales_of(settings), style=style_of(settings), templates=own_templates(library), **asked)
