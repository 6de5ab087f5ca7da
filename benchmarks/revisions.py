"""Article-like texts of our own making, and the ten kinds of edit that editors make in them, with what became of every
passage known: what carrying over is measured by."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from annotator.domain.article import BlockKind, Version, version_from
from annotator.domain.article import ArticleDraft
from annotator.domain.draft import DraftBlock, Run, assemble

MADE = "2026-01-01T00:00:00.000000Z"

# Subjects, verbs with objects, and places, from which sentences are made; numbers and names are put in.
_PARTS: dict[str, tuple[list[str], list[str], list[str], list[str]]] = {
    "en": (
        ["The harbour board", "A spokeswoman for the port", "The ministry", "Residents of {name}", "{name} council",
         "The ferry company", "Engineers from {name}", "The regional court", "A survey by {name}", "The union"],
        ["said on {day} that {n} ships had called", "approved a budget of {n} million", "rejected the plan for {n} berths",
         "counted {n} lorries a day", "will open {n} new lanes", "closed the {name} quay for {n} weeks",
         "paid {n} per cent more than in {year}", "found cracks in {n} of the pillars", "described the work as “{name}’s folly”",
         "expects {n} visitors by {year}"],
        ["near the old mill", "after a meeting that lasted {n} hours", "despite a warning from {name}", "in the spring of {year}",
         "because the bridge – built in {year} – is too narrow", "and nobody objected", "to the surprise of the mayor",
         "while prices rose by {n} per cent", "for the first time since {year}", "against the advice of two experts"],
        ["He said yes.", "Nobody was hurt.", "The work goes on.", "A decision is expected soon."],
    ),
    "de": (
        ["Der Hafenrat", "Eine Sprecherin", "Das Ministerium", "Die Anwohner von {name}", "Die Reederei"],
        ["zählte am {day} {n} Schiffe", "bewilligte {n} Millionen Euro", "lehnte {n} Anträge ab", "sperrte den Kai für {n} Wochen",
         "nannte die Prüfung „überflüssig“"],
        ["in der Nähe der alten Mühle", "nach einer Sitzung von {n} Stunden", "obwohl {name} gewarnt hatte", "zum ersten Mal seit {year}"],
        ["Niemand wurde verletzt.", "Die Arbeiten dauern an."],
    ),
    "fr": (
        ["Le conseil du port", "Une porte-parole", "Le ministère", "Les habitants de {name}"],
        ["a compté {n} navires le {day}", "a approuvé un budget de {n} millions", "a fermé le quai pendant {n} semaines",
         "a qualifié l’étude de « très utile »"],
        ["près du vieux moulin", "après une réunion de {n} heures", "malgré l’avis de {name}", "pour la première fois depuis {year}"],
        ["Personne n’a été blessé.", "Les travaux continuent."],
    ),
    "ru": (
        ["Портовый совет", "Представитель порта", "Министерство", "Жители города {name}"],
        ["насчитал {n} судов", "одобрил бюджет в {n} миллионов", "закрыл причал на {n} недель", "отклонил {n} заявок"],
        ["возле старой мельницы", "после совещания", "несмотря на возражения", "впервые с {year} года"],
        ["Никто не пострадал.", "Работы продолжаются."],
    ),
    "ar": (
        ["مجلس الميناء", "المتحدثة باسم الميناء", "الوزارة", "سكان المدينة"],
        ["أحصى {n} سفينة", "وافق على ميزانية قدرها {n} مليون", "أغلق الرصيف {n} أسابيع", "رفض {n} طلبات"],
        ["قرب الطاحونة القديمة", "بعد اجتماع طويل", "رغم التحذير", "لأول مرة منذ عام {year}"],
        ["لم يصب أحد.", "العمل مستمر."],
    ),
    "ja": (
        ["港湾局は", "広報担当者は", "市議会は", "住民は"],
        ["船を{n}隻数えた", "{n}億円の予算を承認した", "岸壁を{n}週間閉鎖した", "計画を{n}件退けた"],
        ["古い水車の近くで", "会議の後に", "警告にもかかわらず", "{year}年以来初めて"],
        ["けが人はいなかった。", "工事は続く。"],
    ),
}  # fmt: skip
_NAMES = ["Harrow", "Selby", "Mornay", "Ostrava", "Lindqvist", "Abarca", "Tolmin", "Vestergaard", "Quist", "Nadal"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
_OTHER_WORDS = "perhaps rather seldom widely slowly former northern annual public costly modest recent joint steep".split()

Char = tuple[str, int]  # a character, and the place in the old text that it stands for; -1 for none


@dataclass(slots=True)
class Sentence:
    """A sentence as characters; `gap` is what stands after it in its paragraph."""

    chars: list[Char]
    gap: str = " "


Paragraph = list[Sentence]
Text = list[Paragraph]


@dataclass(frozen=True, slots=True)
class Fate:
    """A passage of the old text, `[start, end)`, and where it is in the new one; None where it is gone."""

    start: int
    end: int
    now: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Revision:
    """An old and a new version of a text, and what became of its passages."""

    old: Version
    new: Version
    fates: list[Fate]
    kind: str


def article(rng: random.Random, language: str, paragraphs: int, boilerplate: float = 0.08) -> list[list[str]]:
    """Paragraphs of sentences, some of which recur word for word."""
    subjects, verbs, places, refrains = _PARTS[language]
    full = "。" if language == "ja" else "."
    glue = "" if language == "ja" else " "

    def fill(part: str) -> str:
        n = rng.choice([str(rng.randint(2, 99)), f"{rng.randint(1, 9)}.{rng.randint(1, 9)}", f"{rng.randint(1, 9)},{rng.randint(100, 999)}"])
        return part.format(name=rng.choice(_NAMES), n=n, day=rng.choice(_DAYS), year=rng.randint(1950, 2026))

    def sentence() -> str:
        if rng.random() < boilerplate:
            return rng.choice(refrains)
        parts = [rng.choice(subjects), rng.choice(verbs), rng.choice(places)]
        if rng.random() < 0.3:
            parts.append(rng.choice(places))
        return glue.join(fill(part) for part in parts) + full

    return [[sentence() for _ in range(rng.randint(1, 6))] for _ in range(paragraphs)]


def revise(rng: random.Random, language: str, kind: str, paragraphs: int = 24, passages: int = 40, share: float = 0.08) -> Revision:
    """A new text and a revision of it by that kind of edit; `share` is how much of it is touched."""
    plain = article(rng, language, paragraphs)
    gap = "" if language == "ja" else " "
    lines = [gap.join(sentences) for sentences in plain]
    old = version_of(lines, 1)
    text: Text = []
    spans: list[tuple[int, int]] = []
    for block, sentences in zip(old.blocks, plain, strict=True):
        at = block.start
        paragraph: Paragraph = []
        for sentence in sentences:
            spans.append((at, at + len(sentence)))
            paragraph.append(Sentence([(c, at + k) for k, c in enumerate(sentence)], gap))
            at += len(sentence) + len(gap)
        text.append(paragraph)
    chosen = _passages(rng, old.text, spans, passages)
    for edit in (rng.sample(sorted(EDITS), 4) if kind == "mixed" else [kind]):
        EDITS[edit](rng, text, language, share)
    return _finish(old, text, chosen, kind)


def version_of(lines: list[str], number: int) -> Version:
    """A version with a paragraph for each line."""
    text, blocks = assemble([DraftBlock(BlockKind.PARAGRAPH, [Run(line)]) for line in lines])
    return version_from(ArticleDraft("A text", text, blocks), number, MADE)


def _passages(rng: random.Random, text: str, spans: list[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    """Whole sentences, clauses, names and figures, and some that go over two sentences."""
    found = []
    for _ in range(count):
        start, end = rng.choice(spans)
        way = rng.random()
        if way < 0.3:
            found.append((start, end))
            continue
        if way > 0.92 and end < len(text):
            later = [s for s in spans if s[0] > start][:1]
            found.append((start, later[0][1] if later else end))
            continue
        words = [k for k in range(start, end) if k == start or not text[k - 1].isalnum() and text[k].isalnum()]
        if len(words) < 2:
            words = list(range(start, end - 1, 3)) or [start]
        first = rng.randrange(len(words))
        last = min(len(words), first + rng.randint(1, 6))
        stop = words[last] if last < len(words) else end
        while stop > words[first] + 1 and text[stop - 1].isspace():
            stop -= 1
        found.append((words[first], max(stop, words[first] + 1)))
    return [_trimmed(text, *passage) for passage in found]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return start, end


def _finish(old: Version, text: Text, chosen: list[tuple[int, int]], kind: str) -> Revision:
    lines: list[str] = []
    places: dict[int, list[int]] = {}
    at = 0
    for paragraph in text:
        if not paragraph:
            continue
        line = ""
        for k, sentence in enumerate(paragraph):
            for c, origin in sentence.chars:
                if origin >= 0:
                    places.setdefault(origin, []).append(at + len(line))
                    places[origin].append(at + len(line) + len(c))
                line += c
            if k + 1 < len(paragraph):
                line += sentence.gap
        stripped = line.strip()
        lead = len(line) - len(line.lstrip())
        if lead:
            raise ValueError("a paragraph begins with white space")
        lines.append(stripped)
        at += len(stripped) + 1
    new = version_of(lines, 2)
    fates = []
    for start, end in chosen:
        held = [p for origin in range(start, end) for p in places.get(origin, ())]
        alive = sum(origin in places for origin in range(start, end)) * 2 >= end - start
        fates.append(Fate(start, end, (min(held), max(held)) if held and alive else None))
    return Revision(old, new, fates, kind)


# The kinds of edit. Each changes the text in place.

Edit = Callable[[random.Random, Text, str, float], None]


def _insert_paragraph(rng: random.Random, text: Text, language: str, share: float) -> None:
    for _ in range(max(1, round(len(text) * share))):
        made = article(rng, language, 1)[0]
        gap = "" if language == "ja" else " "
        text.insert(rng.randint(0, len(text)), [Sentence([(c, -1) for c in s], gap) for s in made])


def _delete_paragraph(rng: random.Random, text: Text, language: str, share: float) -> None:
    for _ in range(max(1, round(len(text) * share))):
        if len(text) > 2:
            text.pop(rng.randrange(len(text)))


def _move_paragraph(rng: random.Random, text: Text, language: str, share: float) -> None:
    for _ in range(max(1, round(len(text) * share))):
        paragraph = text.pop(rng.randrange(len(text)))
        text.insert(rng.randint(0, len(text)), paragraph)


def _sentences(rng: random.Random, text: Text, share: float) -> list[tuple[Paragraph, Sentence]]:
    every = [(paragraph, sentence) for paragraph in text for sentence in paragraph]
    return rng.sample(every, max(1, round(len(every) * share))) if every else []


def _mend_typos(rng: random.Random, text: Text, language: str, share: float) -> None:
    for _, sentence in _sentences(rng, text, share * 3):
        for _ in range(rng.randint(1, 2)):
            k = rng.randrange(max(1, len(sentence.chars) - 1))
            c, origin = sentence.chars[k]
            if not c.isalpha():
                continue
            way = rng.randrange(3)
            if way == 0:
                sentence.chars[k] = (chr(ord("a") + rng.randrange(26)), origin)
            elif way == 1 and k:
                del sentence.chars[k]
            else:
                sentence.chars.insert(k + 1, (c, origin))


def _retype(rng: random.Random, text: Text, language: str, share: float) -> None:
    table = {"“": '"', "”": '"', "„": '"', "’": "'", "–": "-", "«": '"', "»": '"'}
    for paragraph in text:
        for sentence in paragraph:
            sentence.chars = [(table.get(c, c), origin) for c, origin in sentence.chars]


def _respace(rng: random.Random, text: Text, language: str, share: float) -> None:
    for paragraph in text:
        for sentence in paragraph:
            chars = sentence.chars
            for k in range(1, len(chars) - 1):
                if chars[k][0] == " " and rng.random() < 0.25:
                    chars[k] = (rng.choice(["\u00a0", "  ", "\u2028", "\u202f"]), chars[k][1])


def _decompose(rng: random.Random, text: Text, language: str, share: float) -> None:
    for paragraph in text:
        for sentence in paragraph:
            sentence.chars = [(unicodedata.normalize("NFD", c), origin) for c, origin in sentence.chars]


def _reword(rng: random.Random, text: Text, language: str, share: float) -> None:
    for _, sentence in _sentences(rng, text, share * 2):
        words = _words(sentence)
        if len(words) < 3:
            continue
        for first, last in sorted(rng.sample(words, max(1, len(words) // rng.choice([3, 4, 6]))), reverse=True):
            origins = [origin for _, origin in sentence.chars[first:last]]
            if rng.random() < 0.25:
                del sentence.chars[first:last]
                continue
            other = rng.choice(_OTHER_WORDS) if language not in ("ja",) else rng.choice("新旧大小高低")
            sentence.chars[first:last] = [(c, origins[min(k, len(origins) - 1)]) for k, c in enumerate(other)]
        while sentence.chars and sentence.chars[0][0].isspace():
            del sentence.chars[0]


def _words(sentence: Sentence) -> list[tuple[int, int]]:
    found, at = [], None
    for k, (c, _) in enumerate([*sentence.chars, (" ", -1)]):
        if c.isalnum() and at is None:
            at = k
        elif not c.isalnum() and at is not None:
            found.append((at, k))
            at = None
    if len(found) < 3 and len(sentence.chars) > 8:  # written without spaces
        return [(k, k + 2) for k in range(0, len(sentence.chars) - 2, 2)]
    return found


def _delete_sentence(rng: random.Random, text: Text, language: str, share: float) -> None:
    for paragraph, sentence in _sentences(rng, text, share):
        if len(paragraph) > 1:
            paragraph.remove(sentence)


def _swap_sentences(rng: random.Random, text: Text, language: str, share: float) -> None:
    for paragraph in rng.sample(text, max(1, round(len(text) * share))):
        if len(paragraph) > 1:
            k = rng.randrange(len(paragraph) - 1)
            paragraph[k], paragraph[k + 1] = paragraph[k + 1], paragraph[k]


EDITS: dict[str, Edit] = {
    "paragraph inserted": _insert_paragraph,
    "paragraph deleted": _delete_paragraph,
    "paragraph moved": _move_paragraph,
    "typos mended": _mend_typos,
    "quotes and dashes retyped": _retype,
    "white space": _respace,
    "NFC to NFD": _decompose,
    "sentence reworded": _reword,
    "sentence deleted": _delete_sentence,
    "sentences swapped": _swap_sentences,
}
KINDS = (*EDITS, "mixed")


@dataclass(slots=True)
class Tally:
    """What carrying over did, against what was so. `wrong` are places of something else, `wrong_kept` those called
    kept; `lost` passages that survived and were orphaned; `near` is within two code points at each end."""

    survived: int = 0
    near: int = 0
    wrong: int = 0
    wrong_kept: int = 0
    lost: int = 0
    deleted: int = 0
    orphaned: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        for name in ("survived", "near", "wrong", "wrong_kept", "lost", "deleted", "orphaned"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
