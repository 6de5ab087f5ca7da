"""What is tried on every kind of document that is a ZIP file: bombs, locks, damage, wrong names."""

from functools import partial

from tests.readers.hostile.cases import Canary, Case, either, reads, refuses
from tests.readers.hostile.packages import SENTENCE, locked, overlapping, replaced, zipped

DAMAGED = "damaged|cut off|not a|cannot be read|without"
_BOMB = "unpacks to more|damaged|more than"
_NO_XML = f"{DAMAGED}|XML|no text"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_LEADING_OUT = ("../../x", "/etc/x", "C:\\x", "a/../../x", "\u202ex")


def archives(name: str, sound: bytes, main: str) -> list[Case]:
    """Cases made of a `sound` file called `name`, whose text is in the part `main`."""
    return [*_bombs(name, sound, main), *_damage(name, sound, main), *_names(name, sound)]


def _bombs(name: str, sound: bytes, main: str) -> list[Case]:
    def large(_: Canary) -> bytes:
        return replaced(sound, main, b" " * 60_000_000)

    def lying(_: Canary) -> bytes:
        return replaced(sound, main, b"<a>" + b" " * 20_000_000 + b"</a>", claimed=1000)

    def nested(_: Canary) -> bytes:
        return replaced(replaced(sound, "inner.zip", sound), name, sound)

    def leading_out(_: Canary) -> bytes:
        archive = sound
        for part in _LEADING_OUT:
            archive = replaced(archive, part, b"x")
        return archive

    return [
        refuses("a part of 60 MB in 60 KB", name, large, _BOMB),
        refuses("a part that is larger than it says", name, lying, _BOMB),
        refuses("20,000 more parts", name, lambda _: overlapping(sound, "x", 20_000, 10), "10,000 parts"),
        either("9,000 parts that are one bomb", name, lambda _: overlapping(sound, "x", 9_000, 9_000_000), _BOMB),
        reads("ZIP files in it", name, nested),
        reads("names that lead out of it", name, leading_out),
    ]


def _damage(name: str, sound: bytes, main: str) -> list[Case]:
    lost = sound[: len(sound) // 3] + sound[len(sound) // 2 :]
    return [
        *(refuses(f"cut off after {n} %", name, sound[: len(sound) * n // 100], DAMAGED) for n in (5, 50, 90)),
        refuses("a byte cut off", name, sound[:-1], DAMAGED),
        refuses("its middle lost", name, lost, DAMAGED),
        either("no XML", name, replaced(sound, main, b"plain words"), _NO_XML, "plain words"),
        refuses("an empty main part", name, replaced(sound, main, b""), _NO_XML),
        refuses("no main part", name, zipped({"mimetype": "application/zip", "x": "y"}), "ZIP"),
        refuses("encrypted", name, locked(sound), "encrypted"),
        refuses("an encrypted Office file", name, _OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        refuses("an Office file of the old kind", name, _OLE, "old binary kind"),
    ]


def _names(name: str, sound: bytes) -> list[Case]:
    named = partial(reads, make=sound, text=SENTENCE)
    return [
        named("another kind's name", f"{name}.pdf", remark="though not by its name"),
        named("no name", ""),
        refuses("a text by its name", name, SENTENCE, "as its name says"),
        refuses("a page by its name", name, "<!doctype html><p>x", "as its name says"),
    ]
