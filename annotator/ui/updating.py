"""Updating the article and looking at its versions: from the source that is named to the page of what became of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from annotator.domain.article import Reading
from annotator.domain.errors import AnnotatorError
from annotator.ui.opening import Opening, is_address
from annotator.ui.theme import Density, Theme
from annotator.workspace.jobs import Cancelled
from annotator.workspace.sources import FileSource, KeptSource, PastedArticle, Source, TakenIn
from annotator.workspace.versions import Compared, Versions

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.source_dialog import SourceDialog
    from annotator.ui.versions.page import VersionsPage

Ask = Callable[[str, list[tuple[str, Callable[[], object]]]], None]


class Updating(QObject):
    """Between the workspace's versions, the dialogs that name a source, and the page, which stands in place of
    article and claims while it shows."""

    began = Signal(str, object)  # what is under way, and its Job
    remarked = Signal(str)  # a sentence
    refused = Signal(str)  # a sentence: why not
    paste_wanted = Signal(object)  # a function that takes what was pasted
    page_shown = Signal(bool)

    def __init__(self, window: "MainWindow", opening: Opening, ask: Ask) -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._ask = ask
        self._workspace = window.workspace
        self._versions = Versions(window.workspace)
        self._page: VersionsPage | None = None
        self._compared: Compared | None = None
        self._expected = 0  # the number of the version that an update under way brings in
        self._workspace.article_opened.connect(self._article_opened)
        self._workspace.claims_changed.connect(self._follow)
        self._workspace.waivers_changed.connect(self._follow)
        opening.readings_differ.connect(self._offer_readings)

    # Naming a source

    def ask(self) -> None:
        """Let the reviewer name the source of the next version."""
        words = self.tr("The new text of this article. Its claims are carried over, and you see what became of each.")
        dialog = self._source_dialog(self.tr("Update article"), words, self.tr("Update"))
        dialog.source_chosen.connect(self.update_from)
        dialog.paste_wanted.connect(lambda: self.paste_wanted.emit(self.update_from))
        dialog.open()

    def ask_address(self) -> None:
        """Let the reviewer name an address, or a file, of a new article."""
        words = self.tr("The address of a web page or document. It is fetched once, now, and kept in the library.")
        dialog = self._source_dialog(self.tr("Open address"), words, self.tr("Open"))
        dialog.source_chosen.connect(self._opening.open_source)
        dialog.paste_wanted.connect(lambda: self.paste_wanted.emit(self._opening.open_pasted))
        dialog.open()

    def files_dropped(self, paths: list[str]) -> None:
        """Files were dropped. With an article open, a single one may be its next version: ask."""
        if len(paths) == 1:
            path = Path(paths[0])
            self._ask_which(path.name, partial(self._opening.open_file, paths[0]), FileSource(path))
        else:
            for each in paths:
                self._opening.open_file(each)

    def text_dropped(self, text: str) -> None:
        """Text was dropped, or an address, which is fetched only when the reviewer says so."""
        if is_address(text):
            address = text.strip()
            fetch = (self.tr("Fetch it"), partial(self._opening.open_address, address))
            self._ask(self.tr("Fetch {address} as an article?").format(address=address), [fetch])
        else:
            self._ask_which(self.tr("the text"), partial(self._opening.open_text, text), PastedArticle(text, ""))

    def _ask_which(self, name: str, open_anew: Callable[[], object], source: Source) -> None:
        desk = self._workspace.desk
        if desk is None or desk.article.removed_at is not None or self._workspace.store.read_only:
            open_anew()
            return
        question = self.tr("Is {name} another article, or the next version of this one?").format(name=name)
        answers: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Another article"), open_anew),
            (self.tr("Next version"), partial(self.update_from, source)),
        ]
        self._ask(question, answers)

    def _source_dialog(self, title: str, words: str, done: str) -> "SourceDialog":
        from annotator.ui.source_dialog import SourceDialog

        dialog = SourceDialog(title, words, done, self._window)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    # Updating

    def update_from(self, source: Source) -> None:
        """Make what the source holds the article's next version, and show the page of what became of its claims."""
        self._window.drafting.commit()
        job = self._versions.update(source)
        self._expected = self._workspace.version.number + 1
        job.done.connect(self._updated)
        job.failed.connect(self._refuse)
        job.crashed.connect(self._stop_expecting)
        self.began.emit(self.tr("Updating from {name}…").format(name=source.name), job)

    def ask_reading(self) -> None:
        """Let the reviewer choose how much of the web page is taken."""
        from annotator.readers import WEB_PAGES
        from annotator.ui.readings_dialog import ReadingsDialog

        version = self._workspace.version
        if version.source is None or version.source.media_type not in WEB_PAGES:
            self.remarked.emit(self.tr("This version was not read from a web page; there is one way to read it."))
            return
        dialog = ReadingsDialog(self._window)
        dialog.reading_chosen.connect(self._read_otherwise)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read_otherwise(self, reading: Reading) -> None:
        self.update_from(KeptSource(self._workspace.version, reading, self._workspace.article.url))

    def _offer_readings(self, sentence: str) -> None:
        self._ask(sentence, [(self.tr("Read otherwise…"), self.ask_reading)])

    def _updated(self, taken: TakenIn) -> None:
        self._workspace.look_for_others()
        desk = self._workspace.desk
        if desk is None or desk.article.id != taken.article:
            return
        newest = desk.article.newest
        self._workspace.saved.emit(newest.created)
        self._opening.tell(taken.draft)
        self.compare(newest.number - 1, newest.number)

    def _stop_expecting(self, *_: object) -> None:
        self._expected = 0

    # The page

    def show_versions(self) -> None:
        """Show the newest version beside the one before it."""
        versions = self._workspace.article.versions
        if len(versions) < 2:
            self.remarked.emit(self.tr("This article has one version; Update article makes the next."))
        else:
            self.compare(versions[-2].number, versions[-1].number)

    def compare(self, older: int, newer: int) -> None:
        """Show the two versions of those numbers side by side."""
        self._window.drafting.commit()
        job = self._versions.compare(older, newer)
        article = self._workspace.article
        job.done.connect(lambda compared: self._show(compared) if self._workspace_has(article.id, newer) else None)
        job.failed.connect(self._refuse)
        words = self.tr("Comparing versions {older} and {newer}…").format(older=older, newer=newer)
        self.began.emit(words, job)

    def leave(self) -> None:
        """Back to the article."""
        if self._page is not None and self._page.isVisibleTo(self._window):
            self._page.hide()
            self._compared = None
            self._window.splitter.show()
            self.page_shown.emit(False)
            self._window.article_pane.view.setFocus()

    def set_theme(self, theme: Theme, density: Density) -> None:
        if self._page is not None:
            self._page.set_theme(theme, density)

    def _show(self, compared: Compared) -> None:
        article = self._workspace.article
        page = self._made_page()
        self._compared = compared
        newest = compared.comparison.newer == article.newest.number
        writable = newest and not self._workspace.store.read_only and article.removed_at is None
        page.show_comparison(
            article,
            compared.comparison,
            compared.differences,
            writable=writable,
            stood={number: (*d.claims.values(), *d.waivers.values()) for number, d in compared.stood.items()},
            **self._standing(),
        )
        self._window.splitter.hide()
        page.show()
        page.setFocus()
        self.page_shown.emit(True)

    def _made_page(self) -> "VersionsPage":
        if self._page is None:
            from annotator.ui.versions.page import VersionsPage

            self._page = page = VersionsPage(self._window.centre)
            page.hide()
            page.set_theme(self._window.viewing.theme, self._window.viewing.density)
            self._window.add_page(page)
            page.confirmed.connect(self._versions.confirm)
            page.placed.connect(self._versions.place)
            page.let_go.connect(self._versions.let_go)
            page.sentence_marked.connect(self._workspace.mark_claim)
            page.sentence_waived.connect(self._workspace.waive)
            page.versions_wanted.connect(self.compare)
            page.claim_wanted.connect(self._go_to)
            page.left.connect(self.leave)
        return self._page

    def _go_to(self, key: str) -> None:
        self.leave()
        self._window.checking.show_claim(key)

    def _follow(self, *_: object) -> None:
        if self._page is None or self._compared is None:
            return
        self._compared = self._compared._replace(comparison=self._versions.compare_again(self._compared.comparison))
        self._page.take_in(self._compared.comparison, **self._standing())

    def _standing(self) -> dict[str, Any]:
        """What the page highlights in the two texts."""
        desk = self._workspace.desk
        return {"claims": desk.claims.values(), "waivers": desk.waivers.values()} if desk else {}

    def _article_opened(self) -> None:
        """Another article, or the undo of an update, ends what the page showed; an update shows it anew."""
        desk = self._workspace.desk
        if desk is not None and self._expected == desk.article.newest.number:
            self._expected = 0
        else:
            self.leave()

    def _workspace_has(self, article_id: str, number: int) -> bool:
        desk = self._workspace.desk
        return desk is not None and desk.article.id == article_id and number <= desk.article.newest.number

    # The source file

    def ask_where_to_save(self) -> None:
        """Let the reviewer save the file that the newest version was read from."""
        from PySide6.QtWidgets import QFileDialog

        source = self._workspace.version.source
        if source is None or not self._workspace.store.files.holds(source.sha256):
            self.remarked.emit(self.tr("The file of this version is not kept in the library."))
            return
        dialog = QFileDialog(self._window, self.tr("Save source file"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(source.name)
        dialog.fileSelected.connect(partial(self.save_source, source.sha256))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_source(self, sha256: str, path: str) -> None:
        """Write the kept file to `path`; the dialog has asked whether to replace one."""
        from annotator.reports import write_whole

        try:
            write_whole(Path(path), self._workspace.store.files.read(sha256), force=True)
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return
        self.remarked.emit(self.tr("Saved: {path}").format(path=path))

    def _refuse(self, error: AnnotatorError) -> None:
        self._expected = 0
        if isinstance(error, Cancelled):
            self.remarked.emit(self.tr("Cancelled; the article is as it was."))
        else:
            self.refused.emit(str(error))
