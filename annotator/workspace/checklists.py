"""The checklists of an article's claims: each worked out when it is first asked for, and kept while nothing that it
rests on changes."""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from annotator.domain.claim import Claim, Status
from annotator.domain.errors import Refused
from annotator.domain.evidence import Source

# Nothing of the rules is needed before there is a claim.
if TYPE_CHECKING:
    from annotator.domain.rules import Check, Rules

Checks = tuple["Check", ...]


class Checklists:
    """`claims` are those that stand, by id, `removed` those in the bin, of which a calculation may have taken a number;
    sources and settings are the library's. All change in place, and whoever changes them says what is to be worked out
    anew. What was kept of a claim holds until then, so that an order made of it stays an order."""

    def __init__(
        self,
        claims: dict[str, Claim],
        removed: dict[str, Claim],
        sources: Mapping[str, Source],
        settings: Mapping[str, Any],
    ) -> None:
        self._claims, self._sources, self._settings = claims, sources, settings
        self._all = ChainMap(claims, removed)
        self._rules: Rules | None = None
        self._kept: dict[str, tuple[Claim, Checks]] = {}
        self._resting: dict[str, set[str]] = {}  # the claims whose calculations take a number from one, by its id
        self._calculating: set[str] = set()
        self.fault = ""  # a sentence: why the library's own rules cannot be read, and the program's are used
        for claim in claims.values():
            if claim.evidence:
                self.take(claim)

    def of(self, claim: Claim) -> Checks:
        """Each rule that applies to the claim, and whether it is met."""
        known = self._kept.get(claim.id)
        if known is not None and known[0] is claim:
            return known[1]
        from annotator.domain.rules import checklist

        checks = tuple(checklist(claim, self._sources, self._held_rules(), self._all))
        if self._claims.get(claim.id) is claim:
            self._kept[claim.id] = (claim, checks)
        return checks

    def is_done(self, claim: Claim) -> bool:
        """Whether the claim has been checked and meets every rule that applies to it."""
        return claim.status is not Status.UNCHECKED and all(check.met for check in self.of(claim))

    def take(self, claim: Claim) -> None:
        """The claim is there, or has changed: remember what its calculations rest on."""
        for use in claim.evidence:
            if use.calculation is not None:
                self._calculating.add(claim.id)
                for key in use.inputs_from("claim"):
                    self._resting.setdefault(key, set()).add(claim.id)

    def resting_on(self, claim_ids: Iterable[str]) -> set[str]:
        """The claims whose calculations take a number from those."""
        if not self._resting:
            return set()
        return {key for claim_id in claim_ids for key in self._resting.get(claim_id, ())}

    @property
    def calculating(self) -> set[str]:
        """The claims that have, or have had, a calculation: a source anywhere may be what it rests on."""
        return self._calculating

    def forget(self, claim_ids: Iterable[str]) -> None:
        """What those claims rest on has changed."""
        for claim_id in claim_ids:
            self._kept.pop(claim_id, None)

    def forget_all(self) -> None:
        """The library's rules have changed."""
        self._kept.clear()
        self._rules, self.fault = None, ""

    def _held_rules(self) -> "Rules":
        if self._rules is None:
            from annotator.domain.rules import default_rules, rules_of

            try:
                self._rules = rules_of(self._settings)
            except Refused as error:
                self._rules = default_rules()
                self.fault = f"The library’s rules cannot be read; those of the program are used. {error}"
        return self._rules
