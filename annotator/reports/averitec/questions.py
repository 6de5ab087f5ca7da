"""The questions that a claim's evidence answers, as the data set has them. A piece of evidence with a quote answers by
the quote (Extractive), a calculation by its result (Abstractive), any other by yes or no (Boolean). Where nothing was
found, that is the answer (Unanswerable). Questions are in the report's language; Yes, No and the answer that none was
found are the data set's own words in each, since programs read them."""

from typing import Any

from annotator.domain.archives import memento_of
from annotator.domain.calculation import Calculation, calculation_from
from annotator.domain.claim import Claim, Status
from annotator.domain.errors import Refused
from annotator.domain.evidence import Evidence, Kind, Source, Stance
from annotator.domain.review import Review
from annotator.reports.content.links import safe_href
from annotator.reports.content.sources import UNNAMED, is_unnamed
from annotator.reports.options import Options

_MEDIA = {"application/pdf": "PDF", "image": "Image/graphic", "video": "Video", "audio": "Audio"}
_TABLES = (Kind.STATISTICS, Kind.DATA_SET)


def questions_of(review: Review, claim: Claim, words: str, options: Options) -> list[dict[str, Any]]:
    """A question for each piece of evidence, which has one answer; for an unsourced claim without any, one that has
    none."""
    say, sources = options.say, review.sources_by_id
    found = [
        _question(use, sources.get(use.source_id) or Source(use.source_id), words, options) for use in claim.evidence
    ]
    if not found and claim.status is Status.UNSOURCED:
        question = say("Is there an adequate source for “{claim}”?", claim=words)
        found.append({"question": question, "answers": [_unanswerable()]})
    return found


def _question(use: Evidence, source: Source, words: str, options: Options) -> dict[str, Any]:
    say = options.say
    name = say(UNNAMED) if is_unnamed(source) else source.name
    if (calculation := _calculation(use)) is not None:
        question = say("What does {formula} come to?", formula=calculation.formula)
        answer = {"answer": f"{calculation.result} {calculation.unit or ''}".strip(), "answer_type": "Abstractive"}
    elif use.quote:
        question = say("What does “{source}” say on “{claim}”?", source=name, claim=words)
        answer = {"answer": use.quote, "answer_type": "Extractive"}
    elif use.stance is Stance.CONTEXT:
        question = say("Does “{source}” settle whether “{claim}”?", source=name, claim=words)
        answer = _boolean("No", use, name)
    else:
        question = say("Does “{source}” bear out that “{claim}”?", source=name, claim=words)
        answer = _boolean("Yes" if use.stance is Stance.SUPPORTS else "No", use, name)
    return {"question": question, "answers": [{**answer, **_origin(source)}]}


def _boolean(answer: str, use: Evidence, name: str) -> dict[str, Any]:
    explanation = ", ".join(part for part in (name, use.locator) if part)
    return {"answer": answer, "answer_type": "Boolean", "boolean_explanation": explanation}


def _unanswerable() -> dict[str, Any]:
    """As the data set has it: of no address and no medium."""
    nothing = {"source_url": "", "source_medium": "", "cached_source_url": None}
    return {"answer": "No answer could be found.", "answer_type": "Unanswerable", **nothing}


def _calculation(use: Evidence) -> Calculation | None:
    """The calculation, where it can be read and has come to something."""
    if use.calculation is None:
        return None
    try:
        found = calculation_from(use.calculation)
    except Refused:  # an export tells of it as of any other piece
        return None
    return found if found.result else None


def _origin(source: Source) -> dict[str, Any]:
    address = safe_href(source.url)
    own = memento_of(address) if address else None
    archived = safe_href(source.archive_url) or (address if own else None)
    return {
        "source_url": own.url if own else address,
        "source_medium": _medium(source),
        "cached_source_url": archived,
    }


def _medium(source: Source) -> str:
    if source.file is not None:
        kind = source.file.media_type.partition("/")[0]
        if found := _MEDIA.get(source.file.media_type) or _MEDIA.get(kind):
            return found
    if source.kind is Kind.IMAGE:
        return "Image/graphic"
    if not source.url:
        return "Other"
    return "Web table" if source.kind in _TABLES else "Web text"
