"""Plain text and Markdown that were made, or damaged, to do harm."""

import random

from tests.readers.hostile.cases import Canary, either, reads, refuses

STORY = "The pier at Lower Quay closed on Monday, the harbour office said. "
JAPANESE = "港の桟橋は月曜日に閉鎖された。市長は記者団に語った。" * 4
RUSSIAN = "Причал закрыли в понедельник, сообщила администрация порта. " * 3


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


TEXTS = [
    reads("10 MB in one line", "line.txt", lambda _: STORY * 155_000),
    reads("10 MB in one word", "word.txt", lambda _: "x" * 10_000_000, "xxxx"),
    reads("200,000 combining marks", "marks.txt", lambda _: "e" + "\u0301" * 200_000, "e\u0301"),
    reads("200,000 joined emoji", "joined.txt", lambda _: "👩\u200d" * 200_000, "👩"),
    reads("200,000 flags", "flags.txt", lambda _: "🇩🇪" * 200_000, "🇩🇪"),
    reads("200,000 direction marks", "marks.txt", lambda _: "Pier " + "\u202e" * 200_000, "Pier"),
    reads("500,000 tiny paragraphs", "tiny.txt", lambda _: "a\n" * 500_000, "a\na"),
    reads("300,000 line breaks of three kinds", "breaks.txt", lambda _: "\r\r\n\u2029" * 100_000 + STORY),
    reads("UTF-16 LE without a mark", "utf16.txt", STORY.encode("utf-16-le"), remark="UTF-16"),
    reads("UTF-16 BE without a mark", "utf16.txt", STORY.encode("utf-16-be"), remark="UTF-16"),
    reads("UTF-16 with half a character", "half.txt", STORY.encode("utf-16")[:-1]),
    reads("UTF-32", "utf32.txt", STORY.encode("utf-32")),
    reads("Shift JIS", "sjis.txt", JAPANESE.encode("shift_jis"), "月曜日", "Shift JIS"),
    reads("KOI8-R", "koi.txt", RUSSIAN.encode("koi8_r"), "понедельник", "KOI8-R"),
    refuses("a byte order mark alone", "mark.txt", b"\xef\xbb\xbf", "no text"),
    either("two byte order marks", "marks.txt", b"\xff\xfe\xef\xbb\xbf" + STORY.encode(), "not text"),
    reads("stray bytes in UTF-8", "stray.txt", ("é" * 90 + STORY).encode() + b"\xff\xc0\x80", remark="�"),
    reads("surrogates in UTF-8", "cesu.txt", ("é" * 90 + "\ud83d\ude00" + STORY).encode(errors="surrogatepass")),
    refuses("NUL bytes between words", "nul.txt", STORY.encode() + b"\0" + STORY.encode(), "NUL bytes"),
    refuses("NUL bytes at the end", "nul.txt", STORY.encode() + bytes(4096), "NUL bytes"),
    refuses("control characters", "control.txt", bytes(range(1, 32)) * 100, "control characters|not text"),
    refuses("noise", "noise.txt", lambda _: _noise(2_000_000), "not text"),
    either("noise beyond ASCII", "noise.txt", lambda _: bytes(b | 0x80 for b in _noise(1_000_000)), "not text"),
    reads("escape sequences of a terminal", "esc.txt", "\x1b[2J\x1b]0;owned\x07" + STORY * 9),
    refuses("a picture by another name", "a.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "an image"),
    refuses("a program by another name", "a.txt", b"\x7fELF" + bytes(64), "a program"),
    reads("a page by another name", "a.txt", "<!doctype html><p>" + STORY, remark="web page"),
    reads("a text named as a page", "a.html", STORY, remark="plain text"),
]


def _pointing(canary: Canary) -> str:
    lines = [f"![x]({place}) [link]({place}) <{place}> <img src='{place}'> [x]: {place}" for place in canary.references]
    return "\n\n".join([STORY, *lines, f"<script src={canary.web}/canary></script>"])


def _front_matter(canary: Canary) -> str:
    return f"---\ntitle: !!python/object/apply:os.system ['true']\ninclude: {canary.file}\n---\n{STORY}"


def _table(width: int, height: int) -> str:
    return "|a" * width + "|\n" + "|-" * width + "|\n" + ("|b" * width + "|\n") * height


def _steps(count: int) -> str:
    return "".join(f"{' ' * 2 * number}- a\n" for number in range(count))


def _definitions(count: int) -> str:
    return "".join(f"[{number}]: /{number}\n\n" for number in range(count))


MARKDOWN = [
    reads("addresses and files in links, pictures and tags", "links.md", _pointing),
    reads("front matter that calls for code", "front.md", _front_matter),
    refuses("100,000 quotation marks", "quotes.md", lambda _: ">" * 100_000 + " deep", "too deep"),
    refuses("40,000 list marks", "lists.md", lambda _: "- " * 40_000 + "deep", "too deep"),
    refuses("a list 1,000 deep", "lists.md", lambda _: _steps(1000), "too deep"),
    refuses("100,000 opening brackets", "brackets.md", lambda _: "[" * 100_000, "square brackets"),
    refuses("100,000 opening pictures", "pictures.md", lambda _: "![" * 100_000, "square brackets"),
    reads("5,000 nested links", "links.md", lambda _: "[" * 5000 + "a" + "](b)" * 5000, "a"),
    reads("45,000 stars", "stars.md", lambda _: "a**b" * 15_000 + "c* " * 15_000, "a"),
    reads("15,000 stars and underscores", "marks.md", lambda _: "*a_ " * 15_000, "a"),
    reads("backticks of growing length", "ticks.md", lambda _: " ".join("`" * n for n in range(1, 1500)), "`"),
    reads("50,000 opening tags", "tags.md", lambda _: "a <b" * 50_000, "a <b"),
    reads("20,000 unclosed comments", "comments.md", lambda _: "a <!-- " * 20_000, "a"),
    reads("20,000 definitions", "definitions.md", lambda _: _definitions(20_000) + STORY),
    reads("a table of 30,000 cells", "table.md", lambda _: _table(100, 300), "a\ta"),
    reads("nine lines of 1 MB", "lines.md", lambda _: "\n\n".join([STORY * 16_000] * 9)),
    reads("60,000 entities", "entities.md", lambda _: "&#0;&#x10FFFF;&amp;" * 20_000 + STORY),
    reads("100,000 backslashes", "slashes.md", lambda _: "\\" * 100_000 + STORY),
    refuses("11 MB", "large.md", lambda _: STORY * 180_000, "10 MiB"),
]
