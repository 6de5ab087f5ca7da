"""From bytes to characters: byte order mark, UTF-8, UTF-16 without a mark, and only then a guess, which is said."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from encodings import normalize_encoding
from encodings.aliases import aliases

from annotator.readers.errors import ReaderError
from annotator.readers.latin import latin_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Only encodings that articles are found in: the more there are, the surer a wrong one fits by chance.
_GUESSES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "koi8_r", "koi8_u", "mac_roman", "mac_cyrillic"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
_NAMES = {
    "utf-8": "UTF-8",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "mac_roman": "Mac OS Roman",
    "mac_cyrillic": "Mac OS Cyrillic",
    "cp874": "Windows-874",
    "cp932": "Shift JIS",
    "cp949": "EUC-KR",
    "euc_jp": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP",
    "gb18030": "GB 18030",
    "big5": "Big5",
    **{f"cp{page}": f"Windows-{page}" for page in range(1250, 1259)},
    **{f"iso8859_{part}": f"ISO-8859-{part}" for part in range(1, 17) if part != 12},
}
# What browsers take a declared name for (WHATWG Encoding), where that is another encoding than the one of the name.
_TAKEN_FOR = {
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "iso8859_8": "cp1255",
    "tis_620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    **dict.fromkeys(("ascii", "iso8859_1", "latin_1"), "cp1252"),
    **dict.fromkeys(("utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_7", "utf_8"), "utf-8"),
}
_MANY_BYTES = {"cp932", "euc_jp", "gb18030", "big5", "big5hkscs", "cp949", "iso2022_jp"}
_GUESSED_FROM = 1 << 18
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_CONTROL_SHARE = 0.02
_FEW_CONTROLS = 2
_COMMON_SHARE = 0.08
_SAME_SCRIPT = 0.9
_WIDE_SAMPLE = 10_000
_FEWEST_UNITS = 8
_MORE_THAN_CHANCE = 8  # characters
_CUT_OFF = "The file breaks off in the middle of a character."
_COMMON = re.compile(r"[ \n\ra-zA-Z0-9]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, without a byte order mark, and what to tell the reviewer."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(data: bytes, subject: str, declared: str | None = None) -> Decoded:
    """The text of `data`. `declared` is the encoding that the document names itself.

    Raises ReaderError where the bytes are not text, or in no encoding that can be made out.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_decode_marked(data[len(mark) :], encoding), subject)
    if b"\0" in data:
        return _checked(_decode_wide(data, subject), subject)
    return _checked(_decode_narrow(data, subject, declared), subject)


def declared_encoding(label: str) -> str | None:
    """Python's name of the encoding that browsers take the label for, None where it is unknown."""
    label = label.strip().lower()
    label = {"x-sjis": "shift_jis", "iso-8859-8-i": "iso-8859-8", "x-mac-cyrillic": "mac-cyrillic"}.get(label, label)
    # Not by codecs.lookup: it would import a module for any name that a page may make up.
    name = normalize_encoding(label)
    name = aliases.get(name) or aliases.get(name.replace(".", "_")) or name
    name = _TAKEN_FOR.get(name, name)
    return name if name in _NAMES else None


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    return Decoded(text, _lost(bad))


def _decode_wide(data: bytes, subject: str) -> Decoded:
    """UTF-16 without a mark: of the two orders, the one with ordinary characters in it, from one script or two."""
    units = len(data) // 2
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[: units * 2 : 2])):
        sample = data[: units * 2].decode(encoding, errors="replace")[:_WIDE_SAMPLE]
        scripts = Counter(high[:_WIDE_SAMPLE]).most_common(3)
        alike = sum(count for _, count in scripts) >= _SAME_SCRIPT * min(units, _WIDE_SAMPLE)
        common = len(_COMMON.findall(sample)) >= _COMMON_SHARE * len(sample)
        if units >= _FEWEST_UNITS and alike and common and not _CONTROL.search(sample):
            text = data[: units * 2].decode(encoding, errors="replace")
            return Decoded(text, ("Read as UTF-16.", *((_CUT_OFF,) if len(data) % 2 else ())))
    raise ReaderError(f"{subject} is not text: it holds NUL bytes.")


def _decode_narrow(data: bytes, subject: str, declared: str | None) -> Decoded:
    if declared is None or declared == "utf-8":
        return _utf8(data) or _guessed(data, subject)
    if _HIGH.search(data) and (utf8 := _utf8(data)) and _is_no_chance(utf8, declared):
        return Decoded(utf8.text, (*utf8.remarks, f"The page names {_name(declared)} but is UTF-8; read as UTF-8."))
    try:
        return Decoded(data.decode(declared))
    except UnicodeDecodeError:
        return _utf8(data) or _guessed(data, subject)


def _is_no_chance(utf8: Decoded, declared: str) -> bool:
    """Whether bytes that can be read as UTF-8 are not in the encoding that the page names. Text in one byte a character
    is never UTF-8 by chance; in several, a few characters may be (聯通 in GBK). Pages served as UTF-8 that name another
    encoding are common."""
    if declared not in _MANY_BYTES:
        return True
    return not utf8.remarks and len(_NOT_ASCII.findall(utf8.text)) >= _MORE_THAN_CHANCE


def _utf8(data: bytes) -> Decoded | None:
    """The text, where it is UTF-8 but for a cut-off end or a stray byte among many good ones; else None."""
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start]
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data" and _HIGH.search(before):
            return Decoded(before.decode("utf-8"), (_CUT_OFF,))
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(_NOT_ASCII.findall(text)) - bad
    return Decoded(text, _lost(bad)) if bad * 20 <= good else None


def _guessed(data: bytes, subject: str) -> Decoded:
    sample = _sample(data)
    encoding = latin_encoding(sample) or _likeliest(sample)
    if encoding is None:
        raise ReaderError(f"{subject} is not text, or in an encoding that cannot be made out.")
    text = data.decode(encoding, errors="replace")
    return Decoded(text, (f"Read as {_name(encoding)}.", *_lost(text.count("\ufffd"))))


def _likeliest(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_GUESSES).best()
    return best.encoding if best is not None else None


def _sample(data: bytes) -> bytes:
    """A piece to guess from, around the first bytes beyond ASCII, ending where no character can be cut."""
    first = _HIGH.search(data)
    start = max(0, (first.start() if first else 0) - _GUESSED_FROM // 2)
    end = start + _GUESSED_FROM
    if end >= len(data):
        return data[start:]
    end = max(data.rfind(b"\n", start, end), data.rfind(b" ", start, end))
    return data[start:end] if end > 0 else data


def _name(encoding: str) -> str:
    return _NAMES.get(encoding, encoding)


def _lost(count: int) -> tuple[str, ...]:
    if count <= 0:
        return ()
    what = (
        "A character could not be read and stands"
        if count == 1
        else f"{count:,} characters could not be read and stand"
    )
    return (f"{what} as �.",)


def _checked(decoded: Decoded, subject: str) -> Decoded:
    text = decoded.text.removeprefix("\ufeff")
    refuse_no_text(text, subject)
    return Decoded(text, decoded.remarks)


def refuse_no_text(text: str, subject: str) -> None:
    """Raises ReaderError where the characters are not those of a text, or only white space."""
    if "\0" in text:
        raise ReaderError(f"{subject} is not text: it holds NUL bytes.")
    if len(_CONTROL.findall(text)) > max(_FEW_CONTROLS, _CONTROL_SHARE * len(text)):
        raise ReaderError(f"{subject} is not text: too much of it is control characters.")
    if not text.strip():
        raise ReaderError(f"{subject} has no text.")
