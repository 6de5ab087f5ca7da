"""The library's size, what takes it, and what lies in its bin; the bin can be emptied from here."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QWidget

from annotator.ui import icons
from annotator.ui.library.rows import RowsModel, ShareDelegate
from annotator.ui.library.tables import article_rows, bin_rows, share_rows
from annotator.ui.library.words import counted, idle_words, size_words, tr
from annotator.ui.listing import ListTable
from annotator.ui.noticed_dialog import NoticedDialog
from annotator.ui.plain import one_line, plain_label
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.jobs import Job
from annotator.workspace.space import Taken

_FIGURE = 100  # pixels
_SLOW_MS = 400  # that a look takes before it is shown


class LibraryDialog(NoticedDialog):
    """Says what the reviewer wants; whoever owns it looks and purges, then calls `show_taken`."""

    again_wanted = Signal()
    purge_wanted = Signal(object)  # the Taken that is shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("library", tr("Library"), parent)
        self.setModal(False)
        self._taken: Taken | None = None
        self._writable, self._busy = True, False
        self._job: Job | None = None
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._show_look)
        self.path = self._label("libraryPath", selectable=True)
        self.size_label = self._label("librarySize")
        self.gives_back = self._label("libraryBack")
        self._make_notice()
        self._make_tables()
        self._make_buttons()
        self._lay_out()
        self.resize(self.sizeHint())  # Qt itself would take no more than two thirds of a screen
        self.set_theme(LIGHT, Density.COMFORTABLE)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(860, 540)

    def show_library(self, path: Path, *, writable: bool) -> None:
        """Which library it is, and whether it may be written."""
        self.path.setText(one_line(str(path), 1000))
        self._writable = writable
        self._follow()

    def show_taken(self, taken: Taken) -> None:
        """Show what takes the space now."""
        self._taken = taken
        self.size_label.setText(size_words(taken.sizes.total))
        rows = bin_rows(taken)
        self._space.set_rows(share_rows(taken))
        self._articles.set_rows(article_rows(taken))
        self._bin.set_rows(rows)
        named = counted(len(taken.sizes.articles), "1 article", "{n} articles")
        self.tabs.setTabText(1, named)
        self.tabs.setTabText(2, tr("Bin ({n})").format(n=f"{len(rows):,}") if rows else tr("Bin"))
        self._follow()

    def follow(self, words: str, job: Job) -> None:
        """Show how far the job is, and let nothing be purged until it is over."""
        self._busy = True
        self._slow.stop()
        self.progress.begin(words)
        self._attend(job)

    def follow_look(self, job: Job) -> None:
        """The same of a look, which is mostly over before anybody would see it; what is listed stays meanwhile."""
        self._slow.start()
        self._attend(job)

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's colours and the density's row height."""
        super().set_theme(theme, density)
        self._shares.set_theme(theme)
        for table in (self.space_table, self.article_table, self.bin_table):
            table.verticalHeader().setDefaultSectionSize(32 if density is Density.COMFORTABLE else 24)
        self.purge_button.setIcon(icons.icon("trash", theme.text, theme.muted))
        quiet = self.path.palette()
        quiet.setColor(quiet.ColorRole.WindowText, theme.muted)
        self.path.setPalette(quiet)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tabs.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_tables(self) -> None:
        self._space = RowsModel([tr("What takes the space"), tr("Size"), tr("Share")], 1, self)
        headings = (tr("Article"), tr("Text"), tr("Claims"), tr("History"), tr("Files"), tr("In all"))
        self._articles = RowsModel(headings, 1, self)
        self._bin = RowsModel([tr("In the bin"), tr("Kind"), tr("Since"), tr("Size")], 3, self)
        self.space_table = ListTable("librarySpace", tr("What takes the space"), self)
        self.article_table = ListTable("libraryArticles", tr("What each article takes, the largest first"), self)
        self.bin_table = ListTable("libraryBin", tr("What lies in the bin"), self)
        self.space_table.show_model(self._space, {1: _FIGURE, 2: 220}, 0)
        self.article_table.show_model(self._articles, dict.fromkeys(range(1, 6), _FIGURE - 8), 0)
        self.bin_table.show_model(self._bin, {1: 190, 2: 160, 3: _FIGURE}, 0)
        self._shares = ShareDelegate(self)
        self.space_table.setItemDelegateForColumn(2, self._shares)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("libraryTabs")
        self.tabs.setAccessibleName(tr("Parts of the library"))
        for table, name in (
            (self.space_table, tr("Space")), (self.article_table, tr("Articles")), (self.bin_table, tr("Bin")),
        ):  # fmt: skip
            self.tabs.addTab(table, name)

    def _make_buttons(self) -> None:
        self.again_button = self._button("libraryAgain", tr("Look again"))
        self.again_button.setShortcut("F5")
        self.again_button.setToolTip(tr("Look again (F5)"))
        self.again_button.clicked.connect(self.again_wanted)
        self.purge_button = self._button("libraryPurge", tr("Purge…"))
        self.purge_button.setToolTip(tr("Delete for good what lies in the bin, and give its space back"))
        self.purge_button.clicked.connect(self._purge)

    def _label(self, name: str, *, selectable: bool = False) -> QLabel:
        label = plain_label(parent=self, wrap=True)
        label.setObjectName(name)
        if selectable:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        strong = self.size_label.font()
        strong.setBold(True)
        self.size_label.setFont(strong)
        self.size_label.setWordWrap(False)
        top.addWidget(self.path, 1)
        top.addWidget(self.size_label)
        bottom.addWidget(self.gives_back, 1)
        bottom.addWidget(self.again_button)
        bottom.addWidget(self.purge_button)
        self._stack(top, self.notice, self.progress, self.tabs, bottom, stretched=3)

    def _show_look(self) -> None:
        self.progress.begin(tr("Looking what takes the space…"))

    def _attend(self, job: Job) -> None:
        self._job = job
        self._follow()
        self.progress.attend(job)
        for ended in (job.done, job.failed, job.crashed):
            ended.connect(lambda _: self._job_over(job))

    def _job_over(self, job: Job) -> None:
        if job is self._job:  # a look may have been overtaken by the next
            self._job, self._busy = None, False
            self._slow.stop()
            self.progress.end()
            self._follow()

    def _purge(self) -> None:
        if self._taken is not None:
            self.purge_wanted.emit(self._taken)

    def _follow(self) -> None:
        """Offer only what can be done, and say what it would bring."""
        taken = self._taken
        self.again_button.setEnabled(not self._busy)
        able = taken is not None and taken.can_be_purged
        self.purge_button.setEnabled(able and self._writable and not self._busy)
        self.gives_back.setText("" if taken is None else self._prospect(taken))

    def _prospect(self, taken: Taken) -> str:
        if not self._writable:
            return tr("This library is read-only: nothing can be purged.")
        words = tr("There is nothing to purge.")
        if taken.can_be_purged:
            words = tr("Purging gives back about {size}.").format(size=size_words(taken.gives_back))
        return f"{words} {idle_words(taken)}".strip()
