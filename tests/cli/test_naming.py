from tests.cli.conftest import TITLE, Program


def test_an_article_is_named_by_id_beginning_ending_or_title(program: Program, article: str) -> None:
    for word in (article, article.upper(), article[:13], article[-4:], TITLE, f"  {TITLE} "):
        assert program.done("show", word, "--json").json["article"]["id"] == article, word


def test_less_than_four_characters_name_nothing(program: Program, article: str) -> None:
    assert "needs 4 characters" in program.refused("show", article[-3:])
    assert "needs 4 characters" in program.refused("show", "")


def test_an_unknown_name_is_refused_and_nothing_is_guessed(program: Program, article: str) -> None:
    assert "No article is called “Ferry link”" in program.refused("show", "Ferry link")
    assert "No article is called" in program.refused("show", TITLE.upper())
    assert "No claim is called “0000”" in program.refused("claim", "note", "0000", "x")
    assert "No waiver is called" in program.refused("unwaive", "0000")


def test_a_short_title_that_is_known_names_its_article(program: Program) -> None:
    key = program.article("One line of text, no more than that.", "a.txt")
    program.done("article", "rename", key, "Up")
    assert program.done("show", "Up", "--json").json["article"]["id"] == key


def test_a_title_of_two_articles_is_refused_with_both(program: Program, article: str) -> None:
    other = program.article(name="again.txt")
    said = program.refused("show", TITLE)
    assert "means 2 articles" in said and article in said and other in said


def test_a_beginning_of_two_ids_is_refused(program: Program, article: str) -> None:
    other = program.article(name="again.txt")
    common = next(article[:n] for n in range(36, 3, -1) if other.startswith(article[:n]))
    said = program.refused("show", common)
    assert article in said and other in said


def test_a_title_of_two_lines_is_named_as_lists_show_it(program: Program, article: str) -> None:
    program.done("article", "rename", article, "Ferry\n link")
    assert program.done("list").out.endswith("  Ferry link\n")
    for word in ("Ferry link", "Ferry\n link"):
        assert program.done("show", word, "--json").json["article"]["id"] == article


def test_a_title_that_also_ends_an_id_is_refused_rather_than_guessed(program: Program, article: str) -> None:
    other = program.article("Another text, of one line only.", "a.txt")
    program.done("article", "rename", other, article[-6:])
    assert "means 2 articles" in program.refused("show", article[-6:])


def test_claims_are_named_by_id_its_parts_or_article_and_number(program: Program, article: str) -> None:
    first = program.done("claim", "add", article, "--quote", "1,200 people").id
    second = program.done("claim", "add", article, "--quote", "more boats").id
    for word, key in (
        (first, first),
        (second[-6:], second),
        (f"{article}:1", first),
        (f"{article[-6:]}:2", second),
        (f"{TITLE}:2", second),
        (f"{TITLE}: 02", second),
    ):
        assert program.done("claim", "set", word, "--label", "seen", "--json").json["id"] == key, word
    assert f"“{TITLE}” has no claim 3" in program.refused("claim", "set", f"{TITLE}:3", "--about", "name")
    assert "No article is called “Nowhere”" in program.refused("claim", "remove", "Nowhere:1")
    assert "means 2 ids (claim)" in program.refused("claim", "remove", _common(first, second))


def test_a_title_with_a_colon_and_a_number_names_its_article(program: Program, article: str) -> None:
    program.done("article", "rename", article, "Part 2: ferries")
    key = program.done("claim", "add", "Part 2: ferries", "--quote", "1,200 people").id
    assert program.done("claim", "note", "Part 2: ferries:1", "Seen.", "--json").json["id"] == key


def test_passages_of_the_claim_alone_are_dropped(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    made = program.done("claim", "add", article, "--quote", "more boats", "--json").json
    other = made["passages"][0]["id"]
    (first,) = program.done("claims", article, "--json").json[0]["passages"]
    said = program.refused("claim", "passage", f"{article}:1", "--drop", other)
    assert said == f"No passage of claim 1 is called “{other}” (it has {first['id'][-12:]} “1,200 people”).\n"
    # What it names can be said back.
    program.done("claim", "passage", f"{article}:1", "--drop", first["id"][-12:])
    assert "(it has none)" in program.refused("claim", "passage", f"{article}:1", "--drop", first["id"])


def test_only_the_first_passages_are_told(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    for start in range(0, 10, 2):
        program.done("claim", "passage", f"{article}:1", "--start", str(start), "--end", str(start + 1))
    said = program.refused("claim", "passage", f"{article}:1", "--drop", "none")
    assert said.count("“") == 6 and said.endswith(", and 1 more).\n")


def test_what_is_removed_is_refused_where_it_cannot_be_meant(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    program.done("claim", "remove", f"{article}:1")
    said = program.refused("claim", "set", f"{article}:1", "--status", "verified")
    assert "Claim 1 is removed" in said and "annotator claim restore" in said
    program.done("article", "remove", article)
    for words in (
        ("claim", "add", article, "--quote", "more boats"),
        ("claim", "note", f"{article}:1", "x"),
        ("claims", article),
        ("export", article, "--format", "json"),
        ("text", TITLE),
    ):
        assert "is removed; to go on, annotator article restore" in program.refused(*words), words
    program.done("show", article)
    program.done("history", TITLE)


def test_one_that_stands_is_meant_before_one_in_the_bin_and_restore_the_other_way(
    program: Program, article: str
) -> None:
    other = program.article(name="again.txt")
    program.done("article", "remove", other)
    assert program.done("show", TITLE, "--json").json["article"]["id"] == article
    assert program.done("article", "restore", TITLE, "--json").json["id"] == other


def _common(one: str, other: str) -> str:
    return next(one[:n] for n in range(36, 3, -1) if other.startswith(one[:n]))
