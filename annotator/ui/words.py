"""What history's actions are called in the window: one catalogue for undo, redo and the history list."""

from PySide6.QtCore import QCoreApplication

_ACTIONS = {
    "article.edit": "edit article",
    "article.import": "import article",
    "article.remove": "remove article",
    "article.rename": "rename article",
    "article.restore": "restore article",
    "article.update": "update article",
    "claim.about": "set what a claim is about",
    "claim.add": "claim",
    "claim.assignee": "assign",
    "claim.claimant": "edit claimant",
    "claim.edit": "edit claim",
    "claim.remove": "remove claim",
    "claim.revert": "make claim as it was",
    "claim.restore": "restore claim",
    "claim.split": "split claim",
    "claim.statement": "edit statement",
    "claim.status": "set status",
    "claim.appearances": "edit appearances",
    "claim.labels": "edit labels",
    "claim.rating": "rate",
    "claim.reasoning": "edit reasoning",
    "claim.review_url": "edit address of review",
    "claim.said_at": "edit when it was said",
    "house.reset": "go back to the program’s own rules or scales",
    "house.set": "set rules or scales",
    "correction.add": "propose correction",
    "correction.decide": "decide on correction",
    "correction.remove": "withdraw correction",
    "note.add": "write note",
    "note.edit": "edit note",
    "note.remove": "remove note",
    "passage.add": "add passage",
    "passage.carry": "carry over",
    "passage.confirm": "confirm place",
    "passage.let-go": "let go",
    "passage.place": "place anew",
    "passage.move": "move passage",
    "passage.remove": "remove passage",
    "article.sign": "sign article",
    "evidence.add": "add evidence",
    "evidence.edit": "edit evidence",
    "evidence.source_id": "change source of evidence",
    "evidence.remove": "remove evidence",
    "log.add": "add to log",
    "log.edit": "edit log",
    "log.remove": "remove from log",
    "query.add": "ask",
    "query.answer": "answer query",
    "query.edit": "edit query",
    "query.reopen": "ask again",
    "query.withdraw": "withdraw query",
    "sign_off.add": "sign off",
    "sign_off.remove": "take back signature",
    "source.add": "add source",
    "source.edit": "edit source",
    "source.remove": "remove source",
    "source.restore": "restore source",
    "waiver.add": "no check needed",
    "waiver.carry": "carry over",
    "waiver.confirm": "confirm place",
    "waiver.place": "place anew",
    "waiver.reason": "reason for no check",
    "waiver.remove": "to be checked again",
}


def action_words(action: str) -> str:
    """The action in words, lower case: `claim.status` is “set status”; one without words of its own, “edit …”."""
    kind, _, what = action.partition(".")
    words = _ACTIONS.get(action)
    if words is None:
        return QCoreApplication.translate("History", "edit {what} of {kind}").format(what=what, kind=kind)
    return QCoreApplication.translate("History", words)
