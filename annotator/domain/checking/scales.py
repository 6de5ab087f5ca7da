"""The scales of verdicts that come with the program, in the form in which a house gives its own.

The names and values are the publications' and data sets' own; the numbers and the suggested statuses are ours, by what
each value is said to mean and what our statuses mean (design, section 2). PolitiFact's Truth-O-Meter has its six in
this order. Snopes keeps ratings beside the scale of truth, some of them retired but still met; they have the number
of what a reader would take them for. AVeriTeC and FEVER are data sets: four and three labels.
"""

from typing import Any

SCALES: list[dict[str, Any]] = [
    {
        "name": "PolitiFact",
        "worst": 1,
        "best": 6,
        "values": [
            {"value": "True", "number": 6, "status": "verified"},
            {"value": "Mostly True", "number": 5, "status": "verified"},
            {"value": "Half True", "number": 4, "status": "disputed"},
            {"value": "Mostly False", "number": 3, "status": "disputed"},
            {"value": "False", "number": 2, "status": "disputed"},
            {"value": "Pants on Fire", "number": 1, "status": "disputed"},
        ],
    },
    {
        "name": "Snopes",
        "worst": 1,
        "best": 5,
        "values": [
            {"value": "True", "number": 5, "status": "verified"},
            {"value": "Mostly True", "number": 4, "status": "verified"},
            {"value": "Mixture", "number": 3, "status": "disputed"},
            {"value": "Mostly False", "number": 2, "status": "disputed"},
            {"value": "False", "number": 1, "status": "disputed"},
            {"value": "Unproven", "number": 3, "status": "unsourced"},
            {"value": "Unfounded", "number": 2, "status": "unsourced"},
            {"value": "Outdated", "number": 3, "status": "disputed"},
            {"value": "Miscaptioned", "number": 2, "status": "disputed"},
            {"value": "Correct Attribution", "number": 5, "status": "verified"},
            {"value": "Incorrect Attribution", "number": 1, "status": "disputed"},
            {"value": "Misattributed", "number": 1, "status": "disputed"},
            {"value": "Legit", "number": 5, "status": "verified"},
            {"value": "Fake", "number": 1, "status": "disputed"},
            {"value": "Scam", "number": 1, "status": "disputed"},
            {"value": "Legend", "number": 2, "status": "unsourced"},
            {"value": "Lost Legend", "number": 1, "status": "disputed"},
            {"value": "Labeled Satire", "number": 1, "status": "disputed"},
            {"value": "Originated as Satire", "number": 1, "status": "disputed"},
            {"value": "Recall", "number": 5, "status": "verified"},
            {"value": "Research In Progress", "number": 3, "status": None},
        ],
    },
    {
        "name": "AVeriTeC",
        "worst": 1,
        "best": 3,
        "values": [
            {"value": "Supported", "number": 3, "status": "verified"},
            {"value": "Refuted", "number": 1, "status": "disputed"},
            {"value": "Not Enough Evidence", "number": 2, "status": "unsourced"},
            {"value": "Conflicting Evidence/Cherrypicking", "number": 2, "status": "disputed"},
        ],
    },
    {
        "name": "FEVER",
        "worst": 1,
        "best": 3,
        "values": [
            {"value": "SUPPORTED", "number": 3, "status": "verified"},
            {"value": "REFUTED", "number": 1, "status": "disputed"},
            {"value": "NOT ENOUGH INFO", "number": 2, "status": "unsourced"},
        ],
    },
    {
        "name": "True/False",
        "worst": 1,
        "best": 2,
        "values": [
            {"value": "True", "number": 2, "status": "verified"},
            {"value": "False", "number": 1, "status": "disputed"},
        ],
    },
]
