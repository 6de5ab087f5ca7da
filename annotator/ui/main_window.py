"""The window: it holds the parts, connects what they say to the workspace, and shows what the workspace answers."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMainWindow, QSplitter, QVBoxLayout, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.settings import Settings
from annotator.ui.annotating import Annotating
from annotator.ui.article.pane import ArticlePane
from annotator.ui.asking.answers import Answers
from annotator.ui.asking.controller import Asking
from annotator.ui.asking.people import People
from annotator.ui.checking import Checking
from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.claims.pane import ClaimsPane
from annotator.ui.context_menus import ContextMenus
from annotator.ui.copies.showing import CopyShowing
from annotator.ui.correcting import Correcting
from annotator.ui.dialogs import Dialogs
from annotator.ui.drafting import Drafting
from annotator.ui.evidence.controller import Evidencing
from annotator.ui.exporting.controller import Exporting
from annotator.ui.exporting.data_sets import DataSets
from annotator.ui.finding import Finding
from annotator.ui.following import Following
from annotator.ui.libraries import Build, Libraries
from annotator.ui.library.controller import LibrarySpace
from annotator.ui.message_bar import MessageBar
from annotator.ui.opening import Opening
from annotator.ui.placing import Placing
from annotator.ui.progress import ProgressLine
from annotator.ui.record.record import Record
from annotator.ui.remembering import Remembering
from annotator.ui.rules.controller import Judging
from annotator.ui.rules.open_items import OpenItems
from annotator.ui.selecting import Selecting
from annotator.ui.signing import Signing
from annotator.ui.sources.sources import Sources
from annotator.ui.standing import Standing
from annotator.ui.status_line import StatusLine
from annotator.ui.telling import Telling
from annotator.ui.theme import Density, Theme
from annotator.ui.toolbar import MainToolBar
from annotator.ui.undoing import Undoing
from annotator.ui.updating import Updating
from annotator.ui.viewing import Viewing
from annotator.ui.waiving import Waiving
from annotator.ui.window_actions import WindowActions
from annotator.ui.window_connections import connect_parts
from annotator.ui.window_slots import window_slots
from annotator.ui.window_state import WindowState
from annotator.workspace.backing_up import BackingUp
from annotator.workspace.claims_model import ClaimsModel
from annotator.workspace.jobs import Jobs
from annotator.workspace.workspace import Workspace
from db.store import Store

COUNT_AFTER_MS = 100  # once the article is painted


class MainWindow(QMainWindow):
    """The main window on an open library. `state_file` keeps its sizes and the place in each article; `build` makes
    a window like it on another library, and raises an AnnotatorError where that cannot be opened."""

    def __init__(self, app: QApplication, store: Store, settings: Settings, state_file: Path, build: Build) -> None:
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
        self._giving_up = False
        self._make_panes()
        self.libraries = Libraries(self, build)
        self._make_controllers()
        self.commands = WindowActions(self, self.viewing.theme, window_slots(self))
        self._make_bars()
        self._lay_out()
        connect_parts(self)
        app.focusChanged.connect(self._focus_moved)
        self.viewing.tell()
        self._restore()

    def open_article(self, article_id: str) -> None:
        """Open the article: returns with its rows loaded and its text set. Where it cannot be opened, the message
        bar says why, and what was open stays."""
        self.drafting.commit()
        self.remembering.keep_place()
        try:
            self.workspace.open_article(article_id)
        except AnnotatorError as error:
            self.say_error(str(error))

    def add_page(self, page: QWidget) -> None:
        """Lay out a page that can be shown in place of article and claims."""
        self._column.addWidget(page, 1)

    def say(self, sentence: str) -> None:
        """Tell the reviewer something in the message bar."""
        self.telling.say(sentence)

    def say_error(self, sentence: str) -> None:
        """Tell the reviewer in the message bar what was not done, and why."""
        self.telling.say_error(sentence)

    # Making

    def _make_panes(self) -> None:
        # Within what holds them: a widget that gets another parent is styled anew, with all there is in it.
        self.centre = QWidget(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self.centre)
        self.reading = QWidget(self.splitter)  # the article, or what is read in its place
        self.article_pane = ArticlePane(self.viewing.theme, self.viewing.density, self.reading)
        self.claims_pane = ClaimsPane(ClaimsModel(self), self.splitter)
        self.message_bar = MessageBar(self.centre)
        self.progress = ProgressLine(self.centre)
        self.status_line = StatusLine(self)

    def _make_controllers(self) -> None:
        view, details = self.article_pane.view, self.claims_pane.details
        self.telling = Telling(self.workspace, self.message_bar, self)
        self.checking = Checking(self.workspace, view, self.claims_pane, self)
        self.waiving = Waiving(self.workspace, view, self)
        self.drafting = Drafting(self.workspace, details, self)
        self.placing = Placing(self.workspace, view, self.claims_pane, self.checking, self.waiving, self)
        self.following = Following(self.workspace, self.article_pane, self.claims_pane, self.checking, self)
        # After what brings the model up to date, so that it counts what is so.
        self.standing = Standing(self.workspace, self.claims_pane.model, self.status_line, self)
        self.opening = Opening(self.workspace, self)
        self.correcting = Correcting(self.workspace, self.checking, self.viewing, self)
        self.signing = Signing(self.workspace, self.checking, lambda: self.settings.own_sign_off, self)
        self.asking = Asking(self.workspace, self.checking, details, self.viewing, self)
        self.answers = Answers(self.workspace, self)
        self.people = People(self.workspace, self.checking, self.claims_pane, self.viewing, self)
        self.evidencing = Evidencing(self.workspace, self.checking, details, self.viewing, self)
        self.judging = Judging(self.workspace, self.checking, self.claims_pane.model, self.viewing, self)
        self.open_items = OpenItems(self)
        self.copy_showing = CopyShowing(self, self.telling.ask)
        self.sources = Sources(self)
        self.library_space = LibrarySpace(self)
        self.updating = Updating(self, self.opening, self.telling.ask)
        self.exporting = Exporting(self.workspace, self.checking, self.viewing, lambda: self.settings, self)
        self.annotating = Annotating(self.workspace, self)
        self.data_sets = DataSets(self.workspace, lambda: self.settings, self)
        self.backing_up = BackingUp(self.workspace, self)
        self.dialogs = Dialogs(self.workspace, self.viewing, self)
        self.record = Record(self.workspace, self.state, self.checking, self.viewing, self)

    def _make_bars(self) -> None:
        self.toolbar = MainToolBar(self.commands, self)
        self.finding = Finding(self.workspace, self.article_pane, self.toolbar.find_edit, self.toolbar.find_count, self)
        self.selecting = Selecting(self.commands, self.article_pane.view, self)
        self.undoing = Undoing(self.workspace, self.commands, self.drafting, self.following, self)
        self.menus = ContextMenus(
            self.commands, self.checking, self.waiving, self.following, self.article_pane.view,
            self.claims_pane.table, self,
        )  # fmt: skip
        self.commands.fill(self.menuBar())
        pressing = OwnKeys(PRESSING, self)
        for bar in (self.toolbar, self.status_line, self.message_bar, self.progress):
            pressing.put_on(*bar.findChildren(QAbstractButton))

    def _lay_out(self) -> None:
        reading = QVBoxLayout(self.reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.addWidget(self.article_pane)
        self.splitter.addWidget(self.reading)
        self.splitter.addWidget(self.claims_pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([668, 772])
        self._column = column = QVBoxLayout(self.centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.message_bar, self.progress):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)
        self.addToolBar(self.toolbar)
        self.setCentralWidget(self.centre)
        self.setStatusBar(self.status_line)
        self.resize(1440, 900)
        self.remembering = Remembering(
            self.state, self.workspace, self, self.splitter, self.article_pane.view, self.claims_pane
        )

    # Showing

    def show_article(self) -> None:
        self.following.show_article()
        self.show_title()
        self.standing.show()
        self.finding.search_again()
        desk = self.workspace.desk
        self.commands.enable(article=desk is not None, writable=not self.store.read_only)
        if desk is None:
            return
        self.remembering.restore_place()
        self.drafting.look_for_left()
        self.remembering.restore_rows()
        self.article_pane.view.setFocus()
        self.following.use_article()
        QTimer.singleShot(COUNT_AFTER_MS, self.workspace.count_coverage)
        QTimer.singleShot(COUNT_AFTER_MS, self.standing.readiness.begin)

    def leave_version(self) -> None:
        """What is being typed belongs to its claim in any version; the place is the next one's as nearly as can be."""
        self.drafting.commit()
        self.remembering.keep_place(selected=False)

    def show_title(self) -> None:
        desk = self.workspace.desk
        self.setWindowTitle(f"{desk.article.title} — Annotator" if desk else "Annotator")
        self.telling.show_bin()

    def show_choices(self, _theme: Theme, density: Density) -> None:
        self.commands.show_choices(self.viewing.chosen_theme, density, self.viewing.own_sign_off)

    # Doing

    def name_reviewer(self, name: str) -> None:
        self.drafting.commit()
        self.viewing.choose(reviewer=name)

    def keep_settings(self, settings: Settings) -> None:
        self.settings = settings
        self.show_choices(self.viewing.theme, self.viewing.density)
        if settings.reviewer != self.workspace.reviewer:
            self.workspace.reviewer = settings.reviewer
            self.claims_pane.set_reviewer(settings.reviewer)
            self.record.visits.arrive()
            self.standing.show()
            self.undoing.show()

    # Beginning and end

    def _restore(self) -> None:
        self.claims_pane.set_reviewer(self.workspace.reviewer)
        self.remembering.restore_sizes()
        self.claims_pane.details.set_read_only(self.store.read_only)
        self.show_article()
        if self.store.read_only:
            self.telling.show_read_only()

    def ready_to_close(self) -> bool:
        """Make sure of what is being typed, and keep sizes and place for the next window. False where text could be
        lost and the reviewer has not been told so before: the message bar says so now."""
        self.drafting.commit()
        if not self.drafting.keep_refused() and not self._giving_up:
            self._giving_up = True
            self.say_error(self.tr("What you typed last cannot be saved now. Close again to give it up."))
            return False
        self.remembering.keep_place()
        self.remembering.keep_sizes()
        self.record.visits.leave()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.library_space.purging.begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.ready_to_close():
            event.ignore()
            return
        self._let_go()
        self.store.close()
        self.backing_up.close()
        super().closeEvent(event)

    def change_made(self) -> None:
        self._giving_up = False

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self.following.follow_focus(old, new)
        self.selecting.follow_focus()

    def _let_go(self) -> None:
        """End what outlives the window, or would be told of its end while it is taken apart."""
        self._app.focusChanged.disconnect(self._focus_moved)
        self.viewing.stop()
        self.undoing.stop()
        self.open_items.stop()
        self.library_space.stop()
        self.standing.readiness.stop()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.workspace.stop()
        self.evidencing.stop()
        self.record.stop()
