"""The rules before a claim counts as done: the ones that come with the program, and those that a house gives."""

import json
from dataclasses import replace
from typing import Any

import pytest

from annotator.domain.checking.defaults import RULES
from annotator.domain.claim import About, Claim, Correction, Note, Passage, Stamp, Status
from annotator.domain.errors import Refused
from annotator.domain.evidence import Evidence, KeptFile, Kind, Source, Stance, Tier
from annotator.domain.house import House
from annotator.domain.records import Attempt, LogEntry
from annotator.domain.rules import checklist, default_rules, failing, is_done, rules_from, rules_of, set_rules

AT = "2025-03-13T09:42:00.000000Z"
NOTE = Note("n1", "The port confirms it.", "Mara Boyd", AT)


def source(key: str, **values: Any) -> Source:
    """A document with a publisher of its own and an archived copy."""
    return Source(key, **{"title": f"Paper {key}", "publisher": f"Office {key}", "archive_url": "kept", **values})


def use(key: str, stance: str = "supports", tier: str = "secondary", **values: Any) -> Evidence:
    return Evidence(f"use-{key}", key, Stance(stance), Tier(tier), **{"locator": "p. 3", **values})


def claim(status: str, *evidence: Evidence, words: str = "It cost 4.2 million.", **values: Any) -> Claim:
    passage = Passage("p1", 1, 0, len(words), words)
    made = Stamp("Mara Boyd", AT)
    return Claim("c1", 1, made, made, Status(status), passages=(passage,), evidence=evidence, **values)


def missing(judged: Claim, *sources: Source) -> str:
    """What the rules that come with the program find missing."""
    known = {one.id: one for one in sources}
    found = failing(judged, known, default_rules())
    assert is_done(judged, known, default_rules()) is not bool(found)
    return " ".join(check.missing for check in found)


def test_an_unchecked_claim_is_not_done_whatever_the_rules() -> None:
    judged = claim("unchecked", use("a", tier="primary"), notes=(NOTE,))
    assert missing(judged, source("a")) == "Nobody has checked it yet."
    lax = rules_from({"rules": [{"id": "any", "words": "Anything", "needs": {"has": "note"}}]})
    assert not is_done(judged, {}, lax)
    assert [check.met for check in checklist(judged, {}, lax)] == [False, True]


def test_a_checklist_has_every_rule_that_applies() -> None:
    listed = checklist(claim("verified", about=About.WORDING), {}, default_rules())
    assert [(check.rule.id, check.met) for check in listed] == [
        ("checked", True), ("verified", False), ("wording", False), ("calculations", True),
    ]  # fmt: skip
    assert all(check.missing.endswith(".") for check in listed if not check.met)


def test_one_primary_source_verifies() -> None:
    assert missing(claim("verified", use("a", tier="primary")), source("a")) == ""


@pytest.mark.parametrize("stance", ["refutes", "context"])
def test_only_what_supports_a_claim_verifies_it(stance: str) -> None:
    judged = claim("verified", use("a", stance, "primary"))
    assert missing(judged, source("a")) == (
        "It needs a primary source that supports it, or 3 independent secondary sources that support it."
    )


@pytest.mark.parametrize(
    ("values", "held", "lacks"),
    [
        ({"locator": None}, {}, "a locator for “Paper a”"),
        ({}, {"archive_url": None}, "a saved or archived copy for “Paper a”"),
        ({"locator": None}, {"archive_url": None, "confidential": True}, "for the confidential source (other)"),
    ],
)
def test_a_source_needs_a_locator_and_a_copy(values: dict[str, Any], held: dict[str, Any], lacks: str) -> None:
    assert lacks in missing(claim("verified", use("a", tier="primary", **values)), source("a", **held))


@pytest.mark.parametrize(
    "copy",
    [
        {"file": KeptFile("scan.pdf", "application/pdf", "0" * 64, 12)},
        {"archive_url": "https://web.archive.org/web/20250313/https://port.example/"},
        {"url": "https://web.archive.org/web/20250313/https://port.example/"},
    ],
)
def test_a_copy_is_saved_or_archived(copy: dict[str, Any]) -> None:
    held = source("a", **{"archive_url": None, **copy})
    assert missing(claim("verified", use("a", tier="primary")), held) == ""


def test_three_secondary_sources_are_of_three_publishers() -> None:
    judged = claim("verified", use("a"), use("b"), use("c"))
    three = [source("a"), source("b"), source("c")]
    assert missing(judged, *three) == ""
    two = [*three[:2], replace(three[2], publisher=" OFFICE \u00a0 a")]
    assert "one more independent secondary source that supports it" in missing(judged, *two)


def test_without_a_publisher_it_is_the_author_then_the_host() -> None:
    judged = claim("verified", use("a"), use("b"), use("c"))
    by_author = [source(key, publisher=None, author=name) for key, name in (("a", "Li"), ("b", "LI"), ("c", "Ode"))]
    assert "one more" in missing(judged, *by_author)
    pages = ["https://www.port.example/1", "https://port.example/2", "http://news.example:80/"]
    by_host = [source(key, publisher=None, url=url) for key, url in zip("abc", pages, strict=True)]
    assert "one more" in missing(judged, *by_host)
    by_host[1] = replace(by_host[1], url="https://city.example/")
    assert missing(judged, *by_host) == ""
    unknown = [source(key, publisher=None) for key in "abc"]
    assert "2 more" in missing(judged, *unknown)


def test_the_same_source_used_thrice_is_one() -> None:
    judged = claim("verified", *(replace(use("a"), id=str(number)) for number in range(3)))
    assert "2 more independent" in missing(judged, source("a"))


@pytest.mark.parametrize("lacking", ["author", "published", "channel", "note"])
def test_an_interview_needs_person_date_channel_and_note_in_place_of_a_copy(lacking: str) -> None:
    held: dict[str, Any] = {"author": "Aino Salo", "published": "2025-03-12", "channel": "by telephone"}
    whole = source("a", kind=Kind.INTERVIEW, archive_url=None, **held)
    spoken = use("a", tier="primary", note="She has the contract before her.", locator=None)
    assert missing(claim("verified", spoken), whole) == ""
    if lacking == "note":
        spoken = replace(spoken, note=None)
    else:
        whole = source("a", kind=Kind.INTERVIEW, archive_url=None, **{**held, lacking: None})
    assert "for “Paper a”" in missing(claim("verified", spoken), whole)


def test_an_observation_needs_a_note_and_a_calculation_nothing() -> None:
    seen = source("a", kind=Kind.OBSERVATION, archive_url=None)
    judged = claim("verified", use("a", tier="primary", locator=None))
    assert "a note for “Paper a”" in missing(judged, seen)
    noted = replace(judged, evidence=(replace(judged.evidence[0], note="Counted on the pier."),))
    assert missing(noted, seen) == ""
    assert missing(judged, replace(seen, kind=Kind.CALCULATION)) == ""


def test_a_disputed_claim_needs_a_refuting_source_and_a_note_or_correction() -> None:
    against = use("a", "refutes", locator=None)
    assert missing(claim("disputed"), source("a")) == (
        "It needs a source that refutes it and a note, or a proposed correction."
    )
    assert "a source that refutes it" in missing(claim("disputed", use("a"), notes=(NOTE,)), source("a"))
    assert "correction" in missing(claim("disputed", against), source("a"))
    assert missing(claim("disputed", against, notes=(NOTE,)), source("a")) == ""
    proposed = Correction("k1", "It cost 4.4 million.", "Mara Boyd", AT)
    assert missing(claim("disputed", against, corrections=(proposed,)), source("a")) == ""
    assert "refutes" in missing(claim("disputed", against, notes=(NOTE,)))  # its source is not here


@pytest.mark.parametrize("kind", list(Attempt))
def test_an_unsourced_claim_needs_a_note_or_an_attempt(kind: Attempt) -> None:
    assert "a note, or a logged search, or a logged contact" in missing(claim("unsourced"))
    assert missing(claim("unsourced", notes=(NOTE,))) == ""
    assert missing(claim("unsourced", log=(LogEntry("l1", kind, "the port", "Mara Boyd", AT),))) == ""


@pytest.mark.parametrize(
    ("words", "quote", "same"),
    [
        ("“The longest tunnel,” she said", "the longest tunnel", True),
        ("“The longest tunnel,” she said", "It is “the longest tunnel” we have – so far", True),
        ("“The longest tunnel,” she said", "the longest bridge", False),
        ("“The longest tunnel,” she said", "the longest tunnels", False),
        ("“We won't pay,” he said, “and we never did.”", "We won’t pay and we never did.", True),
        ("“We won't pay,” he said, “and we never did.”", "We never did, and we won’t pay.", False),
        ("“We … will open it in May”", "We hope that we will open it in May.", True),
        ("„Wir zahlen nicht“, sagte er", "»Wir  zahlen\u00a0nicht.«", True),
        ("«Nous ne paierons pas», dit-il", "nous ne paierons pas", True),
        ("‘It isn’t safe,’ she said", "It isn't safe", True),
        ("it runs 3.2 km—twice a day", "It runs 3.2 km — twice a day.", True),
        ("it runs 3.2 km", "It runs 32 km.", False),
        ("It runs Daily", "It runs daily", False),
        ("「明日は休みです」と話した", "港は明日は休みですと発表", True),
        ("قالت «لن ندفع»", "لن ندفع", True),
        ("caf\u00e9 owners", "Cafe\u0301 owners", True),
        ("…", "anything", False),
    ],
)
def test_a_claim_on_wording_has_a_quote_with_the_same_words(words: str, quote: str, same: bool) -> None:
    judged = claim("verified", use("a", tier="primary", quote=quote), words=words, about=About.WORDING)
    assert (missing(judged, source("a")) == "") is same
    stated = replace(judged, passages=(), statement=words)
    assert (missing(stated, source("a")) == "") is same


def test_a_quote_of_a_source_that_does_not_support_it_is_none() -> None:
    beside = use("b", "context", quote="It cost 4.2 million.")
    judged = claim("verified", use("a", tier="primary"), beside, about=About.WORDING)
    assert "with the same words" in missing(judged, source("a"), source("b"))
    assert missing(replace(judged, about=About.CONTENT), source("a"), source("b")) == ""


def test_a_house_sets_its_own_and_what_it_sets_holds() -> None:
    house = House()
    strict = {
        "complete": {"other kinds": ["locator", "seen"], "law or court record": []},
        "rules": [
            {
                "id": "law",
                "words": "Two laws",
                "for": {"status": ["verified", "disputed"], "about": "name"},
                "needs": {"evidence": {"at_least": 2, "kind": "law or court record", "complete": True}},
                "missing": "Two laws, please.",
            }
        ],
    }
    (change,) = set_rules(house, strict)
    assert (change.before, change.after) == (None, {"value": strict})
    house.settings["rules"] = strict
    assert set_rules(house, strict) == []
    rules = rules_of(house.settings)
    judged = claim("verified", use("a", "refutes"), use("b"), about=About.NAME)
    laws = {key: source(key, kind=Kind.LAW, archive_url=None) for key in "ab"}
    assert is_done(judged, laws, rules)
    laws["b"] = source("b")
    assert [check.missing for check in failing(judged, laws, rules)] == ["Two laws, please."]
    assert is_done(replace(judged, about=About.CONTENT), laws, rules)
    assert rules_of({}) is default_rules()


def test_what_comes_with_the_program_can_be_taken_edited_and_given_back() -> None:
    edited = json.loads(json.dumps(RULES))
    assert rules_from(edited) == default_rules()
    edited["rules"][0]["needs"]["any"][1]["evidence"]["at_least"] = 2
    known = {key: source(key) for key in "ab"}
    judged = claim("verified", use("a"), use("b"))
    assert is_done(judged, known, rules_from(edited))
    assert not is_done(judged, known, default_rules())


def nested(depth: int) -> Any:
    return {"has": "note"} if depth == 0 else {"all": [nested(depth - 1)]}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("note", "rules[0] is not an object."),
        ({"id": "a", "words": "A"}, "rules[0] lacks “needs”."),
        ({"id": " ", "words": "A", "needs": {"has": "note"}}, "rules[0].id is empty."),
        ({"id": "a", "words": 3, "needs": {"has": "note"}}, "rules[0].words is not a text."),
        ({"id": "checked", "words": "A", "needs": {"has": "note"}}, "which another rule has already"),
        ({"id": "a", "words": "A", "needs": {}}, "rules[0].needs has 0 conditions"),
        ({"id": "a", "words": "A", "needs": {"has": "a dog"}}, "rules[0].needs.has is “a dog”; it takes: note,"),
        ({"id": "a", "words": "A", "needs": {"is": "true"}}, "rules[0].needs.is is “true”"),
        ({"id": "a", "words": "A", "needs": {"eval": "1"}}, "rules[0].needs has “eval”"),
        ({"id": "a", "words": "A", "needs": {"any": []}}, "rules[0].needs.any is empty."),
        ({"id": "a", "words": "A", "needs": {"any": [{"evidence": {"stance": "suports"}}]}},
         "rules[0].needs.any[0].evidence.stance is “suports”; it takes: supports, refutes, context."),
        ({"id": "a", "words": "A", "needs": {"evidence": {"at_least": 0}}}, "at_least is “0”, not a whole number"),
        ({"id": "a", "words": "A", "needs": {"evidence": {"at_least": True}}}, "at_least is “True”"),
        ({"id": "a", "words": "A", "needs": {"evidence": {"complete": 1}}}, "complete is “1”, neither true nor false"),
        ({"id": "a", "words": "A", "for": {"status": "ok"}, "needs": {"has": "note"}}, "rules[0].for.status is “ok”"),
        ({"id": "a", "words": "A", "for": {"day": "1"}, "needs": {"has": "note"}}, "rules[0].for has “day”"),
        ({"id": "a", "words": "A", "needs": nested(20)}, "is nested deeper than 8 levels."),
    ],
)  # fmt: skip
def test_rules_that_cannot_be_read_are_refused_with_their_place(rule: Any, said: str) -> None:
    with pytest.raises(Refused) as refused:
        rules_from({"rules": [rule]})
    assert said in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("value", [None, [], "", {}, {"rules": {}}, {"rules": [], "more": 1}, {"rules": []}])
def test_what_is_no_file_of_rules_is_refused(value: Any) -> None:
    with pytest.raises(Refused):
        rules_from(value)


def test_what_makes_evidence_complete_is_checked_too() -> None:
    rule = {"id": "a", "words": "A", "needs": {"has": "note"}}
    with pytest.raises(Refused, match="complete lacks “other kinds”"):
        rules_from({"rules": [rule], "complete": {"interview": "note"}})
    with pytest.raises(Refused, match=r"complete\.interview is “mood”"):
        rules_from({"rules": [rule], "complete": {"other kinds": [], "interview": "mood"}})
