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
    from annotator.domain.open_items import OpenItem, OpenItems
    from annotator.domain.replay import Desk

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
    held = snapshot(workspace)
    return None if held is None else workspace.jobs.run(find_open_items, held)


def snapshot(workspace: Workspace) -> Snapshot | None:
    """The open article's record as it stands; None where none is open."""
    desk = workspace.desk
    if desk is None:
        return None
    house = desk.house
    return Snapshot(desk.article, dict(desk.claims), dict(desk.waivers), dict(house.sources), dict(house.settings))


def count_ready(held: Snapshot, progress: Progress) -> int:
    """How many percent of the record's article are ready to publish. For a worker; raises as `find_open_items`."""
    return _open(_desk(held), held, progress).percent


def find_open_items(held: Snapshot, progress: Progress) -> Found:
    """What is open in the record. For a worker. Raises Refused where the house's rules cannot be read."""
    from annotator.domain.open_items import uncovered_sentences

    desk = _desk(held)
    total = len(held.article.newest.text)
    progress.tell(0, total)
    found = _open(desk, held, progress)
    items = list(found.items)
    for index, item in enumerate(uncovered_sentences(desk)):
        if index % _SENTENCES_A_STEP == 0:
            progress.tell(item.start or 0, total)
            time.sleep(0)  # the window, where it waits for Python's lock, has it at once instead of after 5 ms
        items.append(item)
    progress.check()
    ready = found.ready
    return Found(held.article.id, held.article.newest.number, items, found.percent, ready.words, ready.covered)


def _desk(held: Snapshot) -> "Desk":
    from annotator.domain.house import House
    from annotator.domain.replay import Desk

    house = House(dict(held.sources), dict(held.settings))
    return Desk(held.article, dict(held.claims), dict(held.waivers), house=house)


def _open(desk: "Desk", held: Snapshot, progress: Progress) -> "OpenItems":
    from annotator.domain.open_items import open_items
    from annotator.domain.rules import rules_of

    def pause() -> None:
        progress.check()
        time.sleep(0)  # as above: the window has Python's lock at once

    return open_items(desk, rules_of(held.settings), pause)
