"""Links of annotations as evidence. Which way a link of another program speaks is not known, so it is context; our own
say it in their labels."""

import re
from typing import Any

from annotator.domain.addresses import KnownAddresses
from annotator.domain.annotating.found import Body
from annotator.domain.archives import memento_of
from annotator.domain.change import Change
from annotator.domain.evidence import Evidence, Source, Stance, Tier
from annotator.domain.house import House
from annotator.domain.ids import new_id
from annotator.domain.sourcing import add_source, new_source

# As `annotator/reports/annotations.py` writes it: “supports, primary: The harbour authority's register”.
_LABEL = re.compile(rf"({'|'.join(Stance)}), ({'|'.join(Tier)}): (.+)", re.DOTALL)


class Linking:
    """Sources are taken from the library by their addresses, and made where it has none."""

    def __init__(self, house: House) -> None:
        self._known = KnownAddresses(house.sources.values())
        # Those of which nothing is known but the name: what an earlier import made of a source without an address.
        self._named = {one.title: one for one in house.sources.values() if one.title and _is_bare(one)}
        self.changes: list[Change] = []  # the sources that are new

    def evidence(self, body: Body, ordinal: int, *, ours: bool) -> Evidence:
        """The link as evidence."""
        label = _LABEL.fullmatch(body.label) if ours else None
        name = label[3].strip() if label else body.label.strip()
        said: dict[str, Any] = {"stance": Stance(label[1]), "tier": Tier(label[2])} if label else {}
        if not label:
            said["stance"] = Stance.CONTEXT
        quote = body.quote.strip() or None
        if body.url:
            source = self._addressed(body, name)
        else:
            source, locator, quote = self._unaddressed(body.text.strip(), name)
            said["locator"] = locator
        return Evidence(new_id(), source.id, quote=quote, ordinal=ordinal, **said)

    def _addressed(self, body: Body, name: str) -> Source:
        found = self._known.find(body.url, body.archive_url)
        if found is not None:
            return found
        archived = body.archive_url or (body.url if memento_of(body.url) else "")
        title = "" if name == body.url else name
        source = new_source(title=title, url=body.url, archive_url=archived if archived != body.url else "")
        self._known.add(source)
        return self._made(source)

    def _unaddressed(self, text: str, name: str) -> tuple[Source, str | None, str | None]:
        """A source of ours that has no address: its name, then where in it, then what it says there."""
        rest = text.removeprefix(name) if name and text.startswith(name) else ""
        where, _, quote = rest.partition(": ")
        locator = where.removeprefix(",").strip() or None
        name = name or text
        source = self._named.get(name)
        if source is None:
            source = self._named[name] = self._made(new_source(title=name))
        return source, locator, quote.strip() or None

    def _made(self, source: Source) -> Source:
        self.changes += add_source(source)
        return source


def _is_bare(source: Source) -> bool:
    return source == Source(source.id, title=source.title)
