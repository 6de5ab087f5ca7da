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
from annotator.domain import tongue
from annotator.domain.actions import EDITABLE
from annotator.domain.claim import REASONS, WAIVER_REASONS, About, Decision, Placed, Status
from annotator.domain.evidence import Kind, Stance, Tier
from annotator.domain.history.names import field_words
from annotator.domain.records import Role
from annotator.domain.refi import METADATA
from annotator.domain.sourcing import EVIDENCE_FIELDS
from annotator.reports.content import language

_CODE = Path(annotator.reports.__file__).parent
_ROOT = _CODE.parents[1]
# Of the domain, what puts facts into words that reports tell: the history, and what is wrong with a calculation, which
# is told by the errors that are raised, too.
_HISTORY = _ROOT / "annotator/domain/history"
_CALCULATION = [_ROOT / f"annotator/domain/{name}.py" for name in ("calculation", "checking/conditions")]
_ERRORS = [_ROOT / f"annotator/domain/checking/{name}.py" for name in ("formula", "given", "numbers")]
_TEMPLATES = resources.path("templates")
_NAMES = ("say", "_say")
_OF_CLAIM = "say_of"  # names.say_of(row, text, …)
_RAISED = "Refused"
_FIELDS = (
    *("title", "status", "text", "decided by", "decision", "source", "reason"),
    *("state", "reread", "start", "end", "ordinal"),
)  # other fields that history can tell of
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
    # Of history, where a field of a note or of what else stays in the house has no part.
    "status": Status,
    "str(reason)": _REASONS,
    "str(value)": (*About, *Stance, *Tier, *Placed, *_REASONS, *WAIVER_REASONS, "True", "False"),
    "str(decision)": Decision,
    "str(row.after.get('reason'))": WAIVER_REASONS,
    "str((row.after or {}).get('reason'))": WAIVER_REASONS,
    "str(state.get('role'))": Role,
    "field_words(name)": sorted({*map(field_words, (*EDITABLE, *METADATA, *(EVIDENCE_FIELDS - {"note"}))), *_FIELDS}),
    "str(source.kind)": Kind,
    # What `Names.say_of` is given is found where it is called; the error that is raised says what `_gone` does.
    "of_claim": (),
    "_without_claim(of_claim)": (),
    "f'{gone[0].upper()}{gone[1:]}.'": (),
}
# The catalogue's own: how a language groups digits and writes a fraction, its moments, its months.
_OWN = ("1,000", "0.5", "{day} {month} {year}, {time} UTC", *tongue.MONTHS)


class NotFound(Exception):
    """A text that is said cannot be found from the code alone."""


@cache
def said() -> Mapping[str, str]:
    """Every text that is said, each with the place where it stands. A word that is counted is `claim|claims`. Raises
    NotFound."""
    found = dict.fromkeys(_OWN, "annotator/domain/tongue.py")
    for path in sorted([*_CODE.rglob("*.py"), *_HISTORY.glob("*.py"), *_CALCULATION, *_ERRORS]):
        found |= dict.fromkeys(_in_code(path), str(path.relative_to(_ROOT)))
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
    assigned = _assigned(tree)
    module = ".".join(path.relative_to(_ROOT).with_suffix("").parts).removesuffix(".__init__")
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        where = f"{path.relative_to(_ROOT)}, line {node.lineno}"
        if _is_say(node.func) or (_is_raised(node.func) and path in (*_CALCULATION, *_ERRORS)):
            text = node.args[0]
        elif isinstance(node.func, ast.Attribute) and node.func.attr == _OF_CLAIM:
            text = node.args[1]
        else:
            if isinstance(node.func, ast.Attribute) and node.func.attr == "counted" and _is_say(node.func.value):
                yield _counted(*[text for arg in node.args[1:] for text in _texts(arg, module, where)])
            continue
        held = assigned.get(id(node), {}).get(text.id, []) if isinstance(text, ast.Name) else []
        for one in held or [text]:
            yield from _texts(one, module, where)


def _assigned(tree: ast.AST) -> dict[int, dict[str, list[ast.expr]]]:
    """What each variable of the function around a call is given, by the call's id."""
    found: dict[int, dict[str, list[ast.expr]]] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            given: dict[str, list[ast.expr]] = {}
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    given.setdefault(node.targets[0].id, []).append(node.value)
            found |= {id(node): given for node in ast.walk(function) if isinstance(node, ast.Call)}
    return found


def _is_say(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id in _NAMES) or (
        isinstance(node, ast.Attribute) and node.attr in _NAMES
    )


def _is_raised(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == _RAISED


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
