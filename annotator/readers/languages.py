"""Language tags, as documents name their own language."""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def language_tag(text: str | None) -> str | None:
    """The BCP 47 tag that `text` is (`pt_BR` as `pt-BR`), None where it is none."""
    text = (text or "").strip()
    return text.replace("_", "-") if _TAG.fullmatch(text) else None
