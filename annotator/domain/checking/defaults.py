"""What holds where a house has set nothing: the rules, in the form in which a house gives its own.

It is data in JSON's types: `annotator rules --json` prints it, and `annotator rules set FILE` takes it back, edited.
"""

from typing import Any

# The rules follow what checking desks ask for: one primary source or three independent secondary ones.
RULES: dict[str, Any] = {
    # What makes evidence complete, by the kind of its source.
    "complete": {
        "interview": ["person", "date", "channel", "note"],
        "own observation": ["note"],
        "calculation": [],
        "other kinds": ["locator", "copy"],
    },
    "rules": [
        {
            "id": "verified",
            "words": "One primary source, or three independent secondary ones; each with a locator and a saved or "
            "archived copy",
            "for": {"status": ["verified"]},
            "needs": {
                "any": [
                    {"evidence": {"at_least": 1, "stance": "supports", "tier": "primary", "complete": True}},
                    {
                        "evidence": {
                            "at_least": 3,
                            "stance": "supports",
                            "tier": "secondary",
                            "independent": True,
                            "complete": True,
                        }
                    },
                ]
            },
        },
        {
            "id": "disputed",
            "words": "A source that refutes it, and a note or a proposed correction",
            "for": {"status": ["disputed"]},
            "needs": {
                "all": [
                    {"evidence": {"at_least": 1, "stance": "refutes"}},
                    {"any": [{"has": "note"}, {"has": "correction"}]},
                ]
            },
        },
        {
            "id": "unsourced",
            "words": "A note, or a logged search or contact",
            "for": {"status": ["unsourced"]},
            "needs": {"any": [{"has": "note"}, {"has": "search"}, {"has": "contact"}]},
        },
        {
            "id": "wording",
            "words": "A quote from a source with the same words",
            # Where other words were said, no source has these, and the claim is disputed.
            "for": {"status": ["verified"], "about": ["wording"]},
            "needs": {"is": "quoted"},
        },
        {
            "id": "calculations",
            "words": "Calculations whose inputs are as they were",
            "needs": {"is": "calculated"},
        },
    ],
}
