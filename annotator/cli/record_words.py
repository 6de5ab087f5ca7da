"""How a claim stands, in words, and attempts of the log as history tells them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.domain.history.names import status_words
from annotator.domain.history.record import attempt_words

if TYPE_CHECKING:
    from annotator.domain.claim import Claim
    from annotator.domain.evidence import Source

__all__ = ["attempt_words", "standing_words"]


def standing_words(claim: "Claim", sources: "Mapping[str, Source]") -> str:
    """How a claim stands: `disputed (wrong), waiting, sign-off void`."""
    from annotator.domain.asking import is_waiting
    from annotator.domain.signing import Signed, signature_of

    signed = {Signed.HOLDS: "signed off", Signed.VOID: "sign-off void"}.get(signature_of(claim, sources).state)
    parts = (status_words(claim.status, claim.reason), "waiting" if is_waiting(claim) else None, signed)
    return ", ".join(part for part in parts if part)
