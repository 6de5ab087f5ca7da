"""The PDFs of a report's parts put together: pages, bookmarks, tags, and links from part to part."""

import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from annotator.reports.pdf.parts import Mark
from annotator.reports.pdf.tags import Tags

INSIDE = "annotator:"  # begins the address that stands for a link within the report until the parts are together
_LEAF = 200  # names in a leaf of the tree of names
_AT_A_TIME = 32  # pages
_ABOVE_A_NUMBER = 10  # points


class About(NamedTuple):
    """What a PDF says of itself; `language` is BCP 47, `made` a moment as PDF writes it."""

    title: str
    language: str
    made: str


class Joiner:
    """Takes the PDFs of the parts, one after the other, and makes one of them."""

    def __init__(self, check: Callable[[], None]) -> None:
        self._check = check
        self._pdf = pikepdf.new()
        self._tags = Tags(self._pdf, check)
        self._owned: set[tuple[int, int]] = set()
        self._places: dict[str, pikepdf.Object] = {}

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pdf.pages)

    def add(self, path: Path) -> None:
        """The part in that file comes next."""
        with pikepdf.open(path) as source:
            self._take(source)

    def _take(self, source: pikepdf.Pdf) -> None:
        first = self.pages
        numbers = {page.obj.objgen: index for index, page in enumerate(source.pages)}
        for at in range(0, len(source.pages), _AT_A_TIME):
            self._check()
            self._pdf.pages.extend(source.pages[at : at + _AT_A_TIME])
        pages = [page.obj for page in self._pdf.pages]
        for key, place in _named(source):
            page, _, left, top, *_ = place
            self._places[str(key)] = _place(pages[first + numbers[page.objgen]], left, top)
        for index in range(first, len(pages)):
            if not index % _AT_A_TIME:
                self._check()
            self._take_links(pages[index])
        self._tags.take(source, pages[first:])
        for page in pages[first:]:
            self._own(page.get("/Contents"))
            self._own(page.get("/Resources"))

    def _own(self, held: Any) -> None:
        """Read what the streams hold, that the part they are of can be closed, which takes more memory than all of
        these."""
        if isinstance(held, pikepdf.Object) and held.is_indirect:
            if held.objgen in self._owned:
                return
            self._owned.add(held.objgen)
        if isinstance(held, pikepdf.Stream):
            packed: dict[str, Any] = {"filter": held.get("/Filter"), "decode_parms": held.get("/DecodeParms")}
            held.write(held.read_raw_bytes(), **packed)
        if isinstance(held, Dictionary | pikepdf.Stream):
            held = [value for _, value in held.items()]
        if isinstance(held, Array | list):
            for value in held:
                self._own(value)

    def _take_links(self, page: pikepdf.Object) -> None:
        """Make links within the report of what stands for them. The numbers in the article are such links; they say
        under which name they are to be found, too."""
        for link in page.get("/Annots", ()):
            action = link.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if not address.startswith(INSIDE):
                continue
            target, _, own = address.removeprefix(INSIDE).partition("?")
            del link["/A"]
            link["/Dest"] = String(target)
            link["/Contents"] = String(target.replace("-", " "))
            if own:
                left, _, _, top = link.Rect
                self._places.setdefault(own, _place(page, left, float(top) + _ABOVE_A_NUMBER))

    def save(self, marks: Sequence[Mark], about: About) -> bytes:
        """The whole, with those bookmarks."""
        pdf = self._pdf
        pdf.Root.Names = Dictionary(Dests=self._names())
        self._tags.put()
        pdf.Root.Lang = String(about.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.docinfo[Name.Title] = about.title
        pdf.docinfo[Name.Creator] = "Annotator"
        pdf.docinfo[Name.CreationDate] = pdf.docinfo[Name.ModDate] = about.made
        _bookmark(pdf, [mark for mark in marks if mark.key in self._places])
        made = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(made, deterministic_id=True, object_stream_mode=mode, progress=lambda _: self._check())
        return made.getvalue()

    def _names(self) -> pikepdf.Object:
        """The tree of names, in the order of their bytes."""
        names = sorted(self._places)
        leaves = []
        for at in range(0, len(names), _LEAF):
            held = names[at : at + _LEAF]
            pairs = Array([one for name in held for one in (String(name), self._places[name])])
            limits = Array([String(held[0]), String(held[-1])])
            leaves.append(self._pdf.make_indirect(Dictionary(Names=pairs, Limits=limits)))
        return self._pdf.make_indirect(Dictionary(Kids=Array(leaves)))


def pages_in(path: Path) -> int:
    """How many pages the PDF in that file has."""
    with pikepdf.open(path) as one:
        return len(one.pages)


def _named(source: pikepdf.Pdf) -> Iterable[tuple[str, pikepdf.Object]]:
    """The places that have a name: those of headings."""
    names = source.Root.get("/Names")
    dests = names.get("/Dests") if names is not None else None
    return list(pikepdf.NameTree(dests).items()) if dests is not None else []


def _place(page: pikepdf.Object, left: object, top: object) -> pikepdf.Object:
    at = [round(float(number), 2) for number in (left, top)]  # type: ignore[arg-type]
    return Array([page, Name.XYZ, *at, 0])


def _bookmark(pdf: pikepdf.Pdf, marks: Iterable[Mark]) -> None:
    """The bookmarks as an outline, each below the last of a lower level."""
    with pdf.open_outline() as outline:
        above: list[tuple[int, list[pikepdf.OutlineItem]]] = [(0, outline.root)]
        for mark in marks:
            while above[-1][0] >= mark.level:
                above.pop()
            item = pikepdf.OutlineItem(mark.words, destination=String(mark.key))
            item.is_closed = True
            above[-1][1].append(item)
            above.append((mark.level, item.children))
