"""Renews constraints.txt: what pip chooses today on each Python, from a new environment for each.

    python3 scripts/pin.py INTERPRETER... [REQUIREMENT...]

An argument with a comparison in it (PySide6-Essentials==6.11.3) holds that library where it says.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADER = """\
# What is installed, by make and in continuous integration, on every Python named in CONTRIBUTING.md.
# Written by scripts/pin.py.
"""


def pins(interpreter: str, held: list[str], folder: Path) -> tuple[str, dict[str, str]]:
    """The interpreter's version (`3.11`) and what it installs: version by name."""
    subprocess.run([interpreter, "-m", "venv", folder], check=True)
    python = str(folder / "bin" / "python")
    pip = [python, "-m", "pip", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--upgrade", "pip"], check=True)
    subprocess.run([*pip, "install", "--editable", f"{ROOT}[dev]", *held], check=True)
    freeze = [*pip, "freeze", "--all", "--exclude-editable", "--exclude", "setuptools"]
    lines = subprocess.run(freeze, check=True, capture_output=True, text=True).stdout.split()
    ask = [python, "-c", "import sys; print(*sys.version_info[:2], sep='.')"]
    version = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()
    return version, {name.replace("_", "-"): number for name, _, number in (line.partition("==") for line in lines)}


def merge(found: dict[str, dict[str, str]]) -> list[str]:
    """One line a library where all Pythons agree; otherwise one for each, with a marker."""
    lines = []
    for name in sorted({name for chosen in found.values() for name in chosen}, key=str.lower):
        numbers = {python: chosen[name] for python, chosen in found.items() if name in chosen}
        if len(numbers) == len(found) and len(set(numbers.values())) == 1:
            lines.append(f"{name}=={next(iter(numbers.values()))}")
        else:
            lines += [f"{name}=={number}; python_version == '{python}'" for python, number in numbers.items()]
    return lines


def main(arguments: list[str]) -> None:
    """Write constraints.txt."""
    held = [argument for argument in arguments if "=" in argument]
    interpreters = [argument for argument in arguments if argument not in held]
    if not interpreters:
        sys.exit("usage: pin.py INTERPRETER... [REQUIREMENT...]")
    with tempfile.TemporaryDirectory() as folder:
        found = dict(pins(name, held, Path(folder, str(place))) for place, name in enumerate(interpreters))
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(merge(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
