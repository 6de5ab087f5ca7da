"""What the author's suggested sources are called: one wording for the article and the details."""

from PySide6.QtCore import QCoreApplication

from annotator.domain.article import Hanging, Suggestion
from annotator.ui.plain import one_line


def suggestion_words(suggestion: Suggestion, most: int = 400) -> str:
    """The note in one line of about `most` code points, after what it is: a footnote, or whose comment."""
    text = one_line(suggestion.text, most)
    if suggestion.kind is Hanging.FOOTNOTE:
        return _tr("Author’s footnote: {text}").format(text=text)
    if suggestion.kind is Hanging.ENDNOTE:
        return _tr("Author’s endnote: {text}").format(text=text)
    if suggestion.by:
        return _tr("Comment by {name}: {text}").format(name=one_line(suggestion.by, 60), text=text)
    return _tr("Comment: {text}").format(text=text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Suggestions", text)
