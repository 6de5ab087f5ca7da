"""What takes the library's space, what lies in its bin, and emptying that. The functions are a worker's: they open the
library for themselves."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.evidence import Source
from annotator.workspace.jobs import Progress
from db.purge import DAYS, Purge
from db.sizes import Sizes
from db.store import Store


@dataclass(frozen=True, slots=True)
class Taken:
    """What takes the library's space, `at` that moment; what emptying the bin would take away, and about how many
    bytes that gives back; sources in the bin that stay, since evidence of a standing article rests on them; and how
    many sources out of the bin have a copy though no evidence rests on them, and the bytes of those copies."""

    at: datetime
    sizes: Sizes
    due: Purge
    gives_back: int
    staying: tuple[Source, ...] = ()
    idle: tuple[int, int] = (0, 0)

    @property
    def can_be_purged(self) -> bool:
        """Whether there is anything to take away or to give back."""
        return self.due != Purge() or self.sizes.free > 0

    @property
    def unused(self) -> tuple[int, int]:
        """Of the files that would go, how many nothing uses, not even what lies in the bin; and their bytes."""
        loose = [one.sha256 for one in self.due.files if one.sha256 not in self.sizes.used]
        return len(loose), sum(self.sizes.kept.get(key, 0) for key in loose)


def look(library: Path, progress: Progress) -> Taken:
    """What takes the space now. Raises StoreError."""
    with Store.open(library, make=False) as store:
        sizes, at = store.space.sizes(progress.check), datetime.now(UTC)
        due = store.bin.due(_days_since(at), sparing=True)
        going = {one.id for one in due.sources}
        sources, uses = store.house().sources.values(), store.uses()
    staying = tuple(one for one in sources if one.removed_at is not None and one.id not in going)
    copies = [one.file.sha256 for one in sources if one.file and one.removed_at is None and not uses.get(one.id)]
    idle = len(copies), sum(sizes.kept.get(key, 0) for key in set(copies))
    return Taken(at, sizes, due, sizes.gives_back(due), staying, idle)


def empty_bin(library: Path, reviewer: str, at: datetime, progress: Progress) -> Purge:
    """Take away for good all that lay in the bin at that moment, when it was looked at, and lies there still. Raises
    StoreError; where it is cancelled, what has gone is gone."""
    with Store.open(library, make=False) as store:
        return store.bin.purge(reviewer, _days_since(at), progress.check, tell=progress.tell, sparing=True)


def purge_old(library: Path, reviewer: str, progress: Progress) -> Purge:
    """Take away for good what has lain in the bin for its 30 days, as the command does. Where nothing has, nothing is
    written. Raises StoreError."""
    with Store.open(library, make=False) as store:
        due = store.bin.due(DAYS)
        if due == Purge():
            return due
        return store.bin.purge(reviewer, DAYS, progress.check)


def _days_since(at: datetime) -> float:
    return (datetime.now(UTC) - at).total_seconds() / 86400
