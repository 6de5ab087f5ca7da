"""Which of the encodings of Latin letters a text is in."""

import pytest

from annotator.readers.latin import latin_encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("It’s £4, or €5", "cp1252"),
        ("20 °C, ½ litre", "cp1252"),
        ("© 2025 The Ledger", "cp1252"),
        ("ÉTÉ À LA MER", "cp1252"),
        ("¿Cuánto costó? 1ª parte, nº 5", "cp1252"),
        ("Ísland er eyja, þar sem göngin voru opnuð", "cp1252"),
        ("Lech Wałęsa came to the opening of the tunnel on Thursday", "cp1250"),
        ("Predsednik je rekao da će tunel biti otvoren u četvrtak, šest meseci kasnije", "cp1250"),
    ],
)
def test_the_letters_of_a_language_tell_the_encoding(text: str, encoding: str) -> None:
    assert latin_encoding(text.encode(encoding)) == encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Тоннель открылся в четверг", "cp1251"),
        ("Η σήραγγα άνοιξε την Πέμπτη", "cp1253"),
        ("港のトンネルは木曜日に開通した", "shift_jis"),
        ("It’s a “nice” thing, really", "mac_roman"),
    ],
)
def test_other_scripts_are_left_to_others(text: str, encoding: str) -> None:
    assert latin_encoding(text.encode(encoding)) is None
