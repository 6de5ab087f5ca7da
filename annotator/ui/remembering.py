"""How the window was left: sizes and columns, and the place in the article, given back when it is opened again."""

from PySide6.QtWidgets import QMainWindow, QSplitter

from annotator.ui.article.view import ArticleView
from annotator.ui.claims.pane import ClaimsPane
from annotator.ui.window_state import Place, WindowState
from annotator.workspace.workspace import Workspace


class Remembering:
    """Between the window's parts and what is kept of them."""

    def __init__(
        self,
        state: WindowState,
        workspace: Workspace,
        window: QMainWindow,
        panes: QSplitter,
        view: ArticleView,
        claims: ClaimsPane,
    ) -> None:
        self._state = state
        self._workspace = workspace
        self._window = window
        self._panes = panes
        self._view = view
        self._claims = claims

    def restore_sizes(self) -> None:
        """Window, splitters and columns as they were kept."""
        self._state.restore_window(self._window)
        self._state.restore_splitter("panes", self._panes)
        divided = self._state.part("claims")
        if divided is not None:
            self._claims.restore_splitter(divided)
        columns = self._state.part("columns")
        if columns is not None:
            self._claims.table.restore_columns(columns)

    def keep_sizes(self) -> None:
        """Keep them for the next window."""
        parts = {
            "panes": self._panes.saveState(),
            "claims": self._claims.save_splitter(),
            "columns": self._claims.table.save_columns(),
        }
        self._state.save_window(self._window, parts)

    def restore_place(self) -> None:
        """Caret or selection, and what was the first line, as they were in the open article; it is the one that the
        next window opens."""
        article = self._workspace.article.id
        self._state.last_article = article
        place = self._state.place(article)
        self._view.set_selected_range(*(place.selection or (place.caret, place.caret)))
        self._view.restore_place(place.top)

    def restore_rows(self) -> None:
        """The selected rows as they were in the open article."""
        self._claims.table.select_claims(self._state.place(self._workspace.article.id).claims)

    def keep_place(self, *, selected: bool = True) -> None:
        """Keep the place in the open article, where one is open; the selected text only if `selected`."""
        desk, view = self._workspace.desk, self._view
        if desk is not None:
            claims = tuple(self._claims.table.selected_ids())
            place = Place(view.scroll_place(), view.caret(), view.selected_range() if selected else None, claims)
            self._state.save_place(desk.article.id, place)
