"""What is pasted or dropped on the details becomes evidence at once, files by way of a worker."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotator.domain.change import Change
from annotator.domain.claim import Claim
from annotator.domain.errors import AnnotatorError
from annotator.domain.evidence import KeptFile, Source
from annotator.domain.sourcing import add_evidence, add_source, edit_source, known_source, new_source
from annotator.ui.evidence.given import Given
from annotator.ui.evidence.words import date_words, today
from annotator.ui.plain import one_line
from annotator.workspace.evidence import ToKeep, keep_in, kind_of_file
from annotator.workspace.jobs import Cancelled
from annotator.workspace.workspace import Workspace

Piece = tuple[Mapping[str, Any], Mapping[str, Any]]  # what is set of the source, and of its use


class Taking(QObject):
    """One evidence for each thing given and each claim, all as one change. A source that the library has already, by
    its address or file, is used again."""

    said = Signal(str)  # a sentence for the message bar
    refused = Signal(str)  # a sentence: why not
    began = Signal(str, object)  # what is under way, and its Job
    done = Signal(str, str)  # the ids of the source and the evidence that came last

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def take(self, given: Given, claims: Sequence[Claim]) -> None:
        """Make evidence of it for each of the claims."""
        keys = [claim.id for claim in claims]
        wanted = [ToKeep(path.name, path) for path in given.files]
        if given.image is not None:
            wanted = [ToKeep(self.tr("Image of {day}.png").format(day=today()), make=given.image)]
        if wanted:
            self._keep(wanted, given, keys)
        elif given.addresses:
            self._write([({"url": address}, {}) for address in given.addresses], keys)
        elif given.text:
            title = self.tr("Text of {day}").format(day=date_words(today()))
            self._write([({"title": title}, {"quote": given.text})], keys)
            self.said.emit(self.tr("Kept as a quote. Say where it is from: Enter in the list of evidence."))
        else:
            self.said.emit(self.tr("There is nothing in it that evidence can be made of."))

    def _keep(self, wanted: Sequence[ToKeep], given: Given, keys: Sequence[str]) -> None:
        workspace = self._workspace
        names = one_line(wanted[0].name) if len(wanted) == 1 else self.tr("{n} files").format(n=len(wanted))
        job = keep_in(workspace.jobs, workspace.store.path, wanted)
        job.done.connect(partial(self._kept, given, keys))
        job.failed.connect(self._not_kept)
        self.began.emit(self.tr("Keeping {name}…").format(name=names), job)

    def _kept(self, given: Given, keys: Sequence[str], kept: Sequence[KeptFile]) -> None:
        address = {"url": given.addresses[0]} if given.addresses else {}
        self._write([({"file": file, "kind": kind_of_file(file.name), **address}, {}) for file in kept], keys)

    def _not_kept(self, error: AnnotatorError) -> None:
        if isinstance(error, Cancelled):
            self.said.emit(self.tr("Cancelled; no evidence was added."))
        else:
            self.refused.emit(str(error))

    def _write(self, pieces: Sequence[Piece], keys: Sequence[str]) -> None:
        workspace = self._workspace
        if not workspace.standing(keys):
            self.refused.emit(self.tr("The claim is not there any more; no evidence was added."))
            return
        used: list[Source] = []
        rows = workspace.do(lambda: self._changes(pieces, keys, used))
        if not rows:
            return
        new = {row.subject.id for row in rows if row.before is None}
        added = [row.subject.id for row in rows if row.action == "evidence.add" and row.subject.claim == keys[0]]
        again = [source for source in used if source.id not in new]
        if again:
            words = self.tr("“{name}” was in the library already; that source is used again.")
            self.said.emit(words.format(name=one_line(again[-1].name, 120)))
        self.done.emit(used[-1].id, added[-1] if added else "")

    def _changes(self, pieces: Sequence[Piece], keys: Sequence[str], used: list[Source]) -> list[Change]:
        workspace, changes = self._workspace, list[Change]()
        claims = workspace.standing(keys)
        fresh: list[Source] = []
        for values, of_use in pieces:
            made = new_source(**values)
            sha256 = made.file.sha256 if made.file else None
            known = known_source([*workspace.sources.values(), *fresh], url=made.url, sha256=sha256)
            source = known or made
            if source in used:
                continue
            if known is None:
                fresh.append(made)
                changes += add_source(made)
            elif made.archive_url and not known.archive_url:
                changes += edit_source(known, archive_url=made.archive_url)
            used.append(source)
            changes += _added(workspace, claims, source, len(used) - 1, {"seen": today(), **of_use})
        return changes


def _added(
    workspace: Workspace, claims: Sequence[Claim], source: Source, before: int, values: Mapping[str, Any]
) -> list[Change]:
    """The evidence under each claim, after the `before` that this action adds first: their place counts them in."""
    added = add_evidence(workspace.article, claims, source, **values)
    placed = []
    for one in added:
        after = dict(one.after or {})
        placed.append(replace(one, after={**after, "ordinal": after["ordinal"] + before}))
    return placed
