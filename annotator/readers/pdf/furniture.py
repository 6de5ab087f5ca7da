"""Running heads, feet and page numbers: what a document repeats at the same height of its pages, and so not text."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from annotator.readers.pdf.lines import Line, PageLines

_MOST_ROWS = 4  # at either edge
_SAME_HEIGHT = 3.0  # points
_SAME_ROW = 2.0
_APART = 1.7  # of the font's size, from base line to base line
_OTHER_SIZE = 0.06
_LONGEST_NUMBER = 40  # characters
_LONGEST = 300  # characters
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,8}", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|side|sida|strona|p|s|str)\b\.?)?\s*(\d{1,5})(?:\s*(?:/|of|von|de|di|sur|av|z)\s*(\d{1,5}))?\W*",
    re.IGNORECASE,
)
_PRINTED_AT = re.compile(r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\D{1,3}\d{1,2}[:.]\d{2}")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")


@dataclass(slots=True)
class Furniture:
    """What was left out of the pages: the `texts`, each once whatever its numbers, and the `address` that a browser
    prints at the foot."""

    texts: list[str] = field(default_factory=list)
    address: str | None = None
    _known: set[str] = field(default_factory=set)

    def add(self, line: Line) -> None:
        text = " ".join(line.text.split())
        if _masked(text) not in self._known and not _page_number(text):
            self._known.add(_masked(text))
            self.texts.append(text)
        address = next(filter(None, map(_ADDRESS.fullmatch, _cell_texts(line))), None)
        if address and self.address is None:
            self.address = address[0]


@dataclass(frozen=True, slots=True)
class _Place:
    """A line near the edge of a page: its height from that edge, and its text or that of one of its cells."""

    page: int
    height: float
    line: Line
    text: str


def take_furniture(pages: list[PageLines]) -> Furniture:
    """Take the repeated lines out of the pages. A line goes only if all that is nearer to the edge goes, and none goes
    where no other text is left."""
    furniture = Furniture()
    copies = _copies(pages)
    edges = [(_rows(page, top), page, top) for page in pages for top in (True, False)]
    repeated: set[int] = set()
    for top in (True, False):
        places = [place for rows, _, at_top in edges if at_top is top for row in rows for place in row]
        repeated |= _repeated([place for line in places for place in (line, *_page_numbers(line))], copies)
    taken = {line for rows, _, _ in edges for line in _outermost(rows, repeated, len(pages))}
    if all(line in taken for page in pages for line in page.lines):
        return furniture
    for page in pages:
        for line in page.lines:
            if line in taken:
                furniture.add(line)
        page.lines = [line for line in page.lines if line not in taken]
    _take_sideways(pages, furniture)
    if len(pages) == 1:
        _take_printing_time(pages[0], furniture)
    return furniture


def _take_sideways(pages: list[PageLines], furniture: Furniture) -> None:
    """A text that runs along the side of several pages is of the same kind."""
    counts = Counter(text for page in pages for text in {line.text for line in page.sideways})
    for page in pages:
        for line in page.sideways:
            if counts[line.text] > 1:
                furniture.add(line)
        page.sideways = [line for line in page.sideways if counts[line.text] == 1]


def _rows(page: PageLines, top: bool) -> list[list[_Place]]:
    """The outermost rows at the top or the foot, from the edge inwards, and one more."""
    ordered = sorted(page.lines, key=lambda line: -line.y if top else line.y)
    rows: list[list[_Place]] = []
    for line in ordered:
        place = _Place(page.number, page.height - line.y if top else line.y, line, line.text)
        if rows and abs(rows[-1][0].height - place.height) <= _SAME_ROW:
            rows[-1].append(place)
        elif len(rows) > _MOST_ROWS:
            break
        else:
            rows.append([place])
    return rows


def _copies(pages: list[PageLines]) -> dict[int, int]:
    """For each page the first that has the same text: a page that is there twice repeats nothing."""
    first: dict[str, int] = {}
    return {page.number: first.setdefault("\n".join(line.text for line in page.lines), page.number) for page in pages}


def _page_numbers(place: _Place) -> list[_Place]:
    """The outer cells that are nothing but a number: it may run with the pages though the rest does not."""
    cells = _cell_texts(place.line)
    outer = (cells[0], cells[-1]) if len(cells) > 1 else ()
    return [replace(place, text=text) for text in outer if _page_number(text) or _roman(text)]


def _repeated(places: list[_Place], copies: dict[int, int]) -> set[int]:
    """The ids of the lines that stand on another page too, at the same height, alike or with the page's number."""
    alike: dict[str, list[_Place]] = defaultdict(list)
    for place in places:
        if len(place.text) <= _LONGEST:
            alike[_masked(place.text)].append(place)
    found: set[int] = set()
    for group in alike.values():
        for cluster in _by_height(group):
            found |= _counting(cluster, copies)
    return found


def _by_height(places: list[_Place]) -> list[list[_Place]]:
    clusters: list[list[_Place]] = []
    for place in sorted(places, key=lambda place: place.height):
        if clusters and place.height - clusters[-1][-1].height <= _SAME_HEIGHT:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return clusters


def _counting(cluster: list[_Place], copies: dict[int, int]) -> set[int]:
    """The ids of those that share their text, or a number that runs with the pages, with one on another page."""
    shared: dict[object, set[int]] = defaultdict(set)
    for place in cluster:
        for key in (place.text, *_offsets(place)):
            shared[key].add(copies[place.page])
    return {id(place.line) for place in cluster if any(len(shared[key]) > 1 for key in (place.text, *_offsets(place)))}


def _offsets(place: _Place) -> list[tuple[int, int]]:
    """For each number in the line: which it is, and by how much it is more than the page's."""
    numbers = [int(number[-6:]) for number in _NUMBER.findall(place.text)]
    roman = _roman(place.text.strip())
    return [(index, number - place.page) for index, number in enumerate([roman] if roman else numbers)]


def _masked(text: str) -> str:
    text = " ".join(text.split())
    return "#" if _roman(text) else _NUMBER.sub("#", text)


def _page_number(text: str) -> re.Match[str] | None:
    return _PAGE_NUMBER.fullmatch(text) if len(text) <= _LONGEST_NUMBER else None


def _roman(text: str) -> int:
    """The value of a Roman numeral, 0 for any other text."""
    if not _ROMAN.fullmatch(text):
        return 0
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in text.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _outermost(rows: list[list[_Place]], repeated: set[int], pages: int) -> list[Line]:
    """The lines of the rows that are furniture: no other row is nearer to the edge, and they stand apart from the
    next one or are of another size. The last words of a paragraph may stand at one height on two pages."""
    lines = [[place.line for place in row] for row in rows]
    count = 0
    for index, row in enumerate(lines[:_MOST_ROWS]):
        numbered = index == 0 and len(row) == 1 and _ends_in_page_number(row[0], pages)
        if not numbered and not all(id(line) in repeated for line in row):
            break
        if index + 1 == len(lines) or _stands_apart(row[0], lines[index + 1][0]):
            count = index + 1
    return [line for row in lines[:count] for line in row]


def _stands_apart(line: Line, inner: Line) -> bool:
    return abs(line.y - inner.y) > _APART * inner.size or abs(line.size - inner.size) > _OTHER_SIZE * inner.size


def _ends_in_page_number(line: Line, pages: int) -> bool:
    """Whether the line is the page's number, or ends in a cell with it and the number of pages."""
    cells = _cell_texts(line)
    for cell in (cells[0], cells[-1]):
        match = _page_number(cell)
        if match is not None and int(match[1]) == line.page:
            return int(match[2]) == pages if match[2] is not None else len(cells) == 1
    return False


def _cell_texts(line: Line) -> list[str]:
    return ["".join(run.text for run in cell.runs).strip() for cell in line.cells]


def _take_printing_time(page: PageLines, furniture: Furniture) -> None:
    """The time and title that a browser prints over a page with its address at the foot."""
    if furniture.address is None or not page.lines:
        return
    top = max(page.lines, key=lambda line: line.y)
    if len(top.cells) > 1 and any(map(_PRINTED_AT.match, _cell_texts(top))):
        furniture.add(top)
        page.lines.remove(top)
