"""The record of the sample review: evidence of every kind, a correction, a query, the log, and signatures."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import resources
from annotator.domain import asking, correcting, signing, sourcing
from annotator.domain.calculation import calculated, calculation_from, calculation_to_json
from annotator.domain.change import Change
from annotator.domain.claim import Claim
from annotator.domain.evidence import KeptFile, Source
from annotator.domain.records import Addressee, Attempt
from annotator.domain.times import now
from annotator.workspace.workspace import Workspace

COPIES = "samples/copies"
_SEEN = "2025-03-12"  # where the sample does not say when
Sample = Mapping[str, Any]


class SampleRecord:
    """Puts what the sample says of a claim into the open article, as its reviewers would."""

    def __init__(self, workspace: Workspace, said: Callable[[str], object]) -> None:
        self._workspace = workspace
        self._said = said

    def keep(self, claim: Claim, sample: Sample) -> None:
        """The claim's evidence, correction, query and log."""
        for use in sample.get("evidence", ()):
            source = self._source(use)
            self._do(partial(self._evidence, claim, use, source))
            self._said(f"Evidence ({use['stance']}, {use['kind']}): {source.name}")
        article, by = self._workspace.article, self._workspace.reviewer
        if text := sample.get("correction"):
            self._do(lambda: correcting.propose_correction(article, claim, text, by=by, at=now()))
        if query := sample.get("query"):
            self._do(lambda: asking.ask(article, claim, Addressee(query["to"]), query["text"], by=by, at=now()))
        for entry in sample.get("log", ()):
            self._do(partial(self._entry, claim.id, entry))
        if name := sample.get("assignee"):
            self._workspace.edit_claim(claim, assignee=name)

    def sign(self, samples: Sequence[Sample], checkers: Mapping[str, str]) -> None:
        """The second checkers' signatures, once all is entered."""
        workspace = self._workspace
        claims = sorted(workspace.desk.claims.values(), key=lambda claim: claim.number) if workspace.desk else []
        for claim, sample in zip(claims, samples, strict=True):
            if sample.get("signed_by"):
                workspace.reviewer = checkers[sample["signed_by"]]
                self._do(partial(self._signature, claim))
                self._said(f"Signed off by {workspace.reviewer}: claim {claim.number}")

    def _source(self, use: Sample) -> Source:
        values = {name: use[name] for name in sourcing.SOURCE_FIELDS if name in use}
        if use.get("copy"):
            values["file"] = self._kept(use["copy"])
        return sourcing.new_source(**values)

    def _kept(self, name: str) -> KeptFile:
        path = resources.path(f"{COPIES}/{name}")
        kept = self._workspace.store.files.keep_file(path)
        return KeptFile(name, "text/plain", kept.sha256, kept.size)

    def _evidence(self, claim: Claim, use: Sample, source: Source) -> list[Change]:
        values = {"seen": _SEEN} | {name: use[name] for name in sourcing.EVIDENCE_FIELDS if name in use}
        if "calculation" in values:
            claims = self._workspace.desk.claims if self._workspace.desk else {}
            made = calculated(calculation_from(values["calculation"]), self._workspace.sources, claims)
            values["calculation"] = calculation_to_json(made)
        held = self._workspace.claim(claim.id)
        added = sourcing.add_evidence(self._workspace.article, [held], source, **values)
        return [*sourcing.add_source(source), *added]

    def _entry(self, claim_id: str, entry: Sample) -> list[Change]:
        held = self._workspace.claim(claim_id)
        told = {"how": entry.get("how"), "outcome": entry.get("outcome")}
        return asking.log_attempt(
            self._workspace.article, [held], Attempt(entry["kind"]), entry["with_whom"],
            by=self._workspace.reviewer, at=now(), **told,
        )  # fmt: skip

    def _signature(self, claim: Claim) -> list[Change]:
        workspace = self._workspace
        return signing.sign_claims(workspace.article, [claim], workspace.sources, by=workspace.reviewer, at=now())

    def _do(self, make: Callable[[], list[Change]]) -> None:
        self._workspace.do(make)
