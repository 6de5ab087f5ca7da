"""Texts that would take for ever: each is carried over, within a limit that only a fault would reach."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SECONDS, MEBIBYTES = 300, 700  # a protection, not a measure: a few seconds and 200 MB are usual
SCRIPT = """
import random, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({limit} << 20, {limit} << 20))
from benchmarks.carried import anchor
from benchmarks.revisions import version_of
from annotator.domain.carrying import carry
rng = random.Random(1)
{make}
one, other = version_of(old, 1), version_of(new, 2)
places = [rng.randrange(len(one.text) - 20) for _ in range(200)]
anchors = [anchor(one, p, p + 12) for p in places if one.text[p:p + 12].strip() == one.text[p:p + 12]]
found = carry(one, other, anchors)
assert len(found) == len(anchors)
assert all(f.start is None or other.text[f.start:f.end] for f in found)
"""
TEXTS = {
    "one long line without an end": (
        "words = [f'w{rng.randrange(5000)}' for _ in range(400_000)]\n"
        "old = [' '.join(words)]\n"
        "for k in range(0, len(words), 997): words[k] = 'other'\n"
        "new = [' '.join(words)]"
    ),
    "one long line of sentences": (
        "words = [f'Ship {rng.randrange(500)} came in.' for _ in range(80_000)]\n"
        "old = [' '.join(words)]\n"
        "del words[::50]\n"
        "new = [' '.join(words)]"
    ),
    "lines that are all alike": "old = ['The same line again.'] * 100_000\nnew = ['The same line again.'] * 80_000",
    "two lines that take turns": (
        "old = ['The one line here.', 'The other line there.'] * 30_000\n"
        "new = [rng.choice(old[:2]) for _ in range(50_000)]"
    ),
    "letters at random": (
        "old = [''.join(rng.choices('abc d.', k=80)).strip() or 'a' for _ in range(8_000)]\n"
        "new = [''.join(rng.choices('abc d.', k=80)).strip() or 'a' for _ in range(20_000)]"
    ),
    "another text altogether": (
        "def line(words): return ' '.join(rng.choices(words, k=60)) + '.'\n"
        "a, b = [f'a{k}' for k in range(3000)], [f'b{k}' for k in range(3000)] + [f'a{k}' for k in range(300)]\n"
        "old = [line(a) for _ in range(6_000)]\nnew = [line(b) for _ in range(6_000)]"
    ),
    "every paragraph somewhere else": (
        "old = [f'Paragraph {k} of {rng.random()} is about ship {k % 77}.' for k in range(30_000)]\n"
        "new = list(old)\nrng.shuffle(new)"
    ),
    "a sign changed in each of many short sentences": (
        "old = [' '.join(f'N{rng.randrange(10**6)} of the {k}.' for k in range(180)) for _ in range(1_200)]\n"
        "new = [line.replace('of the', 'of tho') for line in old]"
    ),
    "marks upon marks": "old = ['a' + chr(0x301) * 200_000, 'An end.']\nnew = ['a' + chr(0x300) * 200_000, 'An end.']",
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit of memory to set")
def test_it_comes_to_an_end(text: str) -> None:
    script = SCRIPT.format(limit=MEBIBYTES, make=TEXTS[text])
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_who_asked_can_stop_it() -> None:
    from annotator.domain.carrying import carry
    from annotator.domain.errors import Refused
    from benchmarks.revisions import revise

    revision = revise(random.Random(1), "en", "mixed")

    def stop(_done: int, _total: int) -> None:
        raise Refused("Cancelled.")

    with pytest.raises(Refused):
        carry(revision.old, revision.new, [], None, stop)
