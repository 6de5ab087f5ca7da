"""Each rule on where a sentence ends, in sentences of its own; and what must never be cut in two."""

import pytest

from annotator.domain.sentences import sentences_in

KINDS = {
    "marks": ["It rained.", "Did it?", "It did!", "Really?!", "Yes!!", "No??"],
    "names with an exclamation mark": ["She sold Yahoo! in May.", "He saw Oliver! twice.", "Then he slept."],
    "initials": ["Ann B. Moss met J.R. Kay.", "She is older than I.", "Who is Carl I. Pike?"],
    "titles": ["Gov. Lee and Lt. Col. Moss saw Msgr. Ortiz.", "Ms. Pike did not.", "The Rev. Amos Kay sang."],
    "places and saints": [
        "Mt. Hood is far from St. Paul.",
        "Ft. Wayne is not.",
        "He lives on Elm St.",
        "She does too.",
    ],
    "companies": ["He left Pike & Co. in May.", "She runs Oak Inc.", "It pays well.", "They own Kay Ltd. and more."],
    "states": ["We left the U.S.", "What about them?", "The U.S. Senate met in Washington, D.C., at noon.", "It rose."],
    "times": ["It began at 5 a.m. Tuesday.", "It ended at 6 p.m.", "The hall was dark.", "At 9 p.m. Kay came."],
    "months": ["They met on Nov. 12 and Dec. 3, 2020.", "It was cold."],
    "pages and numbers": ["See p. 45, pp. 3-5, ch. 2, fig. 7 and vol. II.", "No. 5 is missing.", "Is No. 6?"],
    "connectives": ["He eats fruit, e.g. this pear, i.e. no meat, vs. Kay et al. in 1998.", "She agrees."],
    "amounts": ["It cost $3.50.", "They had 1,200.75 left.", "About 5.5 percent is gone."],
    "addresses": ["Write to ann.moss@paper.example.", "See https://paper.example/a.b/c.html.", "Or example.com, free."],
    "files and programs": ["Node.js and ASP.NET run it.", "Open OS.File now.", "Version 2.0.1 is out."],
    "quotations that end": ['He said, "It is done."', "She nodded.", "“It is.”", "They left.", "‘Is it?’", "He left."],
    "quotations that go on": ['"It is done." he said.', "“Is it? I doubt it,” he said.", "“Who pays?” asked Kay."],
    "questions with a speaker": ["“Who pays?” Ann Kay asked.", "“Not us!” Pike shouted back.", "“Why?” Kay told us."],
    "brackets within": ["The mill (It burned twice. Nobody knows why.) was sold.", "It closed (in 1950)."],
    "brackets around": ["It held.", "(It was rebuilt in 1950.)", "(Nobody knows why!)", "It stands."],
    "dots that go on": ["I . . . well, I mean . . . you know.", "He waited... and waited… and left."],
    "dots that end": ["He had hoped....", "They went.", "He waited…", "She came.", "They slept..."],
    "dots that begin": ["It was over.", "...and then it rained."],
    "left out": ['"The dam [...] held [...]" (Kay 12).', "So it did."],
    "references": ["It rained.[1]", "It snowed.[2][3]", "It froze."],
    "emoji": ["We won 🎉", "They lost.", "“So sad 😢”", "He left 🇩🇪.", "😀 It rained."],
    "brands in small letters": ["She sold shares.", "iPhone sales fell.", "eBay did well."],
    "a number first": ["Nobody came.", "40 people wrote.", "1990 was wet."],
    "a colon": ["The plan: build, then sell.", "The result: nothing."],
    "a line break": ["It was a\u2028cold night."],
    "two line breaks": ["A poem", "\u2028\u2028", "It ends here"],
}


@pytest.mark.parametrize("sentences", KINDS.values(), ids=KINDS.keys())
def test_a_kind_of_end(sentences: list[str]) -> None:
    assert said(" ".join(sentences)) == [sentence for sentence in sentences if sentence.strip()]


def said(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences_in(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("language", "items"),
    [
        ("en", ["1.) Build a dam", "2.) Sell it"]),
        ("en", ["1.) Build a dam.", "2.) Sell it."]),
        ("en", ["1) Build a dam", "2) Sell it", "3) Run"]),
        ("en", ["(1) Build a dam.", "(2) Sell it."]),
        ("en", ["1. Build a dam", "2. Sell it"]),
        ("en", ["1. Build a dam.", "2. Sell it.", "3. Run."]),
        ("en", ["The plan:", "1. Build a dam", "2. Sell it"]),
        ("en", ["a. Build a dam", "b. Sell it", "c. Run"]),
        ("en", ["(a) Build a dam.", "(b) Sell it."]),
        ("en", ["i) Build a dam", "ii) Sell it", "iii) Run"]),
        ("en", ["• Build a dam", "• Sell it"]),
        ("en", ["• 9. Build a dam", "• 10. Sell it"]),
        ("en", ["⁃9. Build a dam", "⁃10. Sell it"]),
        ("de", ["1. Ein Damm wird gebaut.", "2. Er wird verkauft."]),
        ("ru", ["1) Построить", "2) Продать"]),
        ("ar", ["1) نبني", "2) نبيع"]),
        ("zh", ["• 建坝", "• 卖掉"]),
    ],
)
def test_each_item_of_a_list_is_a_sentence(language: str, items: list[str]) -> None:
    assert said(" ".join(items), language) == items


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "There are three aims: 1) to build, 2) to sell, and 3) to run."),
        ("en", "From left, Ann Moss (L), Bob Kay (R) and Carl Pike wave."),
        ("en", "The ratio of A) to B) is small."),
        ("en", "He is 1.8 m tall - and she 1.7 - in shoes."),
        ("de", "1. FC Adler spielt nun in der 2. Liga."),
        ("de", "Am 1. Mai und am 2. Juni ist frei."),
        ("es", "Compra: 1.pan, 2.sal, 3.té."),
        ("da", "Den 1. og den 2. Division spiller søndag."),
    ],
)
def test_what_is_no_list_stays_whole(language: str, sentence: str) -> None:
    assert said(sentence, language) == [sentence]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Mr. Smith paid $3.50 on Nov. 12, see p. 45, e.g. this, near St. Petersburg."),
        ("de", "Das ist z. B. so, d. h. am 3. Mai, vgl. S. 5 und Nr. 7, usw. und so fort."),
        ("fr", "M. Dupont et Mme J.-P. Morel, cf. p. 5, sont à St. Malo, etc. et ailleurs."),
        ("ru", "Он, т. е. А. С. Ким, живёт в г. Омске, ул. Мира, д. 5, и т. д. и т. п. всё там."),
        ("pl", "To jest np. ul. Długa, tj. przy pl. Nowym, w 2020 r. zamknięta, m.in. dla aut."),
        ("es", "El Sr. Gil y la Dra. Paz, p. ej. en la Av. Mayor, pág. 3, no fueron."),
        ("it", "Il dott. Neri e l’ing. Bianchi, v. pag. 3, n. 5, erano a S. Marco ecc. ecc. con noi."),
        ("tr", "Prof. Dr. A. Kaya, bkz. s. 5, II. Dünya Savaşı ile 19. yüzyılı anlattı."),
        ("mr", "डॉ. अ. ब. पाटील आणि श्री. जोशी आले."),
        ("th", "ดร. สมชาย พบ น.ส. มาลี เมื่อ 12 พ.ย. 2563"),
        ("ja", "「終わった。帰ろう。」と彼は言った。"),
        ("zh", "“结束了。回家吧。”她说。"),
        ("ko", "“끝났다. 가자.”라고 그는 말했다."),
    ],
)
def test_no_ordinary_sentence_is_cut(language: str, sentence: str) -> None:
    assert said(sentence, language) == [sentence]


def test_where_no_space_follows_an_end_is_seen_only_where_it_is_sure() -> None:
    assert said("It rained all day.Then it stopped.She had 1,000.They left.") == [
        "It rained all day.",
        "Then it stopped.",
        "She had 1,000.",
        "They left.",
    ]
    assert said("Mail a.Moss@b.Example or c.Kay/D.Pike, it is U.S.Army.") == [
        "Mail a.Moss@b.Example or c.Kay/D.Pike, it is U.S.Army."
    ]


def test_a_language_without_a_word_list_takes_no_english_abbreviations() -> None:
    assert said("Så sa hon. Sedan kom ingen.", "sv") == ["Så sa hon.", "Sedan kom ingen."]
