"""The evidence as a table: CSV like that of the claims, a row for each piece of evidence."""

from collections.abc import Iterator

from annotator.domain.claim import Claim
from annotator.domain.evidence import Source
from annotator.domain.review import Review
from annotator.reports.content.entries import Entries
from annotator.reports.content.evidence import Piece
from annotator.reports.options import Options
from annotator.reports.tables.csv import in_english, table

COLUMNS = (
    *("claim", "claim_quote", "claim_statement", "claim_status", "stance", "tier", "kind", "source", "title"),
    *("author", "publisher", "published", "channel", "confidential", "locator", "quote", "seen", "url", "archive_url"),
    *("fetched_from", "fetched_at", "saved_copy", "sha256", "formula", "inputs", "result", "doubts"),
    *("claim_id", "source_id", "id"),
)


def render(review: Review, options: Options) -> bytes:
    """The table. `source` is the source's number in the other reports; of a confidential source that is not named
    `title` says so. `inputs` has a line for each input. In English, as that of the claims."""
    return table(COLUMNS, _rows(review, options))


def _rows(review: Review, options: Options) -> Iterator[tuple[int | str, ...]]:
    for entry in Entries(review, in_english(options)):
        quote = entry.quotes[0].exact if entry.quotes else ""
        for piece in entry.evidence:
            yield _row(entry.claim, quote, piece)


def _row(claim: Claim, quote: str, piece: Piece) -> tuple[int | str, ...]:
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
