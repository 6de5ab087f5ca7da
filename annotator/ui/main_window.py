"""The window: it holds the parts, connects what they say to the workspace, and shows what the workspace answers."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from annotator.domain.change import HistoryRow
from annotator.domain.claim import Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.times import from_moment
from annotator.settings import Settings
from annotator.ui.article.pane import ArticlePane
from annotator.ui.checking import Checking
from annotator.ui.claims.pane import ClaimsPane
from annotator.ui.dialogs import Dialogs
from annotator.ui.drafting import Drafting
from annotator.ui.exporting import Exporting
from annotator.ui.finding import Finding
from annotator.ui.following import Following
from annotator.ui.message_bar import MessageBar, MessageKind
from annotator.ui.opening import Opening
from annotator.ui.progress import ProgressLine
from annotator.ui.selecting import Selecting
from annotator.ui.status_line import Figures, StatusLine
from annotator.ui.theme import Density, Theme
from annotator.ui.toolbar import MainToolBar
from annotator.ui.viewing import Viewing
from annotator.ui.window_actions import WindowActions
from annotator.ui.window_state import Place, WindowState
from annotator.workspace.claims_model import ClaimsModel
from annotator.workspace.jobs import Job, Jobs
from annotator.workspace.workspace import Workspace
from db.store import Store

COUNT_AFTER_MS = 100  # once the article is painted


class MainWindow(QMainWindow):
    """The main window on an open library. `state_file` keeps its sizes and the place in each article."""

    def __init__(self, app: QApplication, store: Store, settings: Settings, state_file: Path) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.settings = settings
        self.store = store
        self.state = WindowState(state_file, store.path)
        self.jobs = Jobs(self)
        self.workspace = Workspace(store, settings.reviewer, self.jobs, self)
        self.viewing = Viewing(app, settings, self)
        self._saved_at: datetime | None = None
        self._unsaved = False
        self._undo_timer = QTimer(self, singleShot=True, interval=0)
        self._undo_timer.timeout.connect(self._show_undo)
        self._make_panes()
        self._make_controllers()
        self.commands = WindowActions(self, self.viewing.theme, self._slots())
        self._make_bars()
        self._lay_out()
        self._connect()
        self.viewing.apply()
        self._restore()

    def open_article(self, article_id: str) -> None:
        """Open the article: returns with its rows loaded and its text set. Where it cannot be opened, the message
        bar says why, and what was open stays."""
        self.drafting.commit()
        self._keep_place()
        try:
            self.workspace.open_article(article_id)
        except AnnotatorError as error:
            self.say_error(str(error))

    def say(self, sentence: str) -> None:
        """Tell the reviewer something in the message bar."""
        self.message_bar.show_message(sentence, MessageKind.INFO)

    def say_error(self, sentence: str) -> None:
        """Tell the reviewer in the message bar what was not done, and why."""
        self.message_bar.show_message(sentence, MessageKind.ERROR)

    # Making

    def _make_panes(self) -> None:
        self.article_pane = ArticlePane(self.viewing.theme, self.viewing.density, self)
        self.claims_pane = ClaimsPane(ClaimsModel(self), self)
        self.message_bar = MessageBar(self)
        self.progress = ProgressLine(self)
        self.status_line = StatusLine(self)

    def _make_controllers(self) -> None:
        view, details = self.article_pane.view, self.claims_pane.details
        self.checking = Checking(self.workspace, view, self.claims_pane, self)
        self.drafting = Drafting(self.workspace, details, self)
        self.following = Following(self.workspace, self.article_pane, self.claims_pane, self.checking, self)
        self.opening = Opening(self.workspace, self)
        self.exporting = Exporting(self.workspace, self)
        self.dialogs = Dialogs(self.workspace, self.viewing, self)

    def _make_bars(self) -> None:
        self.toolbar = MainToolBar(self.commands, self)
        self.finding = Finding(self.workspace, self.article_pane, self.toolbar.find_edit, self.toolbar.find_count, self)
        self.selecting = Selecting(self.commands, self.article_pane.view, self)
        self.commands.fill(self.menuBar())

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(self.article_pane)
        self.splitter.addWidget(self.claims_pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([668, 772])
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.message_bar, self.progress):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)
        self.addToolBar(self.toolbar)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status_line)
        self.resize(1440, 900)

    def _slots(self) -> dict[str, Callable[[], object]]:
        checking, dialogs, view = self.checking, self.dialogs, self.article_pane.view
        details, viewing = self.claims_pane.details, self.viewing
        return {
            "actionOpen": self.opening.ask,
            "actionPaste": dialogs.show_paste,
            "actionArticles": dialogs.show_articles,
            "actionExport": self._export,
            "actionReviewer": dialogs.ask_reviewer,
            "actionQuit": self.close,
            "actionUndo": self._undo,
            "actionRedo": self._redo,
            "actionCopy": view.copy,
            "actionFind": lambda: self.finding.begin(),
            "actionFindNext": lambda: self.finding.next(),
            "actionFindPrevious": lambda: self.finding.previous(),
            "actionFilter": self.claims_pane.focus_filter,
            "actionNewClaim": checking.new_claim,
            "actionVerified": partial(checking.set_status, Status.VERIFIED),
            "actionDisputed": partial(checking.set_status, Status.DISPUTED),
            "actionUnsourced": partial(checking.set_status, Status.UNSOURCED),
            "actionUnchecked": partial(checking.set_status, Status.UNCHECKED),
            "actionAddPassage": checking.add_passage,
            "actionMovePassage": checking.move_passage,
            "actionSplitClaim": checking.split,
            "actionEditStatement": details.focus_statement,
            "actionEditNote": details.focus_note,
            "actionRemoveClaim": checking.remove,
            "actionNoCheckNeeded": checking.waive,
            "actionWaiveRest": checking.waive_rest,
            "actionNextUncovered": checking.next_uncovered,
            "actionNextClaim": partial(checking.go_to_claim, 1),
            "actionPreviousClaim": partial(checking.go_to_claim, -1),
            "actionStep": checking.step,
            "actionNarrow": checking.narrow,
            "actionClearSelection": lambda: view.set_caret(view.caret()),
            "actionFocusArticle": view.setFocus,
            "actionFocusClaims": self.claims_pane.focus_table,
            "actionFocusDetails": details.focus_statement,
            "actionThemeSystem": partial(viewing.choose, theme="system"),
            "actionThemeLight": partial(viewing.choose, theme="light"),
            "actionThemeDark": partial(viewing.choose, theme="dark"),
            "actionCompact": viewing.toggle_density,
            "actionShortcuts": lambda: dialogs.show_shortcuts(self.commands),
            "actionAbout": dialogs.show_about,
        }

    def _connect(self) -> None:
        workspace = self.workspace
        workspace.article_opened.connect(self._show_article)
        workspace.article_changed.connect(self._show_title)
        for changed in (workspace.claims_changed, workspace.coverage_changed, self.drafting.kept):
            changed.connect(self._show_figures)
        workspace.undo_changed.connect(self._undo_timer.start)
        workspace.saved.connect(self._saved)
        self.claims_pane.details.text_typed.connect(self._typing)
        self.claims_pane.details.claim_shown.connect(self.drafting.offer)
        self.opening.article_ready.connect(self.open_article)
        self.dialogs.article_chosen.connect(self.open_article)
        self.dialogs.pasted.connect(self.opening.open_pasted)
        self.dialogs.export_wanted.connect(self._write_report)
        self.dialogs.reviewer_named.connect(self._name_reviewer)
        self.status_line.reviewer_clicked.connect(self.dialogs.ask_reviewer)
        self.article_pane.file_dropped.connect(self.opening.open_file)
        self.article_pane.text_dropped.connect(self.opening.open_dropped)
        self.viewing.settings_changed.connect(self._keep_settings)
        self.exporting.exported.connect(lambda path: self.say(self.tr("Report written: {path}").format(path=path)))
        for said in (self.opening.remarked, self.checking.said, self.drafting.found):
            said.connect(self.say)
        for part in (
            workspace,
            self.drafting,
            self.following,
            self.opening,
            self.exporting,
            self.dialogs,
            self.viewing,
        ):
            part.refused.connect(self.say_error)
        for work in (self.opening, self.exporting):
            work.began.connect(self._show_progress)
        self.viewing.show_on(
            self.commands.set_theme, self.toolbar.set_theme, self.article_pane.set_theme, self.claims_pane.set_theme,
            self.message_bar.set_theme, self.progress.set_theme, self.status_line.set_theme,
            self.selecting.bar.set_theme, self._show_choices,
        )  # fmt: skip

    # Showing

    def _show_article(self) -> None:
        self.following.show_article()
        self._show_title()
        self._show_figures()
        self.finding.search_again()
        desk = self.workspace.desk
        self.commands.enable(article=desk is not None, writable=not self.store.read_only)
        if desk is None:
            return
        self.state.last_article = desk.article.id
        place = self.state.place(desk.article.id)
        view = self.article_pane.view
        view.set_selected_range(*(place.selection or (place.caret, place.caret)))
        view.restore_place(place.top)
        self.claims_pane.table.select_claims(place.claims)
        QTimer.singleShot(COUNT_AFTER_MS, self.workspace.count_coverage)
        self.drafting.look_for_left()

    def _show_title(self) -> None:
        desk = self.workspace.desk
        self.setWindowTitle(f"{desk.article.title} — Annotator" if desk else "Annotator")
        if desk is not None and desk.article.removed_at is not None:
            self.say(self.tr("This article is in the bin. Undo brings it back."))

    def _show_figures(self, *_: object) -> None:
        model, workspace = self.claims_pane.model, self.workspace
        self.status_line.set_figures(
            Figures(
                reviewer=workspace.reviewer,
                library=str(self.store.path),
                claims=model.total if workspace.desk else None,
                checked=model.total - model.counts[Status.UNCHECKED],
                coverage=workspace.coverage.value if workspace.coverage else None,
                saved=self._saved_at,
                saving=self._unsaved,
                read_only=self.store.read_only,
            )
        )

    def _typing(self) -> None:
        self._unsaved = True
        self._show_figures()

    def _saved(self, moment: str) -> None:
        self._saved_at, self._unsaved = from_moment(moment), False
        self._show_figures()

    def _show_undo(self) -> None:
        """What undo and redo would take, asked for once the change itself has been painted."""
        if self.workspace.desk is None:
            self.commands.show_undo(None, None)
            return
        try:
            offered = self.store.offered(self.workspace.article.id, self.workspace.reviewer)
        except AnnotatorError:
            return  # whatever holds the library is told where something is to be written
        self.commands.show_undo(offered.undo and offered.undo.action, offered.redo and offered.redo.action)

    def _show_progress(self, text: str, job: Job) -> None:
        self.progress.begin(text)
        job.advanced.connect(self.progress.advance)
        self.progress.cancelled.connect(job.cancel)
        for ended in (job.done, job.failed, job.crashed):
            ended.connect(self.progress.end)

    def _show_choices(self, _theme: Theme, density: Density) -> None:
        self.commands.show_choices(self.viewing.chosen_theme, density)

    # Doing

    def _undo(self) -> None:
        self._take_back(self.workspace.undo)

    def _redo(self) -> None:
        self._take_back(self.workspace.redo)

    def _take_back(self, step: Callable[[], list[HistoryRow]]) -> None:
        self.drafting.commit()
        if self.workspace.desk is not None:
            self.following.show_touched(step())

    def _export(self) -> None:
        self.drafting.commit()
        self.dialogs.show_export(self.settings)

    def _write_report(self, format_name: str, path: str, open_when_done: bool, force: bool) -> None:
        self.drafting.commit()
        self.viewing.choose(export_format=format_name, export_folder=Path(path).parent, open_report=open_when_done)
        self.exporting.export(format_name, path, open_when_done, force)

    def _name_reviewer(self, name: str) -> None:
        self.drafting.commit()
        self.viewing.choose(reviewer=name)

    def _keep_settings(self, settings: Settings) -> None:
        self.settings = settings
        if settings.reviewer != self.workspace.reviewer:
            self.workspace.reviewer = settings.reviewer
            self.claims_pane.set_reviewer(settings.reviewer)
            self._show_figures()
            self._show_undo()

    # Beginning and end

    def _restore(self) -> None:
        self.claims_pane.set_reviewer(self.workspace.reviewer)
        self.state.restore_window(self)
        self.state.restore_splitter("panes", self.splitter)
        self.state.restore_splitter("claims", self.claims_pane.splitter)
        columns = self.state.part("columns")
        if columns is not None:
            self.claims_pane.table.restore_columns(columns)
        self.claims_pane.details.set_read_only(self.store.read_only)
        self._show_article()
        if self.store.read_only:
            sentence = self.tr("This library is read-only: everything can be read, nothing changed.")
            self.message_bar.show_message(sentence, MessageKind.WARNING)

    def _keep_place(self) -> None:
        desk, view = self.workspace.desk, self.article_pane.view
        if desk is not None:
            claims = tuple(self.claims_pane.table.selected_ids())
            place = Place(view.scroll_place(), view.caret(), view.selected_range(), claims)
            self.state.save_place(desk.article.id, place)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.drafting.commit()
        self._keep_place()
        parts = {
            "panes": self.splitter.saveState(),
            "claims": self.claims_pane.save_splitter(),
            "columns": self.claims_pane.table.save_columns(),
        }
        self.state.save_window(self, parts)
        self.workspace.stop()
        self.store.close()
        super().closeEvent(event)
