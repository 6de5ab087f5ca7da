"""The annotations in a file, however they are put together; gathered without following anything that it refers to."""

from dataclasses import dataclass, field
from typing import Any

from annotator.readers.annotations.fields import listed, name_of, text_of, types_of, whole_of

_MOST_PAGES = 10_000
_LISTS = ("items", "rows", "annotations", "@graph")  # of a page, of Hypothesis's service and client, of JSON-LD


@dataclass(slots=True)
class Gathered:
    """Objects that are annotations. `ours` is whether this program wrote them, `elsewhere` a sentence where pages are
    not in the file, `odd` how many members are no annotations."""

    items: list[dict[str, Any]] = field(default_factory=list)
    ours: bool = False
    elsewhere: str = ""
    odd: int = 0
    total: int | None = None

    def remarks(self) -> list[str]:
        said = [self.elsewhere] if self.elsewhere else []
        if self.odd:
            words = "thing" if self.odd == 1 else "things"
            said.append(f"{self.odd:,} {words} in the file left out: no annotation.")
        if self.total is not None and self.total > len(self.items) + self.odd:
            said.append(f"The file says that there are {self.total:,} annotations; it holds {len(self.items):,}.")
        return said


def gather(root: Any, most: int) -> Gathered:
    """No more than one over `most`, from a collection, its pages, or lists of annotations."""
    found = Gathered()
    waiting = [root]
    pages = 0
    while waiting and len(found.items) <= most:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value[: most + 1])
        elif _is_annotation(value):
            found.items.append(value)
        elif isinstance(value, dict) and (parts := _parts(value, found)):
            pages += 1
            waiting += reversed(parts) if pages <= _MOST_PAGES else []
        elif not (isinstance(value, dict) and (types_of(value) or value is root)):
            found.odd += 1
    return found


def _is_annotation(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    types = types_of(value)
    if "Annotation" in types:
        return True
    # Rows of Hypothesis, of Annotator.js and of Recogito say no type.
    placed = any(key in value for key in ("target", "uri", "quote"))
    return not types and placed and any(key in value for key in ("text", "tags", "user", "bodies"))


def _parts(value: dict[str, Any], found: Gathered) -> list[Any]:
    """What a collection or a page holds: lists of annotations, and further pages."""
    found.ours |= name_of(value.get("generator")) == "Annotator"
    if (total := whole_of(value.get("total"))) is not None:
        found.total = max(total, found.total or 0)
    parts = [part for name in _LISTS for part in listed(value.get(name))]
    for name in ("first", "next"):
        page = value.get(name)
        if isinstance(page, dict | list):
            parts.append(page)
        elif text_of(page):
            found.elsewhere = "Pages of annotations that the file only names by their addresses are not read."
    return parts
