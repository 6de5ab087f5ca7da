"""From bytes to characters: marks, UTF-8, UTF-16 without a mark, guesses that are said, and what is no text."""

import pytest

from annotator.readers import ReaderError
from annotator.readers.encoding import declared_encoding, decode

ENGLISH = "The mayor said: “It’s done – finally.” The café cost £4 million, or €5 million."
GUESSED = [
    (ENGLISH, "cp1252", "Windows-1252"),
    ("£4", "cp1252", "Windows-1252"),
    ("Café closed", "cp1252", "Windows-1252"),
    ("São Paulo, Zürich and Málaga were named in the report on Thursday.", "cp1252", "Windows-1252"),
    ("Le tunnel était prêt à être ouvert, après des années d’attente.", "cp1252", "Windows-1252"),
    ("Der Bürgermeister erklärte, dass die Größe genüge.", "cp1252", "Windows-1252"),
    ("Tunel otwarto w czwartek, dwa lata później niż planowano, powiedział burmistrz.", "cp1250", "Windows-1250"),
    ("Tunel otwarto w czwartek, dwa lata później niż planowano, powiedział.", "iso8859_2", "ISO-8859-2"),
    ("Tunel byl otevřen ve čtvrtek, o dva roky později, řekl starosta města.", "cp1250", "Windows-1250"),
    ("Az alagút csütörtökön nyílt meg, két évvel később, ősszel.", "cp1250", "Windows-1250"),
    ("Tünel perşembe günü açıldı, iki yıl gecikmeyle, dedi belediye başkanı.", "cp1254", "Windows-1254"),
    ("Тоннель открылся в четверг, с опозданием на два года, сообщил мэр города.", "cp1251", "Windows-1251"),
    ("Тоннель открылся в четверг, с опозданием на два года, сообщил мэр города.", "koi8_r", "KOI8-R"),
    ("Η σήραγγα άνοιξε την Πέμπτη, δύο χρόνια αργότερα, είπε ο δήμαρχος.", "cp1253", "Windows-1253"),
    ("افتتح النفق يوم الخميس بعد عامين من التأخير، كما قال رئيس البلدية.", "cp1256", "Windows-1256"),
    ("המנהרה נפתחה ביום חמישי, באיחור של שנתיים", "cp1255", "Windows-1255"),
    ("港のトンネルは木曜日に開通した。市長は記者団に語った。", "shift_jis", "Shift JIS"),
    ("港のトンネルは木曜日に開通した。市長は記者団に語った。", "euc_jp", "EUC-JP"),
    ("港口隧道周四通车，比原计划晚了两年，市长告诉记者。", "gb18030", "GB 18030"),
    ("港口隧道週四通車，比原計劃晚了兩年，市長告訴記者。", "big5", "Big5"),
    ("터널은 목요일에 개통되었다고 시장이 말했다.", "cp949", "EUC-KR"),
]


@pytest.mark.parametrize(("text", "encoding", "name"), GUESSED, ids=[f"{e} {t[:8]}" for t, e, _ in GUESSED])
def test_other_encodings_are_guessed_and_said(text: str, encoding: str, name: str) -> None:
    decoded = decode(text.encode(encoding), "a")
    assert decoded.text == text
    assert decoded.remarks == (f"Read as {name}.",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_8_and_byte_order_marks_are_no_guess(encoding: str) -> None:
    decoded = decode(f"{ENGLISH} 😀".encode(encoding), "a")
    assert decoded.text == f"{ENGLISH} 😀"
    assert decoded.remarks == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, "Тоннель открылся в четверг, сообщил мэр города."])
def test_utf_16_without_a_mark_is_known_by_its_pattern(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a")
    assert decoded.text == text
    assert decoded.remarks == ("Read as UTF-16.",)


def test_a_late_byte_is_still_decoded_rightly() -> None:
    text = "The council votes on the plan on 27 March. " * 40_000 + "It’s £4."
    assert decode(text.encode("cp1252"), "a").text == text


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_utf_8_cut_off_within_a_character_is_said(cut: int) -> None:
    decoded = decode("The café 😀".encode()[:-cut], "a")
    assert decoded.text == "The café "
    assert decoded.remarks == ("The file breaks off in the middle of a character.",)


def test_utf_16_cut_off_within_a_character_is_said() -> None:
    decoded = decode(ENGLISH.encode("utf-16-le")[:-1], "a")
    assert decoded.text == ENGLISH[:-1]
    assert "The file breaks off in the middle of a character." in decoded.remarks


def test_a_stray_byte_does_not_turn_utf_8_into_another_encoding() -> None:
    decoded = decode(ENGLISH.encode() * 10 + b"\xff" + ENGLISH.encode(), "a")
    assert decoded.text == ENGLISH * 10 + "\ufffd" + ENGLISH
    assert decoded.remarks == ("A character could not be read and stands as \ufffd.",)


@pytest.mark.parametrize(
    "data", [b"a\0b", b"hello\0world", b"text " * 50 + b"\0", b"\0" * 64, bytes(range(256)) * 8, b"\0\x01" * 400]
)
def test_nul_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ReaderError, match="is not text: it holds NUL bytes"):
        decode(data, "It")


@pytest.mark.parametrize("data", [bytes(range(1, 256)) * 8, b"\x01\x02\x03text", b"\x7f\x1b\x05\x06" * 20])
def test_mostly_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ReaderError, match="is not text"):
        decode(data, "It")


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf_8() -> None:
    assert decode("Café “x”".encode("cp1252"), "a", "cp1252").remarks == ()
    assert decode("港のトンネル".encode("cp932"), "a", "cp932").text == "港のトンネル"


def test_utf_8_under_the_name_of_another_encoding_is_read_as_utf_8() -> None:
    decoded = decode("Café “x”".encode(), "a", "cp1252")
    assert decoded.text == "Café “x”"
    assert decoded.remarks == ("The page names Windows-1252 but is UTF-8; read as UTF-8.",)


def test_a_declared_encoding_that_the_bytes_are_not_in_gives_way_to_a_guess() -> None:
    decoded = decode("Der Bürgermeister erklärte es.".encode("cp1252"), "a", "utf-8")
    assert decoded.text == "Der Bürgermeister erklärte es."
    assert decoded.remarks == ("Read as Windows-1252.",)


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("UTF-8", "utf-8"),
        ("utf8", "utf-8"),
        (" ISO-8859-1 ", "cp1252"),
        ("us-ascii", "cp1252"),
        ("windows-1252", "cp1252"),
        ("latin2", "iso8859_2"),
        ("gb2312", "gb18030"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("euc-kr", "cp949"),
        ("koi8-r", "koi8_r"),
        ("utf-16", "utf-8"),
        ("nonsense", None),
        ("rot13", None),
        ("zlib", None),
        ("idna", None),
        ("", None),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, encoding: str | None) -> None:
    assert declared_encoding(label) == encoding
