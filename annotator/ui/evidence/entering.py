"""One piece of evidence being entered or edited: between the dialog and the workspace."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.change import Change
from annotator.domain.claim import Claim
from annotator.domain.errors import AnnotatorError, Refused
from annotator.domain.evidence import Evidence, KeptFile, Source
from annotator.domain.sourcing import add_evidence, add_source, edit_evidence, edit_source, known_source, new_source
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.ui.evidence.origins import Origins
from annotator.ui.plain import one_line
from annotator.ui.viewing import Viewing
from annotator.workspace.evidence import ToKeep, keep_in
from annotator.workspace.jobs import Cancelled
from annotator.workspace.workspace import Workspace


class Entering(QObject):
    """Lives as long as its dialog. What is refused leaves the dialog as it is, and says why in it, too."""

    done = Signal(str, str)  # the ids of the source, and of the (first) evidence

    def __init__(
        self, workspace: Workspace, viewing: Viewing, claims: Sequence[Claim], use: Evidence | None, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._claims = [claim.id for claim in claims]
        self._use = use
        self._uses = workspace.store.uses()
        self._source = ""
        self._settled = False  # that the copy is another source's as well is known, and wanted
        self._refused = self._overtaken = False
        numbers = ", ".join(f"{claim.number:,}" for claim in claims)
        one = self.tr("Claim {numbers}") if len(claims) == 1 else self.tr("Claims {numbers}, one piece for each")
        title, button = (self.tr("Add evidence"), self.tr("Add")) if use is None else (self.tr("Evidence"), "")
        words = one_line(one.format(numbers=numbers), 120)
        origins = Origins(lambda: workspace.sources, self._known_claims, self._claims, self)
        self.dialog = dialog = EvidenceDialog(title, words, button or self.tr("Save"), origins, window)
        dialog.set_theme(viewing.theme, viewing.density)
        dialog.source.offer(workspace.sources.values())
        dialog.done_wanted.connect(self._submit)
        dialog.source.source_chosen.connect(self.use_source)
        dialog.source.new_wanted.connect(self._new_source)
        dialog.source.address_typed.connect(self._look_for_address)
        workspace.refused.connect(self._was_refused)
        workspace.overtaken.connect(self._was_overtaken)
        dialog.finished.connect(self._end)

    def _known_claims(self) -> Mapping[str, Claim]:
        desk = self._workspace.desk
        return desk.claims if desk is not None else {}

    def use_source(self, key: str) -> None:
        """Take the library's source of that id, with all that is known of it."""
        source = self._workspace.sources[key]
        self.dialog.source.show_source(source, self._note(source))
        self.dialog.notice.clear()

    def _new_source(self) -> None:
        self.dialog.source.show_source(None)
        self.dialog.source.texts["title"].setFocus()

    def _note(self, source: Source) -> str:
        """What it means to change the source."""
        own = self._use is not None and self._use.source_id == source.id
        others = self._uses.get(source.id, 0) - own
        if not others:
            return self.tr("One of the library’s sources, used nowhere else.") if not own else ""
        times = self.tr("once") if others == 1 else self.tr("{count} times").format(count=f"{others:,}")
        words = self.tr(
            "One of the library’s sources, used {times} elsewhere; what you change of it changes there, too."
        )
        return words.format(times=times)

    def _look_for_address(self, text: str) -> None:
        """Offer the source that has the address already."""
        form, notice = self.dialog.source, self.dialog.notice
        known = known_source(self._workspace.sources.values(), url=text) if "." in text else None
        if known is None or known == form.source:
            notice.clear()
        elif self.dialog.isVisible():
            self._offer(known, self.tr("That address is known already, as “{name}”."))

    def _offer(self, known: Source, words: str, answers: Sequence[tuple[str, Any]] = ()) -> None:
        use = (self.tr("Use that source"), partial(self.use_source, known.id))
        self.dialog.ask(words.format(name=one_line(known.name, 120)), [use, *answers])

    # Carrying out

    def _submit(self) -> None:
        file = self.dialog.source.file
        if not isinstance(file, Path):
            self._write()
            return
        workspace = self._workspace
        job = keep_in(workspace.jobs, workspace.store.path, [ToKeep(file.name, file)])
        job.done.connect(self._kept)
        job.failed.connect(self._not_kept)
        self.dialog.follow(self.tr("Keeping {name}…").format(name=file.name), job)

    def _kept(self, kept: Sequence[KeptFile]) -> None:
        form = self.dialog.source
        form.set_file(kept[0])
        if not self.dialog.isVisible():
            return
        known = known_source(self._workspace.sources.values(), sha256=kept[0].sha256)
        if known is not None and (form.source is None or form.source.id != known.id) and not self._settled:
            keep = (self.tr("Go on with this one"), self._go_on)
            self._offer(known, self.tr("That file is kept already, as “{name}”."), [keep])
        else:
            self._write()

    def _not_kept(self, error: AnnotatorError) -> None:
        if not isinstance(error, Cancelled):
            self.dialog.say_error(str(error))

    def _go_on(self) -> None:
        self._settled = True
        self._write()

    def _write(self) -> None:
        self._refused = self._overtaken = False
        rows = self._workspace.do(self._changes)
        if self._overtaken:
            # Once the workspace has taken in what others wrote.
            QTimer.singleShot(0, self, self._know_theirs)
        if self._refused:
            return
        added = [row.subject.id for row in rows if row.action == "evidence.add"]
        self.dialog.accept()
        self.done.emit(self._source, added[0] if added else self._use.id if self._use else "")

    def _changes(self) -> list[Change]:
        workspace, form, use = self._workspace, self.dialog.source, self.dialog.use
        claims = workspace.standing(self._claims)
        if not claims:
            raise Refused("The claim is not there any more.")
        source = form.source or new_source(**form.values())
        self._source = source.id
        made = edit_source(source, **form.values()) if form.source else add_source(source)
        values = {**use.values(), **self._calculation()}
        if use.use is None:
            return made + add_evidence(workspace.article, claims, source, **values)
        return made + edit_evidence(workspace.article, claims[0], use.use, **values, source_id=source.id)

    def _calculation(self) -> dict[str, Any]:
        """The calculation, where it is to be set. One that is kept stays, down to what its inputs said, unless it was
        changed or is to be computed again; it goes where the evidence is of another kind now."""
        dialog = self.dialog
        form, use = dialog.calculation, dialog.use.use
        if not dialog.is_computed:
            return {"calculation": None} if use is not None and use.calculation is not None else {}
        is_new = use is None or (use.calculation is None and dialog.source.source is None)
        return {"calculation": form.value()} if is_new or form.is_changed else {}

    def _was_refused(self, sentence: str) -> None:
        self._refused = True
        self.dialog.say_error(sentence)

    def _was_overtaken(self) -> None:
        self._overtaken = True

    def _know_theirs(self) -> None:
        """Both versions were shown: what is typed may replace what others have written."""
        workspace, form, use = self._workspace, self.dialog.source, self.dialog.use
        workspace.look_for_others()
        if form.source is not None:
            form.source = workspace.sources.get(form.source.id, form.source)
        for claim in workspace.standing(self._claims):
            use.use = next((one for one in claim.evidence if use.use and one.id == use.use.id), use.use)

    def _end(self) -> None:
        self._workspace.refused.disconnect(self._was_refused)
        self._workspace.overtaken.disconnect(self._was_overtaken)
        self.dialog.deleteLater()
        self.deleteLater()
