"""Annotations of other programs: W3C Web Annotations in JSON-LD (https://www.w3.org/TR/annotation-model/), as an
AnnotationCollection, an AnnotationPage, an Annotation or a list of those; and exports of Hypothesis, whose rows are
much the same. Nothing that a file names is fetched: pages and bodies that it only refers to are told.
"""

import json
import re
from pathlib import PurePath
from typing import Any

from annotator.domain.annotating.found import Annotation, Found
from annotator.readers.annotations.bodies import bodies_of
from annotator.readers.annotations.fields import Dropped, listed, name_of, named, text_of
from annotator.readers.annotations.pages import Gathered, gather
from annotator.readers.annotations.targets import targets_of
from annotator.readers.encoding import decode
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given

__all__ = ["MAX_ANNOTATIONS", "MAX_BYTES", "read_annotations"]

_PREFIX = re.compile(r"(?:oa|rdf|cnt|dc|dcterms|as|foaf|rdfs):")
MAX_BYTES = 64 * 1024 * 1024
MAX_ANNOTATIONS = 50_000


def read_annotations(data: bytes, name: str) -> Found:
    """The annotations of a file called `name`, in its order.

    Raises ReaderError, in a sentence, where it holds none, is no JSON, or has more than 64 MiB or 50,000 of them.
    """
    subject = Given(PurePath(name).name).subject
    if len(data) > MAX_BYTES:
        raise ReaderError(f"{subject} is larger than 64 MiB, which is more than is read of annotations.")
    gathered = gather(_parsed(data, subject), MAX_ANNOTATIONS)
    if len(gathered.items) > MAX_ANNOTATIONS:
        raise ReaderError(f"{subject} has more than 50,000 annotations, which is more than is read at once.")
    if not gathered.items:
        raise ReaderError(gathered.elsewhere or f"{subject} holds no annotations that can be read.")
    dropped = Dropped()
    items = tuple(_annotation(item, gathered, dropped) for item in gathered.items)
    return Found(items, (*gathered.remarks(), *dropped.remarks()))


def _parsed(data: bytes, subject: str) -> Any:
    text = decode(data, subject).text
    try:
        return json.loads(text, object_hook=_without_prefixes if '"oa:' in text else None)
    except json.JSONDecodeError as error:
        raise ReaderError(
            f"{subject} is no JSON, or is cut off: it cannot be read at line {error.lineno:,}."
        ) from error
    except RecursionError as error:
        raise ReaderError(f"{subject} is JSON, but nested too deep for annotations.") from error
    except ValueError as error:  # a number of thousands of figures
        raise ReaderError(f"{subject} is JSON with a number that is too long for annotations.") from error


def _annotation(item: dict[str, Any], gathered: Gathered, dropped: Dropped) -> Annotation:
    motivation = next(iter(_words(item.get("motivation", item.get("motivatedBy")))), "")
    replied = listed(item.get("references"))
    targets = targets_of(item, dropped)
    answers = text_of(replied[0]) if replied else ""
    if not answers and motivation == "replying":
        answers = next((target.source for target in targets if target.selector is None), "")
    return Annotation(
        key=named(item),
        targets=targets,
        bodies=bodies_of(item, motivation, dropped),
        by=_creator(item),
        at=text_of(item.get("created")) or text_of(item.get("modified")),
        replies_to=answers,
        ours=gathered.ours or _is_ours(item),
    )


def _without_prefixes(value: dict[str, Any]) -> dict[str, Any]:
    """The fields as newer files name them; older ones write their vocabularies out."""
    return {_PREFIX.sub("", key): field for key, field in value.items()}


def _creator(item: dict[str, Any]) -> str:
    """Hypothesis names the account, and beside it the person."""
    info = item.get("user_info")
    shown = text_of(info.get("display_name")) if isinstance(info, dict) else ""
    return shown or name_of(item.get("creator")) or name_of(item.get("user"))


def _is_ours(item: dict[str, Any]) -> bool:
    return name_of(item.get("generator")) == "Annotator"


def _words(value: Any) -> list[str]:
    """Motivations, without the prefix that older files write."""
    return [word.removeprefix("oa:") for one in listed(value) if (word := text_of(one))]
