"""What is still open in an article, found in a worker."""

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Waiver
from annotator.domain.evidence import Source
from annotator.workspace.jobs import Job, Progress
from annotator.workspace.workspace import Workspace

# What looks for it is heavy, and comes when it is wanted.
if TYPE_CHECKING:
    from annotator.domain.open_items import OpenItem

_SENTENCES_A_STEP = 50


class Snapshot(NamedTuple):
    """An article's record as it stands at one moment, for a worker: values that nothing changes."""

    article: Article
    claims: Mapping[str, Claim]
    waivers: Mapping[str, Waiver]
    sources: Mapping[str, Source]
    settings: Mapping[str, Any]


class Found(NamedTuple):
    """All that is open in the version of that number, in the order of the groups and within them of the text;
    `percent` is how much of the article is ready to publish, of so many `words`."""

    article: str
    version: int
    items: "Sequence[OpenItem]"
    percent: int
    words: int
    ready: int


def look_for_open_items(workspace: Workspace) -> Job | None:
    """Find what is open in the article that is, in a worker; `done` has a Found, `advanced` counts its code points.
    None where no article is open."""
    desk = workspace.desk
    if desk is None:
        return None
    house = desk.house
    held = Snapshot(desk.article, dict(desk.claims), dict(desk.waivers), dict(house.sources), dict(house.settings))
    return workspace.jobs.run(find_open_items, held)


def find_open_items(held: Snapshot, progress: Progress) -> Found:
    """What is open in the record. For a worker. Raises Refused where the house's rules cannot be read."""
    from annotator.domain.house import House
    from annotator.domain.open_items import open_items, uncovered_sentences
    from annotator.domain.replay import Desk
    from annotator.domain.rules import rules_of

    house = House(dict(held.sources), dict(held.settings))
    desk = Desk(held.article, dict(held.claims), dict(held.waivers), house=house)
    rules = rules_of(held.settings)
    total = len(held.article.newest.text)
    progress.tell(0, total)
    found = open_items(desk, rules)
    items = list(found.items)
    for index, item in enumerate(uncovered_sentences(desk)):
        if index % _SENTENCES_A_STEP == 0:
            progress.tell(item.start or 0, total)
            time.sleep(0)  # the window, where it waits for Python's lock, has it at once instead of after 5 ms
        items.append(item)
    progress.check()
    ready = found.ready
    return Found(held.article.id, held.article.newest.number, items, found.percent, ready.words, ready.covered)
