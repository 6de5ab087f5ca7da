"""What each column of the claims table says of a claim: shown, spoken, explained, searched and sorted by."""

import re
import unicodedata
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from annotator.domain.claim import Claim, Placed, Status
from annotator.domain.hidden import shown_line
from annotator.domain.outcome import Outcome, gravest
from annotator.domain.signing import UNSIGNED, Signature, Signed
from annotator.domain.times import from_moment
from annotator.workspace.checklists import Checks

NOTHING = "–"
DONE = "✓"
# Typographic characters that a keyboard does not have, so that typing the plain ones finds them.
_PLAIN = dict(zip("“”„«»‘’‚–—‑−", '"""""\'\'\'----', strict=True))
_TYPOGRAPHIC = re.compile(f"[{''.join(_PLAIN)}]")
_MOST_SHOWN = 400
_MOST_SORTED = 200
_OPENING = " \"'“”„«‹‘’‚([–—-…"
_RANKS = {status: rank for rank, status in enumerate(Status)}
_SIGNED_RANKS = {Signed.VOID: 0, Signed.NOT: 1, Signed.HOLDS: 2}


class Column(IntEnum):
    NUMBER = 0
    CLAIM = 1
    STATUS = 2
    EVIDENCE = 3
    CHECKED = 4
    SECOND = 5
    RULES = 6


# What is short, and compared from row to row.
CENTRED = (Column.NUMBER, Column.EVIDENCE, Column.CHECKED, Column.SECOND, Column.RULES)


def header(column: int) -> str:
    """The column's heading."""
    words = ("#", _tr("Claim"), _tr("Status"), _tr("Evidence"), _tr("Checked"), _tr("2nd"), _tr("Rules"))
    return words[column]


def header_help(column: int) -> str:
    """What the column holds, in a sentence."""
    words = (
        _tr("The claim’s number"),
        _tr("The claim’s statement, or its quote until a statement is written"),
        _tr("What checking came to"),
        _tr("How many sources are held against the claim"),
        _tr("Who checked the claim"),
        _tr("Who signed the claim off as second checker"),
        _tr("Whether the claim counts as done: a tick, or how many of the rules it meets"),
    )
    return words[column]


def shown(claim: Claim, column: int, signature: Signature = UNSIGNED, checks: Checks = ()) -> str:
    """The text of the cell, in one line; `signature` is asked for only of the second checker, `checks` of the rules."""
    match column:
        case Column.NUMBER:
            return str(claim.number)
        case Column.CLAIM:
            word, words = open_word(claim), claim_words(claim)
            return f"{word} {words}" if word else words
        case Column.STATUS:
            return status_word(claim.status)
        case Column.EVIDENCE:
            return str(len(claim.evidence)) if claim.evidence else NOTHING
        case Column.CHECKED:
            return initials(_visible(claim.checked.by)) if claim.checked else NOTHING
        case Column.RULES:
            if claim.status is Status.UNCHECKED:
                return NOTHING
            met = sum(check.met for check in checks)
            return DONE if met == len(checks) else f"{met}/{len(checks)}"
        case _:
            if signature.sign_off is None:
                return ""
            sign = "✓" if signature.state is Signed.HOLDS else "✗"
            return f"{sign} {initials(_visible(signature.sign_off.by))}"


def spoken(claim: Claim, column: int, signature: Signature = UNSIGNED, checks: Checks = ()) -> str:
    """The text of the cell for a screen reader, which has no column to look up to; `signature` and `checks` as in
    `shown`."""
    match column:
        case Column.NUMBER:
            return _tr("Claim {number}").format(number=claim.number)
        case Column.STATUS:
            return _with_reason(claim)
        case Column.EVIDENCE:
            return _counted(len(claim.evidence))
        case Column.CHECKED:
            return (
                _tr("Checked by {name}").format(name=_visible(claim.checked.by))
                if claim.checked
                else _tr("Not checked")
            )
        case Column.SECOND:
            return signed_sentence(signature)
        case Column.RULES:
            return rules_sentence(checks)
        case _:
            return " ".join(filter(None, (open_sentence(claim), claim_words(claim))))


def explained(claim: Claim, column: int, signature: Signature = UNSIGNED, checks: Checks = ()) -> str | None:
    """The cell's tool tip, None where the cell says it all. Marked up so that the claim's own text is not."""
    sentence = ""
    match column:
        case Column.CLAIM:
            text, sentence = _visible(claim.text), open_sentence(claim)
        case Column.STATUS:
            text = _with_reason(claim)
        case Column.CHECKED if claim.checked:
            text = f"{_visible(claim.checked.by)}, {local_time(claim.checked.at)}"
        case Column.SECOND if signature.sign_off:
            text = signed_sentence(signature)
        case Column.RULES:
            text = rules_sentence(checks)
        case _:
            return None
    from html import escape  # tips come late, and the module is slow to import

    return "<br>".join(f"<span>{escape(line)}</span>" for line in (text, sentence) if line) or None


def sort_value(claim: Claim, column: int, signature: Signature = UNSIGNED, checks: Checks = ()) -> int | str:
    """What a column sorts by; claims with equal values stay in text order."""
    match column:
        case Column.NUMBER:
            return claim.number
        case Column.CLAIM:
            return _alphabetic(claim.text[:_MOST_SORTED].lstrip(_OPENING))
        case Column.STATUS:
            return _RANKS[claim.status]
        case Column.CHECKED:
            # Claims that nobody has checked come last.
            return claim.checked.by.casefold() if claim.checked else "\U0010ffff"
        case Column.EVIDENCE:
            return len(claim.evidence)
        case Column.RULES:
            # Of the checked ones those that fail most come first; then come the unchecked, then those that are done.
            unmet = sum(not check.met for check in checks)
            return 1 if not unmet else 0 if claim.status is Status.UNCHECKED else -unmet
        case _:
            # Void ones come first, which somebody has to see to, then those that nobody has signed.
            return _SIGNED_RANKS[signature.state]


def search_text(claim: Claim) -> str:
    """What a filter looks in: number, statement, quotes and notes, and the words for a place that is open, folded as
    `search_folded` folds a needle."""
    parts = [f"#{claim.number}", claim.statement or ""]
    parts += [passage.exact for passage in claim.passages]
    parts += [note.text for note in claim.notes]
    if claim.open_passages:
        parts.append(shown(claim, Column.CLAIM))
    # A character between two parts that no needle holds, so that none is found across them.
    return search_folded(" \0 ".join(parts))


def of_person(claim: Claim, name: str) -> bool:
    """Whether the claim is assigned to, or was checked by, somebody with `name`, folded, in their name."""
    names = (claim.assignee, claim.checked.by if claim.checked else None)
    return any(name in search_folded(one) for one in names if one)


def search_folded(text: str) -> str:
    """`text` without differences of case, of white space, and between typographic and typewriter characters."""
    if not text.isascii():
        text = _TYPOGRAPHIC.sub(lambda match: _PLAIN[match[0]], text)
    return " ".join(text.casefold().split())


def open_word(claim: Claim) -> str:
    """What stands before the claim's words while the place of a passage is open: of several, the gravest. Empty where
    all places are certain."""
    match gravest(claim.open_passages):
        case None:
            return ""
        case Outcome.ORPHANED:
            return _tr("Cut from text:")
        case Outcome.MOVED:
            return _tr("Moved:")
        case _:
            return _tr("Reread:")


def open_sentence(claim: Claim) -> str:
    """What is open about the claim's places, in a sentence; empty where all are certain."""
    states = [passage.state for passage in claim.open_passages]
    if not states:
        return ""
    if len(claim.passages) == 1:
        sentences = {  # one that is kept is to be read again
            Placed.ORPHANED: _tr("Cut from the text: it has no place in the newest version."),
            Placed.MOVED: _tr("Moved with the text: its new place is to be confirmed."),
            Placed.KEPT: _tr("Something else in its sentence changed: it is to be read again."),
        }
        return sentences[states[0]]
    words = {
        Placed.ORPHANED: _tr("{count} cut from the text"),
        Placed.MOVED: _tr("{count} moved, to be confirmed"),
        Placed.KEPT: _tr("{count} to be read again"),
    }
    told = [words[state].format(count=states.count(state)) for state in words if state in states]
    return _tr("Of {count} passages: {parts}.").format(count=len(claim.passages), parts=", ".join(told))


def rules_counted(checks: Checks) -> str:
    """How many of the rules that apply to a claim it meets."""
    return _tr("{met} of {total} rules met.").format(met=sum(check.met for check in checks), total=len(checks))


def rules_sentence(checks: Checks) -> str:
    """How many of the rules that apply to a claim it meets, and what is missing."""
    missing = [check.missing for check in checks if not check.met]
    return _visible(" ".join((rules_counted(checks), *missing)))


def signed_sentence(signature: Signature) -> str:
    """Who has signed the claim off and when, and whether that holds."""
    if signature.sign_off is None:
        return _tr("Not signed off")
    told = {
        Signed.HOLDS: _tr("Signed off by {name}, {time}"),
        Signed.VOID: _tr("Void: signed off by {name}, {time}; the claim has changed since"),
    }
    by, at = _visible(signature.sign_off.by), local_time(signature.sign_off.at)
    return told[signature.state].format(name=by, time=at)


def claim_words(claim: Claim) -> str:
    """The claim's line, or that it has no words."""
    return one_line(claim) or _tr("No statement yet")


def one_line(claim: Claim) -> str:
    """The claim's statement or quote in one line, its first letter a capital, cut where no window is so wide."""
    text = _visible(claim.text)
    for index, character in enumerate(text):
        if character.isalnum():
            return text[:index] + character.upper() + text[index + 1 :]
    return text


def status_word(status: Status) -> str:
    words = {
        Status.VERIFIED: _tr("Verified"),
        Status.DISPUTED: _tr("Disputed"),
        Status.UNSOURCED: _tr("Unsourced"),
        Status.UNCHECKED: _tr("Unchecked"),
    }
    return words[status]


def initials(name: str) -> str:
    """A name's first and last initial, or the one it has; a system user's name counts as a name."""
    words = [word for word in re.split(r"[\W_]+", name.partition("@")[0]) if word]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper() or name[:1]


def local_time(moment: str, *, seconds: bool = False) -> str:
    """A moment of the library in this computer's time zone, to the minute or the second."""
    since = QDateTime.fromSecsSinceEpoch(int(from_moment(moment).timestamp()))
    return QLocale().toString(since, "d MMMM yyyy, HH:mm:ss" if seconds else "d MMMM yyyy, HH:mm")


def _alphabetic(text: str) -> str:
    """What sorts `text` among others without regard to case and accents."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.casefold()


def _counted(evidence: int) -> str:
    if not evidence:
        return _tr("No evidence")
    return _tr("1 piece of evidence") if evidence == 1 else _tr("{n} pieces of evidence").format(n=evidence)


def _visible(text: str) -> str:
    return shown_line(text, _MOST_SHOWN)


def _with_reason(claim: Claim) -> str:
    word = status_word(claim.status)
    return f"{word}: {claim.reason}" if claim.reason else word


def _tr(text: str) -> str:
    return QCoreApplication.translate("Claims", text)
