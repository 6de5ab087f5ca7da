import pytest

from tests.cli.conftest import TITLE, Program


def test_a_claim_by_its_quote_prints_its_id_alone(program: Program, article: str) -> None:
    key = program.done("claim", "add", article, "--quote", "1,200 people", "--status", "verified").id
    (claim,) = program.done("claims", article, "--json").json
    assert (claim["id"], claim["number"], claim["status"], claim["statement"]) == (key, 1, "verified", None)
    (passage,) = claim["passages"]
    assert program.text(article)[passage["start"] : passage["end"]] == passage["exact"] == "1,200 people"
    assert claim["created"]["by"] == claim["changed"]["by"] == "Mara Boyd"


def test_offsets_are_code_points_past_emoji_and_in_arabic(program: Program, article: str) -> None:
    text = program.text(article)
    start = text.index("40 سفينة")
    made = program.done("claim", "add", article, "--start", str(start), "--end", str(start + 8), "--json").json
    passage = made["passages"][0]
    assert (passage["start"], passage["end"], passage["exact"]) == (start, start + 8, "40 سفينة")
    assert passage["prefix"] == text[start - 32 : start]
    assert passage["suffix"] == text[start + 8 : start + 8 + 32]
    quoted = program.done("claim", "add", article, "--quote", "40 سفينة", "--json").json["passages"][0]
    assert (quoted["start"], quoted["end"]) == (start, start + 8)


def test_a_range_is_widened_to_whole_graphemes_and_trimmed(program: Program, article: str) -> None:
    text = program.text(article)
    ship = text.index("🛳")  # two code points: the ship and its variation selector
    made = program.done("claim", "add", article, "--start", str(ship - 1), "--end", str(ship + 1), "--json").json
    passage = made["passages"][0]
    assert (passage["start"], passage["end"], passage["exact"]) == (ship, ship + 2, "🛳️")


def test_a_quote_in_several_places_is_refused_until_it_is_singled_out(program: Program, article: str) -> None:
    said = program.refused("claim", "add", article, "--quote", "port said")
    assert "2 places" in said and "--prefix" in said and "first day, the" in said
    text = program.text(article)
    first, second = text.index("port said"), text.rindex("port said")
    by_suffix = program.done("claim", "add", article, "--quote", "port said", "--suffix", "more", "--json").json
    assert by_suffix["passages"][0]["start"] == second
    by_prefix = program.done("claim", "add", article, "--quote", "port said", "--prefix", "day, the", "--json").json
    assert by_prefix["passages"][0]["start"] == first
    assert "does not stand" in program.refused("claim", "add", article, "--quote", "port said", "--prefix", "no such")


def test_a_quote_may_have_other_line_ends_and_typographic_characters(program: Program, article: str) -> None:
    made = program.done("claim", "add", article, "--quote", "boats will come.\r\nقالت", "--json").json
    assert made["passages"][0]["exact"] == "boats will come.\nقالت"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--quote", "no such words"], "does not stand in the article"),
        (["--quote", "  "], "The quote is empty"),
        (["--start", "-1", "--end", "4"], "not within the text"),
        (["--start", "0", "--end", "99999"], "not within the text"),
        (["--start", "4", "--end", "4"], "is empty"),
        (["--start", "5", "--end", "6"], "white space"),
        (["--quote", "1,200 people", "--reason", "wrong"], "takes no reason"),
        (["--quote", "1,200 people", "--status", "disputed", "--reason", "none found"], "is no reason for disputed"),
        (["--quote", "1,200\0people"], "NUL"),
        (["--quote", "1,200 \udce4"], "not text in UTF-8"),
        (["--quote", "1,200 people", "--statement", "\ud800"], "not text in UTF-8"),
    ],
)
def test_what_cannot_be_marked_is_refused_and_nothing_is_kept(
    program: Program, article: str, words: list[str], said: str
) -> None:
    assert said in program.refused("claim", "add", article, *words)
    assert program.done("claims", article, "--json").json == []


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--start", "1"],
        ["--quote", "ferry", "--start", "1", "--end", "2"],
        ["--prefix", "The"],
        ["--quote", "ferry", "--status", "true"],
        ["--start", "one", "--end", "2"],
        ["--quote", "ferry", "--rating", "true"],
        ["--quote", "ferry", "--no-such-option"],
    ],
)
def test_wrong_usage_exits_2(program: Program, article: str, words: list[str]) -> None:
    program.refused("claim", "add", article, *words, code=2)


def test_every_field_is_set_in_one_change_and_cleared_by_an_empty_text(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    program.done(
        *("claim", "set", f"{article}:1", "--status", "disputed", "--reason", "misleading"),
        *("--statement", "1,200 people took the ferry.", "--rating", "House scale: B:mostly so", "--about", "wording"),
        *("--claimant", "The port", "--said-at", "2025-03-13", "--assignee", "Theo Lin", "--reasoning", "Two counts."),
        *("--review-url", "https://example.org/r", "--appearance", "https://example.org/a"),
        *("--appearance", "https://example.org/b", "--label", "ferry", "--label", "ferry"),
    )
    (claim,) = program.done("claims", article, "--json").json
    assert {name: claim[name] for name in claim if name not in ("id", "passages", "created", "changed")} == {
        "number": 1,
        "status": "disputed",
        "reason": "misleading",
        "statement": "1,200 people took the ferry.",
        "about": "wording",
        "claimant": "The port",
        "said_at": "2025-03-13",
        "assignee": "Theo Lin",
        "reasoning": "Two counts.",
        "review_url": "https://example.org/r",
        "labels": ["ferry"],
        "appearances": ["https://example.org/a", "https://example.org/b"],
        "rating": {"scale": "House scale: B", "value": "mostly so"},
        **{key: [] for key in ("notes", "queries", "corrections", "log", "evidence", "sign_offs")},
        "removed_at": None,
    }
    cleared = program.done(
        *("claim", "set", f"{article}:1", "--statement", "", "--rating", "", "--claimant", " ", "--label", ""),
        *("--reason", "", "--json"),
    ).json
    assert cleared["statement"] is cleared["rating"] is cleared["claimant"] is cleared["reason"] is None
    assert (cleared["labels"], cleared["status"]) == ([], "disputed")
    program.done("undo", article)
    program.done("undo", article)
    (claim,) = program.done("claims", article, "--json").json
    assert (claim["status"], claim["statement"], claim["labels"]) == ("unchecked", None, [])


def test_a_status_without_a_reason_clears_it_and_a_reason_alone_keeps_the_status(
    program: Program, article: str
) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people", "--status", "disputed", "--reason", "wrong")
    name = f"{article}:1"
    claim = program.done("claim", "set", name, "--reason", "denied", "--json").json
    assert (claim["status"], claim["reason"]) == ("disputed", "denied")
    claim = program.done("claim", "set", name, "--status", "disputed", "--json").json
    assert (claim["status"], claim["reason"]) == ("disputed", None)
    claim = program.done("claim", "set", name, "--status", "UNSOURCED", "--reason", "single source", "--json").json
    assert (claim["status"], claim["reason"]) == ("unsourced", "single source")
    assert "is no reason for unsourced" in program.refused("claim", "set", name, "--reason", "wrong")
    assert program.done("claim", "set", name, "--status", "verified").out == "Claim 1 set to verified.\n"


def test_setting_what_is_so_already_makes_no_history(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people", "--status", "verified")
    before = program.done("history", article, "--json").json
    assert "is so already" in program.done("claim", "set", f"{article}:1", "--status", "verified").out
    assert program.done("history", article, "--json").json == before
    assert "Say what to set" in program.refused("claim", "set", f"{article}:1", code=2)


def test_white_space_around_a_reason_is_nothing(program: Program, article: str) -> None:
    made = ("claim", "add", article, "--quote", "1,200 people", "--json")
    assert program.done(*made, "--status", "disputed", "--reason", " wrong ").json["reason"] == "wrong"
    assert program.done(*made, "--reason", " ").json["reason"] is None


def test_a_rating_is_told_as_it_is_written(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    assert program.done("claim", "set", f"{article}:1", "--rating", "House:false").out == (
        "Claim 1: rating “House:false”.\n"
    )


def test_notes_are_added_with_who_and_when(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    program.done("claim", "note", f"{article}:1", "Ask the port.\r\nTwice.")
    claim = program.done("claim", "note", f"{article}:1", "They agree.", "--reviewer", "Theo Lin", "--json").json
    assert [(note["text"], note["by"]) for note in claim["notes"]] == [
        ("Ask the port.\nTwice.", "Mara Boyd"),
        ("They agree.", "Theo Lin"),
    ]
    assert claim["changed"]["by"] == "Theo Lin"
    assert "The note is empty" in program.refused("claim", "note", f"{article}:1", " \n")


def test_passages_are_added_replaced_and_dropped(program: Program, article: str) -> None:
    made = program.done("claim", "add", article, "--quote", "more boats", "--json").json
    name, first = f"{article}:1", made["passages"][0]["id"]
    two = program.done("claim", "passage", name, "--quote", "40 سفينة", "--json").json["passages"]
    assert [passage["exact"] for passage in two] == ["more boats", "40 سفينة"]
    moved = program.done(
        "claim", "passage", name, "--drop", first[-8:], "--quote", "more boats will come", "--json"
    ).json["passages"]
    assert [passage["exact"] for passage in moved] == ["more boats will come", "40 سفينة"]
    said = program.done("claim", "passage", name, "--drop", two[1]["id"]).out
    assert said == "Claim 1 no longer on “40 سفينة”.\n"
    dropped = program.done("claim", "passage", name, "--drop", moved[0]["id"], "--json").json
    assert dropped["passages"] == []
    for _ in range(4):
        program.done("undo", article)
    (claim,) = program.done("claims", article, "--json").json
    assert claim["passages"] == made["passages"]


@pytest.mark.parametrize("words", [[], ["--start", "1"], ["--drop", "abcd", "--end", "3"], ["--prefix", "x"]])
def test_a_passage_needs_a_place_or_one_to_drop(program: Program, article: str, words: list[str]) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    program.refused("claim", "passage", f"{article}:1", *words, code=2)


def test_removing_and_restoring_a_claim(program: Program, article: str) -> None:
    key = program.done("claim", "add", article, "--quote", "1,200 people").id
    assert program.done("claim", "remove", key).out == "Claim 1 removed.\n"
    assert program.done("claims", article, "--json").json == []
    assert [claim["id"] for claim in program.done("claims", article, "--removed", "--json").json] == [key]
    assert "so already" in program.done("claim", "remove", key).out
    restored = program.done("claim", "restore", f"{article}:1", "--json").json
    assert (restored["id"], restored["removed_at"]) == (key, None)
    assert "so already" in program.done("claim", "restore", key).out


def test_claims_are_listed_in_text_order_and_by_status(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "more boats", "--status", "unsourced")
    program.done("claim", "add", article, "--quote", "1,200 people", "--statement", "1,200 took it.")
    listed = program.done("claims", article).out.splitlines()
    assert [line.split()[:2] for line in listed] == [["2", "unchecked"], ["1", "unsourced"]]
    assert listed[0].endswith("“1,200 took it.”")
    assert [c["number"] for c in program.done("claims", article, "--json").json] == [2, 1]
    assert [c["number"] for c in program.done("claims", article, "--status", "unsourced", "--json").json] == [1]
    assert program.done("claims", article, "--status", "verified").out == "No claims.\n"


def test_overlapping_nested_and_equal_claims_are_allowed(program: Program, article: str) -> None:
    for quote in ("1,200 people on its first day", "its first day, the port said", "1,200", "1,200"):
        program.done("claim", "add", TITLE, "--quote", quote)
    assert [c["number"] for c in program.done("claims", article, "--json").json] == [1, 3, 4, 2]


def test_controls_of_direction_are_visible_in_lists_and_as_they_are_in_json(program: Program) -> None:
    key = program.article("The mayor \u202eolleh\u202c said nothing at all today.", "bidi.txt")
    program.done("claim", "add", key, "--quote", "\u202eolleh\u202c said")
    assert "⟨U+202E⟩olleh⟨U+202C⟩ said" in program.done("claims", key).out
    assert program.done("claims", key, "--json").json[0]["passages"][0]["exact"] == "\u202eolleh\u202c said"


MILL = """The mill

The mill turned again on Friday after six years. It had cost 90,000 to mend.

It ground 40 sacks before noon. A fine sight it was, said the miller.

The mayor said that the wheel weighs 3.2 tonnes.

Entry is free on Sundays.
"""
QUOTES = ("turned again on Friday", "Entry is free on Sundays", "40 sacks", "3.2 tonnes")


@pytest.fixture
def mill(program: Program) -> str:
    """An article that was updated: claim 1 was moved, 2 is kept, 3 is to be reread, 4 was cut. Claim 5 has the first
    three of these passages, claim 6 all; the waiver is to be reread."""
    key = program.article(MILL, "mill.txt")
    for quote in QUOTES:
        program.done("claim", "add", key, "--quote", quote)
    for number, quotes in ((5, QUOTES[:3]), (6, QUOTES)):
        program.done("claim", "add", key, "--quote", quotes[0], "--statement", f"Of {len(quotes)} passages.")
        for quote in quotes[1:]:
            program.done("claim", "passage", f"{key}:{number}", "--quote", quote)
    program.done("waive", key, "--quote", "A fine sight it was")
    newer = MILL.replace("Friday", "Saturday").replace("noon", "two o'clock").replace("miller", "baker")
    lines = [line for line in newer.splitlines() if "tonnes" not in line]
    program.done("update", key, "-", stdin="\n".join(lines).encode())
    return key


@pytest.mark.parametrize("command", ["claims", "show"])
def test_an_open_place_is_told_before_the_claim_of_several_the_gravest(
    program: Program, mill: str, command: str
) -> None:
    lines = [line.split(maxsplit=3) for line in program.done(command, mill).out.splitlines() if "  unchecked" in line]
    assert {int(number): told for number, _, _, told in lines} == {
        1: "moved: “turned again on Saturday”",
        2: "“Entry is free on Sundays”",
        3: "to be reread: “40 sacks”",
        4: "cut from text: “3.2 tonnes”",
        5: "moved: “Of 3 passages.”",
        6: "cut from text: “Of 4 passages.”",
    }


def test_an_open_waiver_is_told_likewise(program: Program, mill: str) -> None:
    told = [line for line in program.done("show", mill).out.splitlines() if "A fine sight" in line]
    assert [line.split(maxsplit=2)[2] for line in told] == ["to be reread: “A fine sight it was”"]
    (waiver,) = [w for w in program.done("show", mill, "--json").json["waivers"] if w["version"] == 2]
    program.done("resolve", waiver["id"], "--confirm")
    assert "reread: “A fine" not in program.done("show", mill).out


def test_nothing_is_said_of_a_place_that_is_settled(program: Program, mill: str) -> None:
    for claim in program.done("claims", mill, "--json").json:
        for passage in claim["passages"]:
            if passage["version"] == 2:
                how = ["--quote", "90,000"] if passage["state"] == "orphaned" else ["--confirm"]
                program.done("resolve", passage["id"], *how)
    out = program.done("claims", mill).out
    assert "“turned again on Saturday”" in out
    assert not any(word in out for word in ("moved", "reread", "cut from text"))


def test_a_rating_on_a_known_scale_is_one_of_its_values(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    said = program.refused("claim", "set", f"{article}:1", "--rating", "PolitiFact:nearly")
    assert "“nearly” is no rating of PolitiFact; there are: True, Mostly True" in said
    program.done("claim", "set", f"{article}:1", "--rating", "politifact:mostly true")
    (claim,) = program.done("claims", article, "--json").json
    assert claim["rating"] == {"scale": "PolitiFact", "value": "Mostly True"}
