"""A Word document's parts, found by their relationships (ISO/IEC 29500-2, 9). None outside the file is opened."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from annotator.readers.docx.names import tags
from annotator.readers.errors import ReaderError
from annotator.readers.links import link_target
from annotator.readers.office.properties import Properties
from annotator.readers.zipped import Package

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_CONVENTIONAL = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is the last word of the relationship's type, `target` a part's name or, where `external`, an address."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The root of a part's XML, and where its links lead, by their ids."""

    root: etree._Element
    links: dict[str, str]


class WordParts:
    """The parts of a package. Raises ReaderError where there is no main part, or one that it names is damaged."""

    def __init__(self, package: Package) -> None:
        self._package = package
        relations = self._relations("").values()
        self._core = next((r.target for r in relations if r.kind == "core-properties" and not r.external), None)
        main = next((r.target for r in relations if r.kind == "officeDocument" and not r.external), _CONVENTIONAL)
        if main not in package:
            raise ReaderError(f"{package.subject} is a ZIP file without a Word document in it.")
        self._main = main
        self._related = self._relations(main)

    @property
    def has_macros(self) -> bool:
        return any(name.lower().endswith("vbaproject.bin") for name in self._package.names)

    @property
    def links(self) -> dict[str, str]:
        """Where the links of the main part lead, by their ids."""
        return _links(self._related)

    def body(self) -> Iterator[etree._Element]:
        """The paragraphs, tables and so on of the main part, each to be read before the next is asked for."""
        return self._package.children(self._main, tags("w:body"), (*tags("w:p"), *tags("w:tbl"), *tags("w:sdt")))

    def part(self, kind: str) -> Part | None:
        """The part of that kind (`styles`, `footnotes` …), None where the document names none."""
        target = next((r.target for r in self._related.values() if r.kind == kind and not r.external), None)
        return Part(self._package.xml(target), _links(self._relations(target))) if target else None

    def properties(self) -> Properties:
        """The core properties."""
        if self._core is None or self._core not in self._package:
            return Properties()
        root = self._package.xml(self._core)
        title, author, language = (root.findtext(_DUBLIN_CORE + name) for name in ("title", "creator", "language"))
        return Properties(title, author, language)

    def _relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part, of the whole package for an empty name."""
        folder, _, name = part.rpartition("/")
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._package:
            return {}
        found: dict[str, Relation] = {}
        for one in self._package.xml(listed).iterchildren("{*}Relationship"):
            target = one.get("Target") or ""
            external = one.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[one.get("Id") or ""] = Relation((one.get("Type") or "").rpartition("/")[2], target, external)
        return found


def _links(relations: dict[str, Relation]) -> dict[str, str]:
    targets = {id_: link_target(r.target) for id_, r in relations.items() if r.external and r.kind == "hyperlink"}
    return {id_: target for id_, target in targets.items() if target}
