"""The way to the list of sources, which is made when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.sources.listing import Listing


class Sources(QObject):
    """`used` carries the id of evidence that the list has added."""

    used = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.listing: Listing | None = None

    def show(self) -> None:
        """Show the list of the library's sources."""
        self._made().show()

    def edit(self, key: str) -> None:
        """Edit the source of that id."""
        self._made().edit(key)

    def _made(self) -> "Listing":
        if self.listing is None:
            from annotator.ui.sources.listing import Listing

            self.listing = Listing(self._window)
            self.listing.used.connect(self.used)
        return self.listing
