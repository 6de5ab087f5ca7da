"""Article-like texts of our own making, and how their sentences are held while they are edited."""

import json
import random
from dataclasses import dataclass
from pathlib import Path

# Subjects, verbs with objects, and places, from which sentences are made; numbers and names are put in.
_PARTS: dict[str, dict[str, list[str]]] = json.loads(
    Path(__file__).with_name("revision_words.json").read_text(encoding="utf-8")
)
LANGUAGES = tuple(_PARTS)
_NAMES = ["Harrow", "Selby", "Mornay", "Ostrava", "Lindqvist", "Abarca", "Tolmin", "Vestergaard", "Quist", "Nadal"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]

Char = tuple[str, int]  # a character, and the place in the old text that it stands for; -1 for none


@dataclass(slots=True)
class Sentence:
    """A sentence as characters; `gap` is what stands after it in its paragraph."""

    chars: list[Char]
    gap: str = " "


Paragraph = list[Sentence]
Text = list[Paragraph]


def article(rng: random.Random, language: str, paragraphs: int, boilerplate: float = 0.08) -> list[list[str]]:
    """Paragraphs of sentences, some of which recur word for word."""
    subjects, verbs, places, refrains = _PARTS[language].values()
    full = "。" if language == "ja" else "."
    glue = "" if language == "ja" else " "

    def fill(part: str) -> str:
        n = rng.choice(
            [
                str(rng.randint(2, 99)),
                f"{rng.randint(1, 9)}.{rng.randint(1, 9)}",
                f"{rng.randint(1, 9)},{rng.randint(100, 999)}",
            ]
        )
        return part.format(name=rng.choice(_NAMES), n=n, day=rng.choice(_DAYS), year=rng.randint(1950, 2026))

    def sentence() -> str:
        if rng.random() < boilerplate:
            return rng.choice(refrains)
        parts = [rng.choice(subjects), rng.choice(verbs), rng.choice(places)]
        if rng.random() < 0.3:
            parts.append(rng.choice(places))
        return glue.join(fill(part) for part in parts) + full

    return [[sentence() for _ in range(rng.randint(1, 6))] for _ in range(paragraphs)]
