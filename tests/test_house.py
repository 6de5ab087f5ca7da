"""The rules of the house that no single module can keep: imports, sizes, and what must not be committed."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LONGEST_FILE, LONGEST_FUNCTION = 500, 50

# Spelled apart, so that this file passes its own test.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("deb", "debian", "org"),
        ("npmjs", "org"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
    )
]
INDEX_OPTIONS = ["--" + option for option in ("index-url", "extra-index-url", "find-links", "trusted-host")]
FOLDERS = "|".join(("ro" + "ot", "wo" + "rk", "tm" + "p", "o" + "pt"))
MACHINE_PATH = re.compile(rf"(?<![\w.~$}}<-])/(?:{FOLDERS})/\w".encode())


def committed() -> list[Path]:
    """Every file that is committed or about to be."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def modules() -> list[Path]:
    """Every Python file of the project."""
    return [path for path in committed() if path.suffix == ".py"]


def name(path: Path) -> str:
    """The path as it is spoken of in this repository."""
    return path.relative_to(ROOT).as_posix()


def test_imports_point_down_the_house() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_workspace_knows_nothing_of_widgets() -> None:
    # Import-linter sees PySide6 as one, so what is imported from it is looked at here.
    allowed = {"PySide6.QtCore"}
    found = {
        (name(path), module)
        for path in modules()
        if path.is_relative_to(ROOT / "annotator" / "workspace")
        for module in imported(path)
        if module.startswith("PySide6") and module not in allowed
    }
    assert not found


def imported(path: Path) -> list[str]:
    """The modules that a file imports, anywhere in it; from PySide6 itself, its submodules."""
    found = []
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [f"PySide6.{a.name}" for a in node.names] if node.module == "PySide6" else [node.module]
    return found


def test_no_file_is_too_long() -> None:
    lengths = {name(path): len(path.read_bytes().splitlines()) for path in modules()}
    assert not {file: length for file, length in lengths.items() if length > LONGEST_FILE}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{name(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in modules()
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not {function: length for function, length in lengths.items() if length > LONGEST_FUNCTION}


def test_no_registry_is_named() -> None:
    words = [word.encode() for word in REGISTRIES + INDEX_OPTIONS]
    assert not [(name(path), word) for path in committed() for word in words if word in path.read_bytes()]


def test_no_path_of_one_machine_is_named() -> None:
    own = [str(ROOT).encode(), str(Path.home()).encode() + b"/", sys.prefix.encode()]
    contents = {name(path): path.read_bytes() for path in committed()}
    assert not [file for file, content in contents.items() if any(path in content for path in own)]
    assert not [(file, found[0]) for file, content in contents.items() if (found := MACHINE_PATH.search(content))]


def test_no_lock_file_names_an_index() -> None:
    assert not [name(path) for path in committed() if path.name in {"uv.lock", "poetry.lock", "pdm.lock"}]


def project() -> dict[str, list[str]]:
    """The requirements written in pyproject.toml: the program's own, and each extra's."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {"": table["dependencies"], **table["optional-dependencies"]}


def with_dependencies(requirements: list[str]) -> set[str]:
    """The distributions that these requirements bring in here, with all that those require in turn."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in requirements]
    while waiting:
        requirement = waiting.pop()
        distribution = canonicalize_name(requirement.name)
        extras = requirement.extras or {""}
        applies = requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras)
        if applies and distribution not in found:
            found.add(distribution)
            waiting += [Requirement(line) for line in requires(requirement.name) or []]
    return found


def test_everything_installed_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    assert all([specifier.operator for specifier in pin.specifier] == ["=="] and pin.url is None for pin in pins)
    pinned = {canonicalize_name(pin.name) for pin in pins}
    needed = with_dependencies([line for lines in project().values() for line in lines])
    assert needed <= pinned


def test_notice_names_every_library_that_is_installed_with_the_program() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    named = {canonicalize_name(word) for word in re.findall(r"^[\w.-]+", notice, re.MULTILINE)}
    assert with_dependencies(project()[""]) <= named


def test_links_within_the_repository_lead_somewhere() -> None:
    pages = [path for path in committed() if path.suffix == ".md" and path.parent in {ROOT, ROOT / "docs"}]
    assert {name(page) for page in pages} >= {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"}
    links = re.compile(r"\]\((?!https?:|#)([^)#\s]+)|(?:src|srcset)=\"([^\"]+)\"")
    found = [(page, "".join(pair)) for page in pages for pair in links.findall(page.read_text(encoding="utf-8"))]
    assert not [(name(page), target) for page, target in found if not (page.parent / target).exists()]
