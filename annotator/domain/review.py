"""A review: an article with everything about it, at one moment. What reports are made of."""

from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.change import HistoryRow
from annotator.domain.claim import Claim, Status, Waiver
from annotator.domain.coverage import Coverage, count_covered
from annotator.domain.evidence import Source
from annotator.domain.signing import article_holds, holds


@dataclass(frozen=True, slots=True)
class Review:
    """`claims` and `waivers` hold removed ones too (`removed_at`); `history` is in order of `seq`; `sources` are those
    that the claims' evidence rests on, in order of their ids. `holding` are the ids of the signatures that hold, where
    that cannot be told from the rest, since some of it has been left out. `whole` is the review that this is a part of,
    with some of its claims; None where it is all of it."""

    article: Article
    claims: tuple[Claim, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    sources: tuple[Source, ...] = ()
    holding: frozenset[str] | None = None
    whole: "Review | None" = None

    @property
    def sources_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    def held(self) -> frozenset[str]:
        """The ids of the signatures, on claims and on the article, that hold."""
        if self.holding is not None:
            return self.holding
        sources = self.sources_by_id
        article = article_holds(self.article, self.claims, self.waivers, sources)
        own = [one.id for claim in self.claims for one in claim.sign_offs if holds(claim, one, sources)]
        return frozenset([*own, *(key for key, stands in article.items() if stands)])

    @property
    def file_hashes(self) -> list[str]:
        """The SHA-256, in hex, of every file that the review refers to: what its versions were read from, and the
        saved copies of its sources."""
        read = [version.source.sha256 for version in self.article.versions if version.source is not None]
        return list(dict.fromkeys([*read, *(source.file.sha256 for source in self.sources if source.file is not None)]))

    @property
    def standing_claims(self) -> list[Claim]:
        """The claims that are not removed, in text order."""
        return sorted((claim for claim in self.claims if claim.removed_at is None), key=lambda claim: claim.place)

    @property
    def standing_waivers(self) -> list[Waiver]:
        """The newest version's waivers that are not removed, in text order."""
        newest = self.article.newest.number
        waivers = (w for w in self.waivers if w.removed_at is None and w.version == newest)
        return sorted(waivers, key=lambda waiver: (waiver.start, -waiver.end))

    def counts(self) -> dict[Status, int]:
        """How many standing claims have each status; every status is a key."""
        counts = dict.fromkeys(Status, 0)
        for claim in self.standing_claims:
            counts[claim.status] += 1
        return counts

    def coverage(self) -> Coverage:
        """Coverage of the newest version, by all claims of the article."""
        if self.whole is not None:
            return self.whole.coverage()
        version = self.article.newest
        ranges = [
            (passage.start, passage.end)
            for claim in self.standing_claims
            for passage in claim.passages
            if passage.version == version.number and passage.start is not None and passage.end is not None
        ]
        ranges += [(waiver.start, waiver.end) for waiver in self.standing_waivers]
        return count_covered(version.text, 0, len(version.text), ranges)
