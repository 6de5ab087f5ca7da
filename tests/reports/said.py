"""Every text that reports say in the language asked for, found in the code and in the templates; and what the
catalogues lack of them (`python -m tests.reports.said`)."""

import ast
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes

import annotator.reports
import resources
from annotator.domain.claim import REASONS, WAIVER_REASONS, About, Decision, Status
from annotator.domain.evidence import Kind, Tier
from annotator.reports.content import language

_CODE = Path(annotator.reports.__file__).parent
_TEMPLATES = resources.path("templates")
_NAMES = ("say", "_say")
_REASONS = tuple(reason for reasons in REASONS.values() for reason in reasons)
# What is said of values: the expression as it stands in the code or in a template, and what it may come to. A house's
# own reasons are said as they are.
VALUES: Mapping[str, Iterable[str]] = {
    "str(about)": About,
    "str(use.tier)": Tier,
    "str(cited.source.kind)": Kind,
    "str(mark.status)": Status,
    "str(correction.decision)": Decision,
    "claim.reason": _REASONS,
    "entry.claim.reason": _REASONS,
    "waiver.reason": WAIVER_REASONS,
    "waiver.reason or ''": WAIVER_REASONS,
}
# The catalogue's own: how a language groups digits, its moments, its months.
_OWN = ("1,000", "{day} {month} {year}, {time} UTC", *language.MONTHS)


class NotFound(Exception):
    """A text that is said cannot be found from the code alone."""


@cache
def said() -> Mapping[str, str]:
    """Every text that is said, each with the place where it stands. A word that is counted is `claim|claims`. Raises
    NotFound."""
    found = dict.fromkeys(_OWN, "annotator/reports/content/language.py")
    for path in sorted(_CODE.rglob("*.py")):
        if path != Path(language.__file__):
            found |= dict.fromkeys(_in_code(path), str(path.relative_to(_CODE.parents[1])))
    for path in sorted(_TEMPLATES.glob("*.html")):
        found |= dict.fromkeys(_in_template(path), f"resources/templates/{path.name}")
    found.pop("", None)
    return found


def catalogue(of: str) -> dict[str, str]:
    """The texts of that language."""
    texts: dict[str, str] = json.loads(resources.text(f"words/{of}.json"))
    return texts


def missing(of: str) -> list[str]:
    """A sentence for each text that the language's catalogue lacks."""
    known = catalogue(of)
    return [
        f"resources/words/{of}.json lacks “{text}” ({where})." for text, where in said().items() if text not in known
    ]


def needless(of: str) -> list[str]:
    """A sentence for each text of the language's catalogue that no report says."""
    return [
        f"resources/words/{of}.json has “{text}”, which no report says." for text in catalogue(of) if text not in said()
    ]


def _in_code(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    module = ".".join(path.relative_to(_CODE.parents[1]).with_suffix("").parts).removesuffix(".__init__")
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        where = f"{path.relative_to(_CODE.parents[1])}, line {node.lineno}"
        if _is_say(node.func):
            yield from _texts(node.args[0], module, where)
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "counted" and _is_say(node.func.value):
            words = [text for arg in node.args[1:] for text in _texts(arg, module, where)]
            yield _counted(*words)


def _is_say(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id in _NAMES) or (
        isinstance(node, ast.Attribute) and node.attr in _NAMES
    )


def _texts(node: ast.expr, module: str, where: str) -> Iterator[str]:
    """What the expression may come to."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _texts(body, module, where)
            yield from _texts(other, module, where)
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)) if name.strip("_").isupper():
            yield from _values(getattr(import_module(module), name))
        case _:
            yield from _listed(ast.unparse(node), where)


def _values(constant: Any) -> Iterator[str]:
    if isinstance(constant, str):
        yield str(constant)
    else:
        yield from constant.values() if isinstance(constant, Mapping) else constant


def _listed(source: str, where: str) -> Iterable[str]:
    if source not in VALUES:
        raise NotFound(
            f"{where}: what say({source}) says cannot be found; say a literal or a constant, or list the expression in "
            "VALUES of tests/reports/said.py."
        )
    return map(str, VALUES[source])


def _counted(one: str, many: str | None = None) -> str:
    return f"{one}|{many or one + 's'}"


def _in_template(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    for call in jinja2.Environment().parse(source).find_all(nodes.Call):  # noqa: S701  (nothing is written)
        where = f"resources/templates/{path.name}, line {call.lineno}"
        if isinstance(call.node, nodes.Name) and call.node.name in _NAMES:
            yield from _of_template(call.args[0], where)
        elif isinstance(call.node, nodes.Getattr) and call.node.attr == "counted":
            yield _counted(*[text for arg in call.args[1:] for text in _of_template(arg, where)])


def _of_template(node: nodes.Expr, where: str) -> Iterator[str]:
    match node:
        case nodes.Const():
            yield str(node.value)
        case nodes.CondExpr():
            yield from _of_template(node.expr1, where)
            if node.expr2 is not None:
                yield from _of_template(node.expr2, where)
        case nodes.Getattr():
            name = node.node.name if isinstance(node.node, nodes.Name) else "?"
            yield from _listed(f"{name}.{node.attr}", where)
        case _:
            yield from _listed(str(node), where)


def main() -> int:
    """Print what each catalogue lacks, as lines to fill in, and what it has too much."""
    wrong = 0
    for of in language.LANGUAGES:
        if of != "en":
            known = catalogue(of)
            lines = [f'  {json.dumps(text, ensure_ascii=False)}: "",' for text in said() if text not in known]
            print(f"resources/words/{of}.json lacks {len(lines)}:", *lines, *needless(of), sep="\n")
            wrong += len(lines) + len(needless(of))
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
