"""Capturing a page: fetched when the reviewer asks for it, kept in the library as the source's saved copy."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal

from annotator.domain.archives import memento_of
from annotator.domain.errors import AnnotatorError
from annotator.domain.evidence import Source
from annotator.domain.sourcing import edit_source
from annotator.readers.errors import PrivateAddress
from annotator.ui.opening import is_address
from annotator.ui.plain import one_line
from annotator.workspace.copies import Caught, capture
from annotator.workspace.jobs import Cancelled
from annotator.workspace.workspace import Workspace

Ask = Callable[[str, list[tuple[str, Callable[[], object]]]], None]


class Capturing(QObject):
    """`sources` gives the library's source of an id as it is now, None where there is none. Questions are put by the
    `ask` that comes with each wish, where the reviewer is."""

    said = Signal(str)
    refused = Signal(str)
    began = Signal(str, object)  # what is under way, and its Job
    captured = Signal(str)  # the id of a source that has its copy

    def __init__(self, workspace: Workspace, sources: Callable[[str], Source | None], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._sources = sources

    def capture(self, key: str, ask: Ask) -> None:
        """Capture the page at that source's address; where there is a copy already, ask first."""
        source = self._sources(key)
        if source is None:
            return
        address = address_of(source)
        if self._workspace.store.read_only:
            self.said.emit(self.tr("This library is read-only: no page can be captured."))
        elif address is None:
            words = self.tr("“{name}” has no http or https address to capture.")
            self.refused.emit(words.format(name=one_line(source.name, 120)))
        elif source.file is not None:
            words = self.tr("“{name}” has a saved copy already. Capture its page in place of that?")
            start = partial(self._start, key, address, False, ask)
            ask(words.format(name=one_line(source.name, 120)), [(self.tr("Capture it"), start)])
        else:
            self._start(key, address, False, ask)

    def _start(self, key: str, address: str, allow_private: bool, ask: Ask) -> None:
        job = self._workspace.jobs.run(capture, self._workspace.store.path, address, allow_private)
        job.done.connect(partial(self._keep, key))
        job.failed.connect(partial(self._failed, key, address, ask))
        self.began.emit(self.tr("Capturing {address}…").format(address=one_line(address, 120)), job)

    def _keep(self, key: str, caught: Caught) -> None:
        source = self._sources(key)
        if source is None or source.removed_at is not None:
            self.refused.emit(self.tr("The source is not there any more; the page was not kept."))
            return
        values: dict[str, object] = {"file": caught.file, "captured": caught.capture}
        if not source.archive_url and memento_of(caught.capture.url):
            values["archive_url"] = caught.capture.url
        if self._workspace.do(lambda: edit_source(source, **values)):
            size = f"{caught.file.size:,}"
            words = self.tr("Captured {url}: {size} bytes, kept as the saved copy.")
            self.said.emit(words.format(url=one_line(caught.capture.url, 120), size=size))
            self.captured.emit(key)

    def _failed(self, key: str, address: str, ask: Ask, error: AnnotatorError) -> None:
        if isinstance(error, Cancelled):
            self.said.emit(self.tr("Cancelled; nothing was captured."))
        elif isinstance(error, PrivateAddress):
            words = self.tr("“{host}” is on this machine or its private network. Capture the page all the same?")
            host = one_line(urlsplit(address).hostname or address, 80)
            ask(words.format(host=host), [(self.tr("Capture it"), partial(self._start, key, address, True, ask))])
        else:
            self.refused.emit(str(error))


def address_of(source: Source) -> str | None:
    """What can be captured of the source: its address, else its archive's copy; None where neither is http(s)."""
    return next((url for url in (source.url, source.archive_url) if url and is_address(url)), None)
