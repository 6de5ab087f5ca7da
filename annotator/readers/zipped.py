"""Documents that are ZIP files of XML (Word, OpenDocument, EPUB), opened within stated limits.

Nothing is unpacked to disk, nothing outside the file is followed: no entity, no document type, no address.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Self

from lxml import etree

from annotator.readers.errors import ReaderError

MAX_PARTS = 10_000
MAX_PART_BYTES = 200 * 1024 * 1024
MAX_READ_BYTES = 300 * 1024 * 1024  # of all parts that are read, unpacked
MAX_RATIO = (
    200  # unpacked to packed, of a part of over 32 MiB; XML reaches 30, one phrase over and over 300, a bomb 1,000
)
_NO_MEMORY = 2  # libxml2's XML_ERR_NO_MEMORY, which comes as if the XML were unsound
_SMALL = 32 * 1024 * 1024
_UNSOUND = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, UnicodeDecodeError)


class Package:
    """The parts of a ZIP file, by their names. `subject` is what to call it at the beginning of a sentence."""

    def __init__(self, data: bytes, subject: str) -> None:
        """Raises ReaderError where the file is damaged, encrypted, or has more than 10,000 parts."""
        self.subject = subject
        self._read = 0
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _UNSOUND as error:
            raise self._damaged() from error
        infos = self._archive.infolist()
        if len(infos) > MAX_PARTS:
            raise ReaderError(f"{subject} has more than {MAX_PARTS:,} parts, which is more than can be read.")
        self._infos = {info.filename: info for info in infos}
        if any(info.flag_bits & 0x1 for info in infos):
            raise ReaderError(f"{subject} is encrypted; save it without a password and open that.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    @property
    def names(self) -> list[str]:
        return list(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The part of that name. Raises ReaderError where it is not there, damaged, or past a limit."""
        info = self._infos.get(name)
        if info is None:
            raise self._damaged()
        self._refuse_bomb(info)
        try:
            with self._archive.open(info) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except (*_UNSOUND, RuntimeError) as error:
            raise self._damaged() from error
        self._read += len(data)
        if len(data) > MAX_PART_BYTES or self._read > MAX_READ_BYTES:
            raise self._too_large()
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of the part of that name. Raises ReaderError as `read`, and where it is no sound XML, declares a
        document type with entities, or passes the parser's limits (10 MB in one piece, 256 levels)."""
        return parse_xml(self.read(name), self.subject)

    def children(self, name: str, parents: tuple[str, ...], ends: tuple[str, ...] = ()) -> Iterator[etree._Element]:
        """The children of the part's first element with a tag of `parents`, in order; none where there is no such one.

        Each child is dropped when the next is asked for, so that a book is never in memory as a tree; `ends` are the
        tags of those that are many. Without any, all come together and stay. Raises ReaderError as `xml`, also in the
        middle, but for what stands after the element.
        """
        return stream_xml(self.read(name), self.subject, parents, ends)

    def _refuse_bomb(self, info: zipfile.ZipInfo) -> None:
        packed = max(info.compress_size, 1)
        if info.file_size > MAX_PART_BYTES or (info.file_size > _SMALL and info.file_size > MAX_RATIO * packed):
            raise self._too_large()

    def _too_large(self) -> ReaderError:
        return ReaderError(f"{self.subject} unpacks to more than can be read.")

    def _damaged(self) -> ReaderError:
        return ReaderError(f"{self.subject} is damaged: a part of it is missing or cannot be read.")


def parse_xml(data: bytes, subject: str) -> etree._Element:
    """The root of an XML document. Raises ReaderError where it is unsound, has entities of its own or refers to others,
    or passes the parser's limits."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(subject, error) from error
    _refuse_entities(root, subject)
    return root


def stream_xml(data: bytes, subject: str, parents: tuple[str, ...], ends: tuple[str, ...]) -> Iterator[etree._Element]:
    """As `Package.children`, of an XML document."""
    events = etree.iterparse(
        BytesIO(data), events=("end",), tag=(*ends, *parents), resolve_entities=False, no_network=True, load_dtd=False,
        dtd_validation=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    taken: etree._Element | None = None
    try:
        for _, element in events:
            whole = element if element.tag in parents else element.getparent()
            if whole is None or whole.tag not in parents:
                continue
            for child in whole.iterchildren():
                if child is not taken:
                    _refuse_entities(child, subject)
                    yield child
                if child is element:
                    break  # what follows it may be there already, but not be whole
                whole.remove(child)
            if element is whole:
                return
            element.clear()  # it is the parser's until the next one begins, so that it cannot be taken out yet
            taken = element
    except etree.XMLSyntaxError as error:
        raise _refusal(subject, error) from error


def _refusal(subject: str, error: etree.XMLSyntaxError) -> ReaderError:
    if getattr(error, "code", None) == _NO_MEMORY:
        return ReaderError(f"{subject} needs more memory than there may be for its XML.")
    message = str(error)
    if "depth" in message:
        return ReaderError(f"{subject} nests its elements more than 255 deep, which is more than can be read.")
    if "HUGE" in message or "too long" in message or "too big" in message:
        return ReaderError(
            f"{subject} has more than 10 MB of text or markup in one piece, which is more than can be read."
        )
    return ReaderError(f"{subject} is damaged: its XML is not sound.")


def _refuse_entities(element: etree._Element, subject: str) -> None:
    """An entity may be anything: a file, an address, or gigabytes of text in a few lines."""
    document = _document_type(element)
    if document is None:
        return
    if any(True for _ in document.iterentities()):  # type: ignore[attr-defined]  # not in the stubs
        raise ReaderError(f"{subject} declares entities of its own, which no honest document does.")
    if next(element.iter(etree.Entity), None) is not None:
        raise ReaderError(f"{subject} is damaged: it refers to an entity that is not in it.")


def _document_type(element: etree._Element) -> "etree.DTD | None":
    return element.getroottree().docinfo.internalDTD
