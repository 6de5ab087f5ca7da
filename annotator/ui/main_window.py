"""The window: it holds the parts, connects what they say to the workspace, and shows what the workspace answers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMainWindow, QSplitter, QVBoxLayout, QWidget

from annotator.domain.claim import Status
from annotator.domain.errors import AnnotatorError
from annotator.settings import Settings
from annotator.ui.article.pane import ArticlePane
from annotator.ui.checking import Checking
from annotator.ui.claims.keys import PRESSING, OwnKeys
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
from annotator.ui.standing import Standing
from annotator.ui.status_line import StatusLine
from annotator.ui.theme import Density, Theme
from annotator.ui.toolbar import MainToolBar
from annotator.ui.undoing import Undoing
from annotator.ui.viewing import Viewing
from annotator.ui.window_actions import ACTIONS, WindowActions
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
        self._app = app
        self.settings = settings
        self.store = store
        self.state = WindowState(state_file, store.path)
        self.jobs = Jobs(self)
        self.workspace = Workspace(store, settings.reviewer, self.jobs, self)
        self.viewing = Viewing(app, settings, self)
        self.viewing.begin()
        self._refusal = ""
        self._giving_up = False
        self._make_panes()
        self._make_controllers()
        self.commands = WindowActions(self, self.viewing.theme, self._slots())
        self._make_bars()
        self._lay_out()
        self._connect()
        self.viewing.tell()
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
        # After what brings the model up to date, so that it counts what is so.
        self.standing = Standing(self.workspace, self.claims_pane.model, self.status_line, self)
        self.opening = Opening(self.workspace, self)
        self.exporting = Exporting(self.workspace, self)
        self.dialogs = Dialogs(self.workspace, self.viewing, self)

    def _make_bars(self) -> None:
        self.toolbar = MainToolBar(self.commands, self)
        self.finding = Finding(self.workspace, self.article_pane, self.toolbar.find_edit, self.toolbar.find_count, self)
        self.selecting = Selecting(self.commands, self.article_pane.view, self)
        self.undoing = Undoing(self.workspace, self.commands, self.drafting, self.following, self)
        self.commands.fill(self.menuBar())
        pressing = OwnKeys(PRESSING, self)
        for bar in (self.toolbar, self.status_line, self.message_bar, self.progress):
            pressing.put_on(*bar.findChildren(QAbstractButton))

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
        """What each action does; those of a claim after what is being typed has become a change."""
        about_claims = {spec.name for spec in ACTIONS if spec.menu == "Claim"}
        slots = self._plain_slots()
        return {name: self._committing(slot) if name in about_claims else slot for name, slot in slots.items()}

    def _committing(self, slot: Callable[[], object]) -> Callable[[], object]:
        def committed() -> None:
            self.drafting.commit()
            slot()

        return committed

    def _plain_slots(self) -> dict[str, Callable[[], object]]:
        checking, dialogs, view = self.checking, self.dialogs, self.article_pane.view
        details, viewing = self.claims_pane.details, self.viewing
        return {
            "actionOpen": self.opening.ask,
            "actionPaste": dialogs.show_paste,
            "actionArticles": dialogs.show_articles,
            "actionExport": self._export,
            "actionReviewer": dialogs.ask_reviewer,
            "actionQuit": self.close,
            "actionUndo": lambda: self.undoing.undo(),
            "actionRedo": lambda: self.undoing.redo(),
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
        self._app.focusChanged.connect(self._focus_moved)
        self._connect_workspace()
        self._connect_articles()
        self._connect_claims()
        self._connect_sentences()
        self.viewing.settings_changed.connect(self._keep_settings)
        self.viewing.show_on(
            self.commands.set_theme, self.toolbar.set_theme, self.article_pane.set_theme, self.claims_pane.set_theme,
            self.message_bar.set_theme, self.progress.set_theme, self.status_line.set_theme,
            self.selecting.bar.set_theme, self._show_choices,
        )  # fmt: skip

    def _connect_workspace(self) -> None:
        self.workspace.article_opened.connect(self._show_article)
        self.workspace.article_changed.connect(self._show_title)
        self.workspace.refused.connect(self._refused)
        self.workspace.saved.connect(self._refusal_over)

    def _connect_articles(self) -> None:
        """How articles come in and reports go out."""
        self.opening.article_ready.connect(self.open_article)
        self.opening.paste_kept.connect(self.dialogs.forget_paste)
        self.dialogs.article_chosen.connect(self.open_article)
        self.dialogs.pasted.connect(self.opening.open_pasted)
        self.dialogs.export_wanted.connect(self._write_report)
        self.article_pane.file_dropped.connect(self.opening.open_file)
        self.article_pane.text_dropped.connect(self.opening.open_dropped)
        for work in (self.opening, self.exporting):
            work.began.connect(self._show_progress)

    def _connect_claims(self) -> None:
        """What is typed, and by whom."""
        self.drafting.kept.connect(self.standing.kept)
        self.claims_pane.details.text_typed.connect(self.standing.typed)
        self.claims_pane.details.claim_shown.connect(self.drafting.offer)
        self.selecting.used.connect(self.following.use_article)
        self.dialogs.reviewer_named.connect(self._name_reviewer)
        self.status_line.reviewer_clicked.connect(self.dialogs.ask_reviewer)

    def _connect_sentences(self) -> None:
        """What the message bar says for others."""
        self.exporting.exported.connect(lambda path: self.say(self.tr("Report written: {path}").format(path=path)))
        for said in (self.opening.remarked, self.checking.said, self.drafting.found):
            said.connect(self.say)
        for part in (self.drafting, self.following, self.opening, self.exporting, self.dialogs, self.viewing):
            part.refused.connect(self.say_error)

    # Showing

    def _show_article(self) -> None:
        self.following.show_article()
        self._show_title()
        self.standing.show()
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
        self.drafting.look_for_left()
        self.claims_pane.table.select_claims(place.claims)
        view.setFocus()
        self.following.use_article()
        QTimer.singleShot(COUNT_AFTER_MS, self.workspace.count_coverage)

    def _show_title(self) -> None:
        desk = self.workspace.desk
        self.setWindowTitle(f"{desk.article.title} — Annotator" if desk else "Annotator")
        sentence = self.tr("This article is in the bin. Undo brings it back.")
        if desk is not None and desk.article.removed_at is not None:
            self.say(sentence)
        elif self.message_bar.text == sentence:
            self.message_bar.clear()

    def _show_progress(self, text: str, job: Job) -> None:
        self.progress.begin(text)
        job.advanced.connect(self.progress.advance)
        self.progress.cancelled.connect(job.cancel)
        for ended in (job.done, job.failed, job.crashed):
            ended.connect(self.progress.end)

    def _show_choices(self, _theme: Theme, density: Density) -> None:
        self.commands.show_choices(self.viewing.chosen_theme, density)

    def _refused(self, sentence: str) -> None:
        self._refusal = sentence
        self.say_error(sentence)

    def _refusal_over(self) -> None:
        """A change was made after one was refused: what the bar says is over."""
        if self._refusal and self.message_bar.text == self._refusal:
            self.message_bar.clear()
        self._refusal, self._giving_up = "", False

    # Doing

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
            self.standing.show()
            self.undoing.show()

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
        if not self.drafting.keep_refused() and not self._giving_up:
            self._giving_up = True
            self.say_error(self.tr("What you typed last cannot be saved now. Close again to give it up."))
            event.ignore()
            return
        self._keep_place()
        self._keep_state()
        self._let_go()
        self.store.close()
        super().closeEvent(event)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self.following.follow_focus(old, new)
        self.selecting.follow_focus()

    def _let_go(self) -> None:
        """End what outlives the window, or would be told of its end while it is taken apart."""
        self._app.focusChanged.disconnect(self._focus_moved)
        self.viewing.stop()
        self.undoing.stop()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.workspace.stop()

    def _keep_state(self) -> None:
        parts = {
            "panes": self.splitter.saveState(),
            "claims": self.claims_pane.save_splitter(),
            "columns": self.claims_pane.table.save_columns(),
        }
        self.state.save_window(self, parts)
