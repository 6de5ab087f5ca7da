"""The saved copies that go out beside a report: which, and under which names."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from annotator.domain.evidence import KeptFile, Source
from annotator.domain.review import Review

SUMS = "SHA256SUMS.txt"
"""The name of the list that goes with them, which `sha256sum --check` and its like read."""

_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+')
_LONGEST = 150  # bytes of UTF-8, of the 255 that most systems take


class CopyOut(NamedTuple):
    """A saved copy and the name that it goes out under: `003 Keeper’s log.pdf`. The number is that of its source, or
    of the first of those that have it in common, in the reports on the same claims."""

    file: KeptFile
    name: str


def copies_of(review: Review) -> list[CopyOut]:
    """The saved copies of the sources that the standing claims rest on, each file once, in order of their numbers. Of
    whom nobody is to learn is for the review to have been told (`disclosed`)."""
    copies: dict[str, CopyOut] = {}
    for number, source in enumerate(_rested_on(review), 1):
        if source.file is not None and source.file.sha256 not in copies:
            copies[source.file.sha256] = CopyOut(source.file, f"{number:03} {_title(source, source.file)}")
    return list(copies.values())


def sums_of(copies: Iterable[CopyOut]) -> bytes:
    """The list of them, a line each: the SHA-256 in hex, two spaces, and the name."""
    return "".join(f"{one.file.sha256}  {one.name}\n" for one in copies).encode()


def _rested_on(review: Review) -> list[Source]:
    """The sources, each once, in the order in which reports number them (`annotator.reports.content.sources`)."""
    held = review.sources_by_id
    keys = [key for claim in review.standing_claims for use in claim.evidence for key in use.rests_on]
    return [held[key] for key in dict.fromkeys(keys) if key in held]


def _title(source: Source, file: KeptFile) -> str:
    """What the source is called, with its file's suffix; both as far as they are fit for every system's files."""
    name = file.name.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    suffix = "." + _fit(suffix)[:16] if dot and stem and _fit(suffix) else ""
    title = _fit(source.title or source.author or source.publisher or (stem if dot else name))
    title = title.removesuffix(suffix).encode()[:_LONGEST].decode("utf-8", "ignore").strip(". ")
    return f"{title or 'copy'}{suffix}"


def _fit(text: str) -> str:
    return " ".join(_UNFIT.sub(" ", text).split()).strip(". ")
