"""The words that we and programs for qualitative analysis share in a REFI-QDA project (QDA-XML project 1.0): which
codes and notes are ours, and how ids become GUIDs."""

import re
import uuid
from collections.abc import Mapping
from types import MappingProxyType

from annotator.domain.claim import REASONS, WAIVER_REASONS, Status

ORIGIN = "Annotator"  # what a project of ours names as the program that it comes from
NO_CHECK = "No check needed"
STATUS_CODES: Mapping[Status, str] = MappingProxyType(
    {
        Status.VERIFIED: "Verified",
        Status.DISPUTED: "Disputed",
        Status.UNSOURCED: "Unsourced",
        Status.UNCHECKED: "Unchecked",
    }
)
STATEMENT, REASONING, EVIDENCE = "Statement", "Reasoning", "Evidence"  # the names of notes
METADATA = ("byline", "publication", "url", "published", "language")  # the names of a text's variables
_OURS = uuid.UUID("8b0a3c0e-2f0e-5d5c-9a54-6f1d1f3f7a11")
_GUID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def guid_of(key: str, kind: str = "") -> str:
    """The id itself where it is a GUID and stands for itself, else one that is always the same for it and `kind`."""
    if not kind and _GUID.fullmatch(key):
        return key.lower()
    return str(uuid.uuid5(_OURS, f"{kind}\n{key}".encode("utf-8", "replace").decode()))


def code_guid(*path: str) -> str:
    """The GUID of our code at that place of the tree of codes: `code_guid("Disputed", "wrong")`."""
    return guid_of("\n".join(path), "code")


def our_codes() -> frozenset[str]:
    """The GUIDs of the codes that every project of ours has."""
    found = {code_guid(name) for name in (*STATUS_CODES.values(), NO_CHECK)}
    found |= {code_guid(STATUS_CODES[status], reason) for status, held in REASONS.items() for reason in held}
    return frozenset(found | {code_guid(NO_CHECK, reason) for reason in WAIVER_REASONS})
