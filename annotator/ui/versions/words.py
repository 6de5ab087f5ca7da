"""What the page of an update says: of its groups, of each entry, and of all together."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from annotator.domain.article import Version
from annotator.domain.comparison import Fate, Made, WaiverFate
from annotator.domain.times import from_moment
from annotator.ui.plain import one_line
from annotator.ui.versions.entries import Entry, Group
from annotator.workspace.claim_cells import status_word

# How much of what two quotes begin with alike is shown before they differ.
_LEAD = 24


def group_name(group: Group) -> str:
    names = {
        Group.REREAD: _tr("To be reread"),
        Group.MOVED: _tr("Moved"),
        Group.CUT: _tr("Cut from text"),
        Group.SENTENCES: _tr("New sentences"),
        Group.CORRECTED: _tr("Corrections now made"),
        Group.KEPT: _tr("Kept"),
    }
    return names[group]


def group_tip(group: Group) -> str:
    """What is in the group, in a sentence."""
    tips = {
        Group.REREAD: _tr("The words stand as they were, but something else in their sentence changed"),
        Group.MOVED: _tr("A similar text stands there, or the same elsewhere: confirm it, or give it another place"),
        Group.CUT: _tr("Nothing in the newer text is certain to be it"),
        Group.SENTENCES: _tr("Sentences of the newer text that no claim reaches"),
        Group.CORRECTED: _tr("Proposed corrections whose wording the newer text has"),
        Group.KEPT: _tr("The same words stand at the same place"),
    }
    return tips[group]


def spoken_head(group: Group, count: int, folded: bool) -> str:
    state = _tr("folded") if folded else _tr("unfolded")
    return f"{group_name(group)}, {count:,}, {state}" if count else f"{group_name(group)}, {_tr('none')}"


def likeness(entry: Entry) -> str:
    """How alike the two quotes of a moved one are, in per cent; less than that where it is not quite so much."""
    score = entry.what.score if isinstance(entry.what, Fate | WaiverFate) else 1.0
    return str(int(100 * score))


def text_of(entry: Entry) -> str:
    """What the entry is called by: the claim's statement or quote, the waiver's quote."""
    what = entry.what
    if isinstance(what, Made):
        return one_line(what.correction.text)
    if isinstance(what, Fate):
        return one_line(what.claim.statement or what.now.exact)
    return one_line((what.now or what.was).exact) if isinstance(what, WaiverFate) else ""


def waiver_words(fate: WaiverFate) -> str:
    return _tr("No check needed: {reason}").format(reason=one_line(fate.was.reason, 60))


def was_and_now(entry: Entry) -> tuple[str, str]:
    """The two quotes of a moved one, without most of what they begin with alike."""
    what = entry.what
    if not isinstance(what, Fate | WaiverFate) or what.now is None:
        return "", ""
    was, now = one_line(what.was.exact, 4000), one_line(what.now.exact, 4000)
    alike = next((at for at, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), 0)
    cut = was.rfind(" ", 0, alike - _LEAD) + 1 if alike > 2 * _LEAD else 0
    lead = "…" if cut else ""
    return lead + one_line(was[cut:]), lead + one_line(now[cut:])


def spoken(entry: Entry, sentence: str = "") -> str:
    """All that the entry's row shows, for a screen reader; `sentence` is a new sentence's text."""
    what = entry.what
    if isinstance(what, Made):
        words = _tr("Claim {number}, correction now made: {text}")
        return words.format(number=what.claim.number, text=one_line(what.correction.text))
    if not isinstance(what, Fate | WaiverFate):
        return _tr("New sentence: {text}").format(text=one_line(sentence))
    if isinstance(what, Fate):
        name = _tr("Claim {number}").format(number=what.claim.number)
        status = ", " + status_word(what.claim.status).lower()
        statement = ", " + one_line(what.claim.statement) if what.claim.statement else ""
    else:
        name, status, statement = waiver_words(what), "", ""
    fate = group_name(entry.group).lower()
    if entry.group is not Group.MOVED or what.now is None:
        return f"{name}, {fate}, {text_of(entry)}{status}"
    alike = _tr("{score} per cent alike").format(score=likeness(entry))
    was, now = one_line(what.was.exact), one_line(what.now.exact)
    places = _tr("was “{was}”, now “{now}”").format(was=was, now=now)
    return f"{name}, {fate}, {alike}, {places}{statement}{status}"


def summary(counts: Mapping[Group, int]) -> str:
    """How many entries each group has, those that have any."""
    one_sentence, sentences = _tr("{count} new sentence"), _tr("{count} new sentences")
    forms = {
        Group.REREAD: _tr("{count} to be reread"),
        Group.MOVED: _tr("{count} moved"),
        Group.CUT: _tr("{count} cut"),
        Group.SENTENCES: one_sentence if counts[Group.SENTENCES] == 1 else sentences,
        Group.CORRECTED: _tr("{count} corrected"),
        Group.KEPT: _tr("{count} kept"),
    }
    return " · ".join(forms[group].format(count=f"{counts[group]:,}") for group in Group if counts[group])


def settled_words(counts: Mapping[Group, int], lost: int) -> str:
    """Where nothing is left to confirm, a sentence that says so; `lost` claims have no place in the newer text."""
    if counts[Group.REREAD] or counts[Group.MOVED]:
        return ""
    if not lost:
        return _tr("Every claim has its place.")
    one, many = _tr("{count} claim has no place in this text."), _tr("{count} claims have no place in this text.")
    return _tr("Nothing is left to confirm;") + " " + (one if lost == 1 else many).format(count=f"{lost:,}")


def only_shown_words(newest: bool) -> str:
    """Why nothing can be settled; `newest` says whether the newer version is the article's newest."""
    if newest:
        return _tr("Nothing can be changed here; the page only shows.")
    return _tr("There is a newer version than these: nothing is settled here.")


def source_words(version: Version) -> str:
    """Where the version came from, and when, in local time."""
    moment = QDateTime.fromSecsSinceEpoch(int(from_moment(version.created).timestamp()))
    this_year = moment.date().year() == QDateTime.currentDateTime().date().year()
    when = QLocale().toString(moment, "d MMM, HH:mm" if this_year else "d MMM yyyy, HH:mm")
    if version.source is None:
        return when
    return _tr("from “{name}”").format(name=one_line(version.source.name, 80)) + f" · {when}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Versions", text)
