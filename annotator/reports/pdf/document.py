"""The report as the sections that the template sets, one after the other, each a stream of items: what a part of a
large document is cut from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.claim import Status
from annotator.domain.review import Review
from annotator.reports.content.directions import apart
from annotator.reports.content.entries import Entries, waiver_lines
from annotator.reports.content.history import history_lines
from annotator.reports.content.method import TIERS, UNKNOWN_SCALE, method_paragraphs, status_meanings, used_scales
from annotator.reports.content.open_items import open_groups, untouched_words
from annotator.reports.content.places import LEGEND, unsettled_words
from annotator.reports.content.segments import marks_of
from annotator.reports.content.signatures import article_signatures
from annotator.reports.content.words import COUNTING, STATUS_WORDS, coverage_words, made_words, total_words
from annotator.reports.options import Options
from annotator.reports.pdf.article import ArticleBlocks
from annotator.reports.pdf.claims import ClaimData
from annotator.reports.pdf.text import address, value

Data = dict[str, Any]

_TITLE = 26  # characters without a place to break that a line of the title holds
_HOUSE = 30  # such that a line of the house's name holds beside its logo
_AT_A_TIME = 256


@dataclass(slots=True)
class Section:
    """A section: its `kind`, its heading, what it says before its items, and these. `head` is empty where it has no
    heading."""

    kind: str
    head: str = ""
    about: Data = field(default_factory=dict)
    items: Iterable[Any] = ()


class Document:
    """The report's sections."""

    def __init__(self, review: Review, options: Options) -> None:
        self._review = review
        self._options = options
        self._say = options.say
        self._found = found = Entries(review, options)
        marks = marks_of(options.say, review, found.claims)
        self._article = ArticleBlocks(
            options.say, review.article.newest, marks, options.check, review.article.direction
        )
        self._claims = ClaimData(options.say, self._article.drawn)

    def sections(self) -> Iterator[Section]:
        """The sections in their order. Each is to be used up before the next is asked for: claims know from the
        article's blocks which of their passages stand there."""
        say = self._say
        yield Section("head", about=self._head())
        yield Section("summary", say("Summary"), self._summary())
        yield self._open()
        yield Section("article", say("Article"), self._legend(), self._article)
        yield Section("claims", say("Claims"), self._hint(), map(self._claims.claim, self._found))
        yield from self._after()
        yield Section("end", about=self._end())

    def _after(self) -> Iterator[Section]:
        say, review = self._say, self._review
        if waivers := [self._waiver(*line) for line in waiver_lines(say, review)]:
            yield Section("waivers", say("No check needed"), items=waivers)
        if len(self._found.sources):
            yield Section("sources", say("Sources"), items=map(self._claims.source, self._found.sources))
        yield Section("method", say("Method and scale"), self._method())
        if review.history:
            yield Section("history", say("History"), items=self._history())

    def _head(self) -> Data:
        article, style = self._review.article, self._options.style
        known = [part for part in (article.byline, article.publication, article.published) if part]
        return {
            "kicker": self._say("Fact-check report"),
            "house": value(style.name, _HOUSE),
            "title": value(article.title, _TITLE),
            "known": [value(part) for part in known],
            "url": value(article.url or ""),
            "href": address(article.url),
        }

    def _summary(self) -> Data:
        say, review, found = self._say, self._review, self._found
        counts, coverage, total = review.counts(), review.coverage(), len(found)
        said = [own] if (own := found.byline.words(found.claims)) else []
        unsettled = unsettled_words(say, found.claims)
        signatures = article_signatures(review, found.held, found.byline)
        return {
            "counts": [[str(status), say(STATUS_WORDS[status]), counts[status], say.number(counts[status])]
                       for status in Status],
            "total": total_words(say, total, total - counts[Status.UNCHECKED], found.out_of),
            "part": found.out_of is not None,
            "coverage": coverage.percent,
            "covered": coverage_words(say, coverage),
            "unsettled": [unsettled, say(LEGEND)] if unsettled else None,
            "remarks": [value(one) for one in said],
            "signatures": [say("Signatures"), self._claims.signatures(signatures)] if signatures else None,
        }  # fmt: skip

    def _open(self) -> Section:
        say, review = self._say, self._review
        untouched = untouched_words(say, review.coverage()) if review.whole is None else ""
        items: list[Any] = []
        for group in open_groups(review, self._found):
            items.append({"group": group.words, "count": say.number(len(group.items))})
            items += [{"n": one.number, "text": value(one.text), "remark": value(one.remark)} for one in group.items]
        end = f"{untouched}." if untouched else ("" if items else say("Nothing is open."))
        return Section("open", say("Still open"), items=[*items, {"end": end}] if end else items)

    def _legend(self) -> Data:
        say, article = self._say, self._review.article
        return {
            "legend": [[str(status), say(STATUS_WORDS[status])] for status in Status],
            "waived": say("No check needed"),
            "rtl": article.direction == "rtl",
        }

    def _hint(self) -> Data:
        say = self._say
        if not len(self._found):
            return {"hint": say("No claims have been marked.")}
        said = say(
            "In the order of the text. A number or a place leads to the passage in the article, "
            "and the number there back here."
        )
        return {"hint": f"{said} {say(COUNTING)}"}

    def _waiver(self, waiver: Any, place: str, who: str, remark: str) -> Data:
        said = f"{apart(self._say(waiver.reason))} · {place} · {who}"
        return {"q": value(waiver.exact), "said": value(said), "remark": remark}

    def _method(self) -> Data:
        say, options = self._say, self._options
        scales = [
            {
                "name": value(scale.name),
                "range": scale.range or say(UNKNOWN_SCALE),
                "values": [[value(one.value), str(one.number or ""), one.value in scale.given] for one in scale.values],
            }
            for scale in used_scales(self._found.claims, options)
        ]
        return {
            "paragraphs": [value(paragraph) for paragraph in method_paragraphs(options)],
            "meanings": [[str(s), say(STATUS_WORDS[s]), meaning] for s, meaning in status_meanings(say)],
            "tiers": say(TIERS),
            "scales": scales,
            "given": say("Ratings that this report gives are in bold.") if scales else "",
        }

    def _history(self) -> Iterator[Any]:
        for index, line in enumerate(history_lines(self._say, self._review)):
            if not index % _AT_A_TIME:
                self._options.check()
            yield [value(cell) for cell in line]

    def _end(self) -> Data:
        say, review, style = self._say, self._review, self._options.style
        return {
            "made": value(made_words(say, review, self._options.made)),
            "hash": say("SHA-256 of the text: {hash}", hash=review.article.newest.text_sha256),
            "url": value(style.url),
            "href": address(style.url),
        }
