"""What claims lack for a format, as sentences that name them."""

from collections.abc import Callable, Iterable, Mapping

from annotator.domain.claim import Claim

_NAMED = 12  # claims in one sentence

Lacks = Callable[[Claim], Mapping[str, bool]]


def lacking(claims: Iterable[Claim], lacks: Lacks) -> list[str]:
    """A sentence for each of the words that `lacks` says are true of some of the claims, in their order there: `Claims
    3 and 4 have no claimant.`"""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        for words, true in lacks(claim).items():
            found.setdefault(words, [])
            if true:
                found[words].append(claim)
    return [sentence(held, f"has {words}", f"have {words}") for words, held in found.items() if held]


def sentence(claims: list[Claim], one: str, several: str) -> str:
    """`Claim 3 …`, or of several `Claims 3, 4 and 7 …`; of many the first, and how many more there are."""
    numbers = [str(number) for number in sorted(claim.number for claim in claims)]
    if len(numbers) == 1:
        return f"Claim {numbers[0]} {one}."
    if len(numbers) > _NAMED:
        return f"Claims {', '.join(numbers[:_NAMED])} and {len(numbers) - _NAMED:,} more {several}."
    return f"Claims {', '.join(numbers[:-1])} and {numbers[-1]} {several}."
