"""The sample article with its claims, as a review. Its Markdown is cut up here by the simplest of means."""

import json

import resources
from annotator.domain.article import Article, BlockKind
from annotator.domain.claim import Status
from annotator.domain.draft import DraftBlock, Run
from annotator.domain.review import Review
from tests.recording import Recorder, article_of


def harbour_article() -> Article:
    drafts: list[DraftBlock] = []
    for line in resources.text("samples/harbour-tunnel.md").splitlines():
        words = line.lstrip("# ")
        level = line.index(words) - 1 if line.startswith("#") else 0
        if words:
            drafts.append(DraftBlock(BlockKind.HEADING if level else BlockKind.PARAGRAPH, [Run(words)], level))
    return article_of(
        *drafts,
        title=drafts[0].runs[0].text,
        byline="Ines Calder",
        publication="The Port Ledger",
        published="14 March 2025",
        url="https://ledger.example/harbour/tunnel-opens",
        language="en",
    )


def harbour_review() -> Review:
    recorder = Recorder(harbour_article())
    given = json.loads(resources.text("samples/harbour-tunnel.claims.json"))
    names = given["checkers"]
    for item in given["claims"]:
        texts = {key: item[key] for key in ("statement", "claimant", "about", "reason") if key in item}
        by = names[item.get("by", "MB")]
        claim = recorder.mark(item["quote"], Status(item["status"]), by, **texts)
        for quote in item.get("also", ()):
            recorder.also(claim, quote)
        if "note" in item:
            recorder.note(claim, item["note"], by)
    for item in given["waivers"]:
        recorder.waive(item["quote"], item["reason"], names[item["by"]])
    return recorder.review
