"""A child's answer, decoded and checked, or the error that it stands for."""

import logging
from collections.abc import Collection
from dataclasses import replace
from typing import NoReturn

import msgspec

from annotator.collecting import much_that_stays
from annotator.domain.annotating.found import Found
from annotator.domain.article import ArticleDraft
from annotator.domain.errors import InvalidValue
from annotator.readers.apart import Control, ReaderFault, wire
from annotator.readers.apart.arrival import Unsound, check_draft
from annotator.readers.apart.process import Task, ask
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given
from annotator.readers.titles import one_line

_LONGEST_SENTENCE = 2_000  # code points
_log = logging.getLogger(__name__)


def drafted(
    task: Task,
    request: wire.Request,
    data: bytes,
    *,
    name: str,
    hashes: Collection[str],
    control: Control | None,
) -> ArticleDraft:
    """The draft that a child makes of a source called `name` with one of these SHA-256. Raises as
    `annotator.readers.apart.read_apart`."""
    wanted = control.check if control is not None else lambda: None
    message, _ = ask(task, request, data, control)
    wanted()
    answer = _decoded(task, message)
    if not isinstance(answer, wire.Drafted):
        _raise(task, answer)
    try:
        check_draft(answer.draft, name, hashes, wanted)
    except Unsound as error:
        _log.error("The reader of %s gave an unsound draft: %s", task.subject, error)
        raise task.ended from error
    return answer.draft


def fetched(address: str, allow_private: bool, control: Control | None) -> tuple[wire.Fetched, bytes]:
    """What a child finds at the address. Raises as `annotator.readers.apart.read_apart`."""
    from annotator.readers.address.words import MAX_BYTES, SECONDS, in_a_sentence

    subject = f"“{in_a_sentence(address)}”"
    task = Task(subject, "fetch", "fetched", SECONDS, network=True, most_data=MAX_BYTES)
    message, data = ask(task, wire.Fetch(address, allow_private), control=control)
    answer = _decoded(task, message)
    if not isinstance(answer, wire.Fetched):
        _raise(task, answer)
    return answer, data


def annotated(data: bytes, name: str, control: Control | None) -> Found:
    """The annotations that a child finds in a file called `name`. Raises as `annotator.readers.apart.read_apart`."""
    task = Task(Given(name).subject)
    message, _ = ask(task, wire.ReadAnnotations(name), data, control)
    answer = _decoded(task, message)
    if not isinstance(answer, wire.Annotated):
        _raise(task, answer)
    found = answer.found
    return replace(found, remarks=tuple(one_line(remark)[:_LONGEST_SENTENCE] for remark in found.remarks))


def _decoded(task: Task, message: bytes) -> wire.Answer:
    try:
        with much_that_stays():
            return wire.unpacked_answer(message)
    except (msgspec.MsgspecError, InvalidValue) as error:
        _log.error("The reader of %s gave an answer that cannot be understood: %s", task.subject, error)
        raise task.ended from error


def _raise(task: Task, answer: wire.Answer) -> NoReturn:
    match answer:
        case wire.Unreadable(sentence):
            raise ReaderError(one_line(sentence)[:_LONGEST_SENTENCE])
        case wire.OutOfMemory():
            raise task.too_much_memory
        case wire.Broken(trace):
            raise ReaderFault(f"The reader of {task.subject} has a bug.\n\n{trace}")
        case _:
            _log.error("The reader of %s answered another question: %s", task.subject, type(answer).__name__)
            raise task.ended
