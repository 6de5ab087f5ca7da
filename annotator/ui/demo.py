"""The main job on the sample article, driven through a real window: highlight, tag, note, export."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QPlainTextEdit

import resources
from annotator.domain.claim import About, Claim, Status
from annotator.domain.errors import Refused
from annotator.readers import read_file
from annotator.ui.demo_record import SampleRecord
from annotator.ui.main_window import MainWindow
from annotator.workspace.reporting import ExportOrder

SAMPLE = "samples/harbour-tunnel.md"
CLAIMS = "samples/harbour-tunnel.claims.json"
REPORTS = ("html", "json")
_SETTLE_MS = 300
_ACTIONS = {
    Status.VERIFIED: "actionVerified",
    Status.DISPUTED: "actionDisputed",
    Status.UNSOURCED: "actionUnsourced",
    Status.UNCHECKED: "actionNewClaim",
}


class Demonstration:
    """Drives `window`, which is open on an empty library, and tells each step through `said`."""

    def __init__(self, window: MainWindow, said: Callable[[str], object]) -> None:
        self._window = window
        self._said = said
        self._sample: dict[str, Any] = json.loads(resources.text(CLAIMS))
        self._record = SampleRecord(window.workspace, said)

    def run(self, output: Path) -> None:
        """Do the job and leave `window.png` and a report in each of REPORTS in `output`. Raises Refused where the
        window refused a step."""
        self._open()
        for sample in self._sample["claims"]:
            self._check(sample)
        for waiver in self._sample["waivers"]:
            self._select(waiver["quote"])
            self._trigger("actionNoCheckNeeded")
            self._said(f"Waived ({waiver['reason']}): {waiver['quote']}")
        self._record.sign(self._sample["claims"], self._sample["checkers"])
        self._picture(output / "window.png")
        for name in REPORTS:
            self._export(name, output / f"report.{name}")

    def _open(self) -> None:
        window = self._window
        window.open_article(window.workspace.add_article(read_file(resources.path(SAMPLE))))
        window.show()
        self._said(f"Opened: {window.workspace.article.title}")

    def _check(self, sample: dict[str, Any]) -> None:
        workspace = self._window.workspace
        workspace.reviewer = self._sample["checkers"].get(sample.get("by"), workspace.reviewer)
        self._window.claims_pane.set_reviewer(workspace.reviewer)
        self._select(sample["quote"])
        self._trigger(_ACTIONS[Status(sample["status"])])
        for again in sample.get("also", ()):
            self._select(again, headline=True)
            self._trigger("actionAddPassage")
        if sample.get("reason"):
            workspace.set_status([self._claim()], self._claim().status, sample["reason"])
        texts = {"claimant": sample.get("claimant"), "statement": sample.get("statement")}
        workspace.edit_claim(self._claim(), about=About(sample["about"]), **texts)
        if sample.get("note"):
            self._write_note(sample["note"])
        self._record.keep(self._claim(), sample)
        claim = self._claim()
        self._said(f"Claim {claim.number}, {claim.status} by {workspace.reviewer}: {claim.text}")

    def _write_note(self, text: str) -> None:
        edit = self._window.findChild(QPlainTextEdit, "noteEdit")
        if edit is None:
            raise Refused("The window has no field for notes.")
        edit.insertPlainText(text)
        self._window.claims_pane.details.commit()
        self._said(f"Noted: {text}")

    def _select(self, quote: str, headline: bool = False) -> None:
        """Select the quote in the text: below the headline where it stands there too, unless `headline`."""
        text = self._window.workspace.version.text
        start = -1 if headline else text.find(quote, text.find("\n"))
        start = start if start >= 0 else text.index(quote)
        self._window.article_pane.view.set_selected_range(start, start + len(quote))

    def _trigger(self, name: str) -> None:
        self._window.commands[name].trigger()
        self._refuse_if_refused()

    def _claim(self) -> Claim:
        claim = self._window.checking.current()
        if claim is None:
            raise Refused("No claim is selected.")
        return claim

    def _picture(self, file: Path) -> None:
        window = self._window
        window.checking.show_claim(window.claims_pane.model.claim_at(5).id)
        window.article_pane.view.setFocus()
        self._select("taking a third of the traffic off the old swing bridge")
        window.article_pane.view.restore_place(0)
        readiness = window.standing.readiness
        while readiness.percent is None:  # it is still being counted
            loop = QEventLoop()
            readiness.changed.connect(loop.quit)
            loop.exec()
        _wait(_SETTLE_MS)
        if not window.grab().save(str(file)):
            raise Refused(f"The picture {file} cannot be written.")
        self._said(f"Picture of the window: {file}")

    def _export(self, name: str, file: Path) -> None:
        exporting = self._window.exporting
        loop = QEventLoop()
        exporting.exported.connect(loop.quit)
        exporting.refused.connect(loop.quit)
        exporting.export(ExportOrder.one(name, str(file), replace=True))
        loop.exec()
        self._refuse_if_refused()
        self._said(f"Report: {file}")

    def _refuse_if_refused(self) -> None:
        bar = self._window.message_bar
        if bar.isVisible() and bar.kind == "error":
            raise Refused(bar.text)


def _wait(milliseconds: int) -> None:
    """Let the window lay out, paint and count."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
