"""A review as the tree of a QDA-XML project. Offsets are code points."""

from collections.abc import Iterator

from lxml import etree

from annotator.domain.claim import Claim, Passage, Stamp, Status, Waiver
from annotator.domain.hidden import shown_line
from annotator.domain.refi import EVIDENCE, METADATA, ORIGIN, REASONING, STATEMENT, guid_of
from annotator.domain.review import Review
from annotator.domain.sentences import Range
from annotator.reports.content.entries import Entries, Entry, place_in, quotes_in
from annotator.reports.content.evidence import STANCE_WORDS, Piece
from annotator.reports.content.words import total_words
from annotator.reports.options import Options
from annotator.reports.qdpx.codebook import code_of, codes_of, write_codebook
from annotator.reports.qdpx.writing import add, root
from annotator.reports.tables.cells import in_english
from annotator.reports.writing import ReportError

_NAMED = 80  # code points of a selection's name


class Project:
    """`text` is that of the newest version as it is written. `unplaced` are the claims without a place in it."""

    def __init__(self, review: Review, options: Options, text: str) -> None:
        self._review, self._text = review, text
        self._entries = Entries(review, in_english(options))
        self._made = options.made
        self.claims = self._entries.claims
        self._waivers = review.standing_waivers if review.whole is None else []
        self._places = {claim.id: self._placed(claim) for claim in self.claims}
        self.unplaced = [claim for claim in self.claims if not self._places[claim.id]]

    def tree(self) -> etree._Element:
        """The project's element. Raises ReportError where a passage does not stand in the text as it is written."""
        article = self._review.article
        project = root(name=article.title, origin=ORIGIN, creationDateTime=self._made)
        self._write_users(project)
        write_codebook(project, self.claims, self._waivers)
        self._write_variables(project)
        self._write_cases(project)
        notes = self._write_source(project)
        if notes:
            held = add(project, "Notes")
            for guid, name, text in notes:
                add(add(held, "Note", guid=guid, name=name), "PlainTextContent", text)
        self._write_links(project)
        checked = sum(claim.status is not Status.UNCHECKED for claim in self.claims)
        words = total_words(self._entries.say, len(self.claims), checked, self._entries.out_of)
        add(project, "Description", f"{words}.")
        return project

    def written(self) -> Iterator[str]:
        """Every text of the review's that the tree has, once or more often."""
        for element in self.tree().iter():
            yield from map(str, element.attrib.values())
            yield element.text or ""

    def _placed(self, claim: Claim) -> list[tuple[Passage, Range]]:
        version = self._review.article.newest
        return [(p, place) for p in quotes_in(claim) if (place := place_in(p, version)) is not None]

    def _write_users(self, project: etree._Element) -> None:
        stamps = [stamp for claim in self.claims for stamp in (claim.created, claim.changed, claim.checked) if stamp]
        names = sorted({stamp.by for stamp in stamps} | {waiver.by for waiver in self._waivers})
        if names:
            users = add(project, "Users")
            for name in names:
                add(users, "User", guid=guid_of(name, "user"), name=name)

    def _metadata(self) -> list[tuple[str, str]]:
        article = self._review.article
        return [(name, value) for name in METADATA if (value := getattr(article, name))]

    def _write_variables(self, project: etree._Element) -> None:
        if held := self._metadata():
            variables = add(project, "Variables")
            for name, _ in held:
                add(variables, "Variable", guid=guid_of(name, "variable"), name=name, typeOfVariable="Text")

    def _write_cases(self, project: etree._Element) -> None:
        claimants: dict[str, list[str]] = {}
        for claim in self.claims:
            if claim.claimant and self._places[claim.id]:
                claimants.setdefault(claim.claimant, []).extend(p.id for p, _ in self._places[claim.id])
        if claimants:
            cases = add(project, "Cases")
            for name, passages in claimants.items():
                case = add(cases, "Case", guid=guid_of(name, "claimant"), name=name)
                for key in passages:
                    add(case, "SelectionRef", targetGUID=guid_of(key))

    def _write_source(self, project: etree._Element) -> list[tuple[str, str, str]]:
        """The text with its selections. Returns the notes that they refer to: GUID, name, text."""
        article = self._review.article
        guid = guid_of(article.id)
        source = add(
            add(project, "Sources"), "TextSource", guid=guid, name=article.title,
            plainTextPath=f"internal://{guid}.txt", creationDateTime=article.newest.created,
        )  # fmt: skip
        notes: list[tuple[str, str, str]] = []
        on_all: list[str] = []
        for entry in self._entries:
            places = self._places[entry.claim.id]
            own = _notes(entry) if places else [_unplaced(entry)]
            notes += own
            on_all += [] if places else [own[0][0]]
            for passage, place in places:
                self._write_passage(source, entry.claim, passage, place, [note[0] for note in own])
        for waiver in self._waivers:
            self._write_waiver(source, waiver)
        for key in on_all:
            add(source, "NoteRef", targetGUID=key)
        for name, value in self._metadata():
            held = add(source, "VariableValue")
            add(held, "VariableRef", targetGUID=guid_of(name, "variable"))
            add(held, "TextValue", value)
        return notes

    def _write_passage(
        self, source: etree._Element, claim: Claim, passage: Passage, place: Range, notes: list[str]
    ) -> None:
        selection = self._selection(source, passage.id, place, passage.exact, claim.created, claim.changed)
        status, labels = codes_of(claim)
        checked = claim.checked if claim.status is not Status.UNCHECKED else None
        _code(selection, passage.id, status, checked)
        for label in labels:
            _code(selection, passage.id, label, None)
        for note in notes:
            add(selection, "NoteRef", targetGUID=note)

    def _write_waiver(self, source: etree._Element, waiver: Waiver) -> None:
        made = Stamp(waiver.by, waiver.at)
        selection = self._selection(source, waiver.id, (waiver.start, waiver.end), waiver.exact, made, None)
        _code(selection, waiver.id, code_of(waiver), made)

    def _selection(
        self, source: etree._Element, key: str, place: Range, exact: str, made: Stamp, changed: Stamp | None
    ) -> etree._Element:
        start, end = place
        if self._text[start:end] != exact:
            raise ReportError(f"“{shown_line(exact, _NAMED)}” does not stand at its place in the text.")
        return add(
            source, "PlainTextSelection", guid=guid_of(key), name=shown_line(exact, _NAMED),
            startPosition=str(start), endPosition=str(end),
            creatingUser=guid_of(made.by, "user"), creationDateTime=made.at,
            modifyingUser=guid_of(changed.by, "user") if changed else None,
            modifiedDateTime=changed.at if changed else None,
        )  # fmt: skip

    def _write_links(self, project: etree._Element) -> None:
        several = [claim for claim in self.claims if len(self._places[claim.id]) > 1]
        if not several:
            return
        links = add(project, "Links")
        for claim in several:
            (first, _), *others = self._places[claim.id]
            for passage, _ in others:
                add(
                    links, "Link", guid=guid_of(passage.id, "link"), name=f"Claim {claim.number}",
                    direction="Associative", originGUID=guid_of(first.id), targetGUID=guid_of(passage.id),
                )  # fmt: skip


def _code(selection: etree._Element, key: str, code: str, by: Stamp | None) -> None:
    user = {"creatingUser": guid_of(by.by, "user"), "creationDateTime": by.at} if by else {}
    coding = add(selection, "Coding", guid=guid_of(f"{key}\n{code}", "coding"), **user)
    add(coding, "CodeRef", targetGUID=code)


def _notes(entry: Entry) -> list[tuple[str, str, str]]:
    claim = entry.claim
    texts = [(STATEMENT, claim.statement), (REASONING, claim.reasoning)]
    texts += [(EVIDENCE, _evidence(piece)) for piece in entry.evidence]
    return [(guid_of(f"{claim.id}\n{n}", "note"), name, text) for n, (name, text) in enumerate(texts) if text]


def _unplaced(entry: Entry) -> tuple[str, str, str]:
    """A claim that is on no words of the text, as one note."""
    claim = entry.claim
    reason = f" ({claim.reason})" if claim.reason else ""
    lines = [f"{entry.status}{reason}", *(f"“{quote.exact}”" for quote in entry.quotes)]
    lines += [f"Claimant: {claim.claimant}"] if claim.claimant else []
    lines += [f"Labels: {', '.join(claim.labels)}"] if claim.labels else []
    lines += [f"{name}: {text}" for _, name, text in _notes(entry)]
    return guid_of(claim.id, "note"), f"Claim {claim.number}, without a place in the text", "\n".join(lines)


def _evidence(piece: Piece) -> str:
    use, cited = piece.use, piece.cited
    lines = [f"{STANCE_WORDS[use.stance]} ({use.tier})" + (f": {cited.name}" if cited else "")]
    if cited:
        lines += [", ".join(cited.credits)] if cited.credits else []
    for fact in (*(cited.facts if cited else ()), *piece.facts):
        lines.append(f"{fact.label}: {fact.value}" + (f" ({fact.after})" if fact.after else ""))
    lines += [f"“{use.quote}”"] if use.quote else []
    return "\n".join([*lines, *piece.doubts])
