"""Pages of a report as pictures, one under the other, as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from annotator.ui.theme import LIGHT, Theme
from annotator.workspace.previewing import Page

_GAP = 12  # pixels around each page


class PagesView(QScrollArea):
    """Shows what a worker has made of the pages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._pages = _Pages(self)
        self.setWidget(self._pages)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these from the first one on."""
        self._pages.images = [_image(page) for page in pages]
        self._pages.fit()
        self.verticalScrollBar().setValue(0)
        self._pages.update()

    def set_theme(self, theme: Theme) -> None:
        self._pages.theme = theme
        self._pages.update()


class _Pages(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.images: list[QImage] = []
        self.theme = LIGHT

    def fit(self) -> None:
        """Take the height that the pages have at this width."""
        places = self._places()
        self.setMinimumHeight(round(places[-1].bottom()) + _GAP if places else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self.theme.control))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for image, place in zip(self.images, self._places(), strict=True):
            if place.intersects(QRectF(event.rect())):
                painter.drawImage(place, image)
        painter.end()

    def _places(self) -> list[QRectF]:
        width, top, places = max(1, self.width() - 2 * _GAP), float(_GAP), []
        for image in self.images:
            height = width * image.height() / max(1, image.width())
            places.append(QRectF(_GAP, top, width, height))
            top += height + _GAP
        return places


def _image(page: Page) -> QImage:
    # A copy, since an image does not keep the bytes that it was made on.
    return QImage(page.pixels, page.width, page.height, 4 * page.width, QImage.Format.Format_RGB32).copy()
