"""Annotations as claims of an article: placed where that is certain, told where it is not; none of them twice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from uuid import NAMESPACE_URL, uuid5

from annotator.domain.actions import passage_at, state_of
from annotator.domain.annotating.anchoring import Anchoring
from annotator.domain.annotating.counting import Counts
from annotator.domain.annotating.found import Annotation, Found, Target
from annotator.domain.annotating.linking import Linking
from annotator.domain.annotating.saying import Said, credit, note_of, said_by
from annotator.domain.change import Change, Subject
from annotator.domain.claim import Claim, Correction, Note, Passage, Stamp, Status
from annotator.domain.errors import InvalidValue
from annotator.domain.evidence import Evidence
from annotator.domain.ids import new_id
from annotator.domain.ratings import Scales
from annotator.domain.replay import Desk
from annotator.domain.sentences import Range
from annotator.domain.text import settled_range

_URN = "urn:uuid:"


@dataclass(frozen=True, slots=True)
class Imported:
    """The changes that make claims of the annotations, all as one action; the ids of the new claims, in text order;
    how many annotations became what; and what is to be told, a sentence each."""

    changes: tuple[Change, ...]
    claims: tuple[str, ...]
    counts: Counts
    remarks: tuple[str, ...]


def import_annotations(
    desk: Desk, found: Found, *, by: str, at: str, scales: Scales, check: Callable[[int, int], None] = lambda *_: None
) -> Imported:
    """What was found as claims of the article on the desk, in the name of `by`. `check` is called as the work goes
    on, with how many are done of how many, and may raise."""
    importing = _Importing(desk, by, at, scales)
    placed = list(_anchored(desk, found.items, check))
    placed.sort(key=lambda one: (not one.ranges, one.ranges[:1]))
    for one in placed:
        if not one.annotation.replies_to:
            importing.take(one)
    for one in placed:
        if one.annotation.replies_to:
            importing.answer(one.annotation)
    counts = importing.counts
    return Imported(
        (*importing.linking.changes, *importing.changes), tuple(importing.made), counts,
        (*found.remarks, *counts.remarks()),
    )  # fmt: skip


@dataclass(slots=True)
class _Placed:
    """An annotation, where it stands, and the quotes of those of its places that were not found for certain."""

    annotation: Annotation
    ranges: tuple[Range, ...] = ()
    lost: tuple[str, ...] = ()
    elsewhere: bool = False  # it is of another page, and stands nowhere here


def _anchored(desk: Desk, items: Iterable[Annotation], check: Callable[[int, int], None]) -> Iterable[_Placed]:
    items, text = _told_apart(items), desk.article.newest.text
    selectors = [target.selector for one in items for target in one.targets if target.selector is not None]
    anchoring = Anchoring(text, selectors, lambda: check(0, len(items)))
    for index, annotation in enumerate(items):
        check(index, len(items))
        one = _Placed(annotation)
        for target in annotation.targets:
            place = anchoring.place(target.selector) if target.selector is not None else None
            settled = _settled(text, place) if place is not None else None
            if settled is not None:
                one.ranges = (*one.ranges, settled) if settled not in one.ranges else one.ranges
            elif target.selector is not None or target.unread:
                one.lost = (*one.lost, (target.selector.quote or "") if target.selector else "")
        one.elsewhere = not one.ranges and _is_elsewhere(desk, annotation.targets)
        yield one


def _told_apart(items: Iterable[Annotation]) -> list[Annotation]:
    """The annotations, of those with the same id and other content each under an id of its own: some programs number
    them anew on every page."""
    held: dict[str, dict[Annotation, int]] = {}
    found = []
    for one in items:
        same = held.setdefault(one.key, {}) if one.key else {}
        number = same.setdefault(one, len(same) + 1)
        found.append(one if number == 1 else replace(one, key=f"{one.key} {number}"))
    return found


def _settled(text: str, place: Range) -> Range | None:
    try:
        return settled_range(text, *place)
    except InvalidValue:  # white space alone
        return None


def _is_elsewhere(desk: Desk, targets: Iterable[Target]) -> bool:
    """Whether all that is annotated is at other addresses than the article's."""
    own = _plain(desk.article.url or "")
    others = [_plain(target.source) for target in targets]
    return bool(own and others) and all(other and other != own for other in others)


def _plain(url: str) -> str:
    """What of a web address is compared; nothing of what is none."""
    scheme, _, rest = url.strip().partition("://")
    return rest.split("#")[0].rstrip("/").removeprefix("www.") if scheme.lower() in ("http", "https") else ""


# A claim's places, its statement, and one of its notes, or None.
_Words = tuple[frozenset[Range], str | None, str | None]


@dataclass(slots=True)
class _Importing:
    desk: Desk
    by: str
    at: str
    scales: Scales
    changes: list[Change] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    linking: Linking = field(init=False)
    _claims: dict[str, str] = field(default_factory=dict)  # the claim's id by its annotation's
    _notes: dict[str, list[str]] = field(default_factory=dict)  # texts by the claim's id, of the claims made here
    _matched: set[str] = field(default_factory=set)  # the claims that annotations turned out to be
    _standing: dict[_Words, list[Claim]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.linking = Linking(self.desk.house)
        for claim in self.desk.claims.values():
            if claim.removed_at is None:
                self._stand(claim)

    def take(self, one: _Placed) -> None:
        """The annotation as a claim, unless it is known."""
        annotation = one.annotation
        known = self._known_by_id(annotation)
        if known is not None:
            self.counts.known += 1
            self.counts.in_bin += known in self.desk.claims and self.desk.claims[known].removed_at is not None
            return
        said = said_by(annotation, self.by, self.scales)
        if not one.ranges and (one.elsewhere or not said.has_words):
            self.counts.leave_out(one.elsewhere, one.lost)
            return
        notes = self._all_notes(one, said)
        same = self._same(annotation.key, frozenset(one.ranges), said, notes)
        if same is not None:
            self._claims[annotation.key] = same
            self.counts.known += 1
            return
        self._make(one, said, notes)

    def answer(self, annotation: Annotation) -> None:
        """An answer to an annotation as a note on its claim."""
        text, key = note_of(annotation, self.by), self._claims.get(annotation.replies_to, "")
        claim = self.desk.claims.get(key)
        if not text or not key or (claim is not None and claim.removed_at is not None):
            self.counts.unanswered += 1
            return
        notes = self._notes.setdefault(key, [note.text for note in claim.notes] if claim is not None else [])
        if text in notes:
            self.counts.known += 1
            return
        ordinal = max((note.ordinal for note in claim.notes), default=-1) + 1 if claim is not None else 0
        self._part("note", Note(new_id(), text, self.by, self.at, ordinal + len(notes)), key)
        notes.append(text)
        self.counts.answers += 1

    def _make(self, one: _Placed, said: Said, notes: list[str]) -> None:
        annotation = one.annotation
        key, made = self._id(annotation), Stamp(self.by, self.at)
        claim = Claim(
            key, 0, made, made, status=said.status, reason=said.reason, statement=said.statement,
            checked=None if said.status is Status.UNCHECKED else made, labels=tuple(said.labels),
            reasoning=said.reasoning, rating=said.rating,
        )  # fmt: skip
        subject = Subject(self.desk.article.id, "claim", key)
        self.changes.append(Change("claim.add", subject, None, state_of(claim) | {"number": None}))
        version = self.desk.article.newest
        passages = tuple(passage_at(version, *place, ordinal) for ordinal, place in enumerate(one.ranges))
        held = tuple(Note(new_id(), text, self.by, self.at, ordinal) for ordinal, text in enumerate(notes))
        corrections = tuple(
            Correction(new_id(), text, self.by, self.at, ordinal=ordinal)
            for ordinal, text in enumerate(said.corrections)
        )
        evidence = tuple(
            self.linking.evidence(body, ordinal, ours=annotation.ours) for ordinal, body in enumerate(said.linked)
        )
        parts: dict[str, tuple[Passage | Note | Correction | Evidence, ...]] = {
            "passage": passages,
            "note": held,
            "correction": corrections,
            "evidence": evidence,
        }
        for kind, listed in parts.items():
            for part in listed:
                self._part(kind, part, key)
        whole = replace(claim, passages=passages, notes=held, corrections=corrections, evidence=evidence)
        self._remember(annotation, whole, one)

    def _remember(self, annotation: Annotation, claim: Claim, one: _Placed) -> None:
        self.made.append(claim.id)
        self._claims[annotation.key] = claim.id
        self._notes[claim.id] = [note.text for note in claim.notes]
        self._stand(claim)
        self.counts.take(placed=bool(one.ranges), lost=one.lost)

    def _part(self, kind: str, part: Passage | Note | Correction | Evidence, claim: str) -> None:
        subject = Subject(self.desk.article.id, kind, part.id, claim)
        self.changes.append(Change(f"{kind}.add", subject, None, state_of(part)))

    def _all_notes(self, one: _Placed, said: Said) -> list[str]:
        """The notes that it comes to; what was not placed, and who made it, are told where nothing else does."""
        notes = list(said.notes)
        if (words := credit(one.annotation, self.by)) and not any(one.annotation.by in note for note in notes):
            notes.insert(0, words)
        notes += [f"Could not be placed for certain: “{quote}”" for quote in one.lost if quote]
        return notes

    def _known_by_id(self, annotation: Annotation) -> str | None:
        """The claim that the annotation is, or has become."""
        if not annotation.key:
            return None
        own = annotation.key.removeprefix(_URN).lower()
        found = next((key for key in (own, self._id(annotation)) if key in self.desk.claims), None)
        found = found or self._claims.get(annotation.key)
        if found is not None:
            self._matched.add(found)
            self._claims[annotation.key] = found
        return found

    def _id(self, annotation: Annotation) -> str:
        """The id of its claim: the same each time that it comes to this article, and another one in another."""
        named = f"annotation:{self.desk.article.id} {annotation.key}"
        return str(uuid5(NAMESPACE_URL, named)) if annotation.key else new_id()

    def _stand(self, claim: Claim) -> None:
        for text in (None, *{note.text for note in claim.notes}):
            self._standing.setdefault((_places(claim), claim.statement, text), []).append(claim)

    def _same(self, key: str, ranges: frozenset[Range], said: Said, notes: list[str]) -> str | None:
        """A claim with the same places and the same words. Two annotations with ids are two, and never one claim."""
        for claim in self._standing.get((ranges, said.statement, notes[0] if notes else None), ()):
            if key and (claim.id in self._matched or claim.id not in self.desk.claims):
                continue
            if _holds(claim, said, notes):
                self._matched.add(claim.id)
                return claim.id
        return None


def _holds(claim: Claim, said: Said, notes: list[str]) -> bool:
    """Whether nothing is said that the claim does not hold."""
    return (
        {note.text for note in claim.notes}.issuperset(notes)
        and {correction.text for correction in claim.corrections}.issuperset(said.corrections)
        and set(said.labels) <= set(claim.labels)
        and said.reasoning in (None, claim.reasoning)
        and len(said.linked) <= len(claim.evidence)
    )


def _places(claim: Claim) -> frozenset[Range]:
    return frozenset((p.start, p.end) for p in claim.passages if p.start is not None and p.end is not None)
