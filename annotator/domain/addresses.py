"""Sources by their addresses: as `known_source` finds them, but quick with thousands."""

from collections.abc import Iterable

from annotator.domain.evidence import Source
from annotator.domain.sourcing import known_source


class KnownAddresses:
    """The sources that can be found by an address, of those that are not removed; it grows by `add`."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._by_tail: dict[str, list[Source]] = {}
        for source in sources:
            self.add(source)

    def find(self, *urls: str | None) -> Source | None:
        """The first source that stands for one of the addresses."""
        for url in urls:
            if url and (found := known_source(self._by_tail.get(_tail(url), ()), url=url)):
                return found
        return None

    def add(self, source: Source) -> None:
        for url in (source.url, source.archive_url):
            if url:
                self._by_tail.setdefault(_tail(url), []).append(source)


def _tail(url: str) -> str:
    """What is last in the address: alike for all those that `known_source` takes for one."""
    return url.strip().split("#")[0].rstrip("/").rpartition("/")[2].removeprefix("www.")
