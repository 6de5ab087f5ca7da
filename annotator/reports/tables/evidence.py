"""A row for each piece of evidence, in the order of the claims. In English, as those of the claims."""

from collections.abc import Iterator

from annotator.domain.claim import Claim
from annotator.domain.evidence import Source
from annotator.domain.review import Review
from annotator.reports.content.entries import Entries
from annotator.reports.content.evidence import Piece
from annotator.reports.options import Options
from annotator.reports.tables.cells import Row, in_english

COLUMNS = (
    *("claim", "claim_quote", "claim_statement", "claim_status", "stance", "tier", "kind", "source", "title"),
    *("author", "publisher", "published", "channel", "confidential", "locator", "quote", "seen", "url", "archive_url"),
    *("fetched_from", "fetched_at", "saved_copy", "sha256", "formula", "inputs", "result", "doubts"),
    *("claim_id", "source_id", "id"),
)


def evidence_rows(review: Review, options: Options) -> Iterator[Row]:
    """The rows, a cell for each of `COLUMNS`. `source` is the source's number in the other reports; of a confidential
    source that is not named `title` says so. `inputs` has a line for each input."""
    for entry in Entries(review, in_english(options)):
        quote = entry.quotes[0].exact if entry.quotes else ""
        for piece in entry.evidence:
            yield _row(entry.claim, quote, piece)


def _row(claim: Claim, quote: str, piece: Piece) -> Row:
    use, cited = piece.use, piece.cited
    source = cited.source if cited else Source(use.source_id)
    said = [(fact.label, f"{fact.value} ({fact.after})" if fact.after else fact.value) for fact in piece.facts]
    captured, file = source.captured, source.file
    return (
        *(claim.number, quote, claim.statement or "", str(claim.status)),
        *(str(use.stance), str(use.tier), str(source.kind) if cited else "", cited.number if cited else ""),
        (cited.name if cited and cited.unnamed else source.title) or "",
        *(source.author or "", source.publisher or "", source.published or "", source.channel or ""),
        "yes" if source.confidential else "no",
        *(use.locator or "", use.quote or "", use.seen or "", source.url or "", source.archive_url or ""),
        *((captured.url, captured.at) if captured else ("", "")),
        *((file.name, file.sha256) if file else ("", "")),
        *("\n".join(text for label, text in said if label == wanted) for wanted in ("Formula", "Input", "Result")),
        "\n".join(piece.doubts),
        *(claim.id, use.source_id, use.id),
    )
