"""The one JSON shape that `show --json`, the JSON export and the JSON import share (design, section 8).

Every key of that section is always there; what there is none of is None or empty. Beyond it, and there only where there
are any: a version's `suggestions`; `state`, `reread` and `carried_from` of a waiver that was carried over; of evidence,
`channel`, `captured`, `calculation`, and `inputs_from`, the sources that go into a calculation.
"""

from annotator.domain.interchange.parts import entry_to_json, evidence_to_json, query_to_json, source_to_json
from annotator.domain.interchange.reading import FORMAT, from_json
from annotator.domain.interchange.writing import (
    article_to_json,
    check_places,
    claim_to_json,
    listed_article_to_json,
    passage_to_json,
    row_to_json,
    to_json,
    waiver_to_json,
)

__all__ = [
    "FORMAT",
    "article_to_json",
    "check_places",
    "claim_to_json",
    "entry_to_json",
    "evidence_to_json",
    "from_json",
    "listed_article_to_json",
    "passage_to_json",
    "query_to_json",
    "row_to_json",
    "source_to_json",
    "to_json",
    "waiver_to_json",
]
