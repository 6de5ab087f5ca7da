"""Documents that are ZIP files of XML (Word, OpenDocument, EPUB), opened within stated limits.

Nothing is unpacked to disk, nothing outside the file is followed: no entity, no document type, no address.
"""

import zipfile
import zlib
from io import BytesIO
from typing import Self

from lxml import etree

from annotator.readers.errors import ReaderError

MAX_PARTS = 10_000
MAX_PART_BYTES = 200 * 1024 * 1024
MAX_READ_BYTES = 300 * 1024 * 1024  # of all parts that are read, unpacked
MAX_RATIO = 200  # unpacked to packed, of a part of over 1 MiB; XML reaches 30, a bomb 1,000
_SMALL = 1024 * 1024
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

    def _refuse_bomb(self, info: zipfile.ZipInfo) -> None:
        packed = max(info.compress_size, 1)
        if info.file_size > MAX_PART_BYTES or (info.file_size > _SMALL and info.file_size > MAX_RATIO * packed):
            raise self._too_large()

    def _too_large(self) -> ReaderError:
        return ReaderError(f"{self.subject} unpacks to more than can be read.")

    def _damaged(self) -> ReaderError:
        return ReaderError(f"{self.subject} is damaged: a part of it is missing or cannot be read.")


def parse_xml(data: bytes, subject: str) -> etree._Element:
    """The root of an XML document. Raises ReaderError where it is unsound, has entities of its own, or passes the
    parser's limits."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReaderError(f"{subject} is damaged: its XML is not sound.") from error
    document = root.getroottree().docinfo.internalDTD
    entities = document.iterentities() if document is not None else ()  # type: ignore[union-attr]  # not in the stubs
    if any(True for _ in entities):
        raise ReaderError(f"{subject} declares entities of its own, which no honest document does.")
    return root
