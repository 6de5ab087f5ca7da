"""Settling places that an update has left open, from article, table and details; and where suggested sources lead."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal

from annotator.domain.claim import Claim, Passage, is_open
from annotator.ui.article.view import ArticleView
from annotator.ui.checking import Checking, Pane
from annotator.ui.claims.pane import ClaimsPane
from annotator.ui.plain import one_line
from annotator.ui.waiving import Waiving
from annotator.workspace.versions import Versions
from annotator.workspace.workspace import Workspace

_SCHEMES = ("http", "https", "mailto")


class Placing(QObject):
    """Turns keys and buttons into places that are confirmed, chosen or let go: of the claims that are meant or, with
    the article in use and nothing to settle there, of the waivers at the caret."""

    said = Signal(str)  # a sentence for the message bar

    def __init__(
        self,
        workspace: Workspace,
        view: ArticleView,
        claims: ClaimsPane,
        checking: Checking,
        waiving: Waiving,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view = view
        self._checking = checking
        self._waiving = waiving
        self._versions = Versions(workspace)
        details = claims.details
        details.place_confirmed.connect(self._versions.confirm)
        details.place_let_go.connect(self._versions.let_go)
        details.place_wanted.connect(self.place)
        details.link_opened.connect(self.open_link)

    def confirm(self) -> None:
        """What is meant stands where it is, as it reads now."""
        self._settle(self._versions.confirm)

    def let_go(self) -> None:
        """What is meant has no place in the text any more."""
        self._settle(self._versions.let_go)

    def place(self, key: str) -> None:
        """The selection as the place of the passage of that id."""
        selected = self._view.selected_range()
        if selected is None:
            self.said.emit(self.tr("Select its words in the article first."))
        elif self._versions.place(key, *selected):
            self._view.set_caret(selected[1])

    def open_link(self, link: str) -> None:
        """Open the address in the browser or the mail program; no other kind is opened."""
        from PySide6.QtGui import QDesktopServices

        url = QUrl(link, QUrl.ParsingMode.StrictMode)
        if not url.isValid() or url.scheme().lower() not in _SCHEMES:
            shown = one_line(link, 120)
            self.said.emit(self.tr("Only web and mail addresses are opened, not {link}.").format(link=shown))
        elif not QDesktopServices.openUrl(url):
            self.said.emit(self.tr("No program opens {link}.").format(link=one_line(link, 120)))

    def _settle(self, settle: Callable[[list[str]], bool]) -> None:
        claims = self._checking.meant()
        passages = [passage for claim in claims for passage in claim.open_passages]
        keys = [passage.id for passage in passages if passage.start is not None]
        if not passages and self._checking.pane is Pane.ARTICLE:
            keys = [waiver.id for waiver in self._waiving.meant() if is_open(waiver)]
        if keys:
            settle(keys)
        else:
            self.said.emit(self._why_not(claims, passages))

    def _why_not(self, claims: list[Claim], passages: list[Passage]) -> str:
        if passages:
            return self.tr("It was cut from the text. Select its new words, if there are any, and press R.")
        if claims:
            return self.tr("Its place is certain: there is nothing to settle.")
        return self.tr("Put the caret into a claim, or select its row.")
