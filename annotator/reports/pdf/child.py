"""The child that sets a document with typst: takes one request from standard input, gives one answer on standard
output, and ends. A request names a folder, which holds `report.typ` and what it reads; typst sees no other file."""

import json
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

_MEMORY = 3 << 30  # bytes of address space, most of it fonts that are mapped and never read
_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_PLACE = re.compile(r"report\.typ:(\d+):\d+")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def main() -> NoReturn:
    """Answer, and leave without the interpreter's tidying up."""
    _limit()
    answer = json.dumps(_answer(json.load(sys.stdin))).encode()
    with os.fdopen(1, "wb") as out:
        out.write(answer)
    os._exit(0)


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    """Nothing where the document is made; else `error`, its `line` in the template, and texts with `missing` glyphs."""
    import typst

    folder = Path(request["folder"])
    nowhere = folder / "packages"  # nothing is there, and nothing can be fetched (see `typesetting`)
    compiler = typst.Compiler(folder / request["input"], root=folder, package_path=nowhere, package_cache_path=nowhere)
    try:
        compiler.compile(
            output=folder / request["output"],
            format="pdf",
            pdf_standards=request["standards"],
            timestamp=request["timestamp"],
        )
    except typst.TypstError as error:
        place = _PLACE.search(error.diagnostic)
        missing = [_unescaped(found) for found in _MISSING.findall(error.diagnostic)]
        return {"error": error.message, "line": int(place[1]) if place else 0, "missing": missing}
    return {}


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
