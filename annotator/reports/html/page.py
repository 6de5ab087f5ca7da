"""The page that a template makes: ours, or one of the library's own, which cannot do what a page may not do."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2
import jinja2.sandbox
from markupsafe import Markup

from annotator.domain.hidden import shown
from annotator.reports.content.links import safe_href
from annotator.reports.html.text import rich
from annotator.reports.options import Options
from annotator.reports.writing import ReportError

_COMPILED = "<template>"  # what jinja calls the file of a template that comes from a text
# The page's own beginning, so that no template can do without the policy or come before it. What a template adds to
# a policy can only make it stricter.
_HEAD = """<!doctype html>
<html lang="{language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{style}'; img-src data:; \
base-uri 'none'; form-action 'none'">
"""
# What goes wrong in a template: whatever its expressions may raise.
_TEMPLATE_ERRORS = (
    jinja2.TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip


def page(options: Options, style: str, told: Mapping[str, Any], name: str = "report.html") -> bytes:
    """The page in UTF-8 that the template of that name makes of the values in `told`. Raises ReportError where the
    library's own template is broken."""
    own = options.own_template(name)
    head = _HEAD.format(language=options.language, style=_hash(style))
    source, values = options.template(name), {**told, "style": Markup(style)}  # noqa: S704  (`style_sheet` saw to it)
    pieces = _template(source, own=False).generate(values) if own is None else _guarded(own, source, values)
    # As plain strings, since Python's collector of cycles goes over every piece of Markup that is kept.
    return "".join([head, *[str(piece) for piece in pieces]]).encode()


def _guarded(own: Path, source: str, values: Mapping[str, Any]) -> Iterator[str]:
    try:
        yield from _template(source, own=True).generate(values)
    except jinja2.TemplateSyntaxError as error:
        raise _unusable(own, error.lineno, error.message or "it cannot be read") from error
    except _TEMPLATE_ERRORS as error:
        at = _line(error.__traceback__)
        if at is None:  # none of the template's doing
            raise
        raise _unusable(own, at, str(error)) from error


def _unusable(own: Path, line: int, why: str) -> ReportError:
    return ReportError(f"The template {own} cannot be used: line {line}: {why.rstrip('.')}.")


def _line(traceback: TracebackType | None) -> int | None:
    """The line of the template that was at work; None where none was."""
    found = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == _COMPILED:
            found = traceback.tb_lineno
        traceback = traceback.tb_next
    return found


@lru_cache(maxsize=4)
def _template(source: str, *, own: bool) -> jinja2.Template:
    kind = jinja2.sandbox.SandboxedEnvironment if own else jinja2.Environment
    environment = kind(
        autoescape=True, finalize=_seen, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"rich": rich, "safe_href": safe_href}
    return environment.from_string(source)


def _seen(value: object) -> object:
    """What is about to be written, with characters that are not seen made visible."""
    return shown(value) if type(value) is str else value


def _hash(style: str) -> str:
    """The source that lets this style sheet, and no other style, through the page's own security policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
