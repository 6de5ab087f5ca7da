"""The codes of a project: our statuses with their reasons, “No check needed” with its, and the labels."""

from collections.abc import Iterable

from lxml import etree

from annotator.domain.claim import REASONS, WAIVER_REASONS, Claim, Status, Waiver
from annotator.domain.refi import NO_CHECK, STATUS_CODES, code_guid
from annotator.reports.qdpx.writing import add

LABELS = "Labels"
_COLOURS = {
    Status.VERIFIED: "#1b7340",
    Status.DISPUTED: "#b3261e",
    Status.UNSOURCED: "#8a5200",
    Status.UNCHECKED: "#565f6a",
}
_WAIVED, _LABEL = "#9aa0a6", "#2457c5"
_SAYS = {
    Status.VERIFIED: "Every part of the statement is borne out.",
    Status.DISPUTED: "Some part is wrong, misleading or contradicted.",
    Status.UNSOURCED: "Looked for; no adequate source was found.",
    Status.UNCHECKED: "Not checked yet.",
}


def codes_of(claim: Claim) -> tuple[str, list[str]]:
    """The GUIDs of the code for the claim's status or, where it has one, for that status's reason; and of those for its
    labels."""
    path = (STATUS_CODES[claim.status], *((claim.reason,) if claim.reason else ()))
    return code_guid(*path), [code_guid(LABELS, label) for label in dict.fromkeys(claim.labels)]


def code_of(waiver: Waiver) -> str:
    """The GUID of the code for the waiver's reason."""
    return code_guid(NO_CHECK, waiver.reason)


def write_codebook(project: etree._Element, claims: Iterable[Claim], waivers: Iterable[Waiver]) -> None:
    """Every code that there is, used or not, and with them the reasons and labels in use."""
    held = list(claims)
    codes = add(add(project, "CodeBook"), "Codes")
    for status, name in STATUS_CODES.items():
        used = [claim.reason for claim in held if claim.status is status and claim.reason]
        parent = _code(codes, (name,), _COLOURS[status], _SAYS[status])
        _reasons(parent, name, (*REASONS.get(status, ()), *used), _COLOURS[status])
    waived = _code(codes, (NO_CHECK,), _WAIVED, "Needs no check.")
    _reasons(waived, NO_CHECK, (*WAIVER_REASONS, *(waiver.reason for waiver in waivers)), _WAIVED)
    labels = sorted({label for claim in held for label in claim.labels})
    if labels:
        group = _code(codes, (LABELS,), None, None, codable=False)
        for label in labels:
            _code(group, (LABELS, label), _LABEL, None)


def _reasons(parent: etree._Element, name: str, reasons: Iterable[str], colour: str) -> None:
    for reason in dict.fromkeys(reasons):
        _code(parent, (name, reason), colour, None)


def _code(
    parent: etree._Element, path: tuple[str, ...], colour: str | None, says: str | None, *, codable: bool = True
) -> etree._Element:
    named = {"name": path[-1], "isCodable": "true" if codable else "false", "color": colour}
    code = add(parent, "Code", guid=code_guid(*path), **named)
    if says:
        add(code, "Description", says)
    return code
