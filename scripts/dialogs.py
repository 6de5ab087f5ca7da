"""Pictures of the dialogs in which a review is worked on: evidence, queries, rules, signatures, history."""

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QListView,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTableView,
)
from studio import LARGE, Studio, grabbed, part, wait

from annotator.ui.claims.tabs import EVIDENCE, QUERIES

QUESTION = "Which year does the 38 percent start from? From $310 million it is 33."
LONGEST = 6  # the claim with a query, a correction and a contact
DEAREST = 4  # the claim with a calculation
FORECAST = 8  # the claim that fails a rule


def shown(studio: Studio, action: str, name: str, size: tuple[int, int] | None = None) -> QImage:
    """The dialog as the action opens it, of its own size or the one given; closed afterwards."""
    dialog = studio.dialog(action, name)
    return finished(dialog, size)


def finished(dialog: QDialog, size: tuple[int, int] | None = None) -> QImage:
    """The dialog's picture, of its own size or the one given; it is closed afterwards."""
    if size is not None:
        dialog.resize(*size)
    wait()
    picture = grabbed(dialog)
    dialog.reject()
    wait()
    return picture


def at(studio: Studio, number: int) -> None:
    """Go to a claim in the table."""
    studio.rest()
    studio.show(number)
    studio.window.claims_pane.focus_table()
    wait()


def evidence(studio: Studio) -> QImage:
    """Evidence as it stands under a claim, opened to be edited."""
    at(studio, LONGEST)
    window = studio.window
    uses = sorted(studio.claim(LONGEST).evidence, key=lambda use: use.ordinal)
    window.evidencing.edit(uses[0].id)
    wait()
    return finished(part(window, QDialog, "evidenceDialog"))


def copy(studio: Studio) -> QImage:
    """A saved copy in the article's place, at the quote."""
    at(studio, LONGEST)
    window = studio.window
    part(window, QTabBar, "detailTabs").setCurrentIndex(EVIDENCE)
    loop = QEventLoop()
    window.copy_showing.page_shown.connect(loop.quit)
    window.commands["actionShowCopy"].trigger()
    loop.exec()
    wait()
    picture = grabbed(window)
    window.copy_showing.leave()
    return picture


def queries(studio: Studio) -> QImage:
    """The tab of queries, corrections and log, with room for all of them."""
    at(studio, LONGEST)
    studio.window.resize(LARGE[0], LARGE[1] + 160)
    tabs = part(studio.window, QTabBar, "detailTabs")
    tabs.setCurrentIndex(QUERIES)
    wait()
    picture = grabbed(studio.window.claims_pane.details)
    tabs.setCurrentIndex(EVIDENCE)
    return picture


def query(studio: Studio) -> QImage:
    at(studio, DEAREST)
    dialog = studio.dialog("actionAsk", "queryDialog")
    part(dialog, QPlainTextEdit, "queryText").insertPlainText(QUESTION)
    return finished(dialog)


def checklist(studio: Studio) -> QImage:
    at(studio, FORECAST)
    return shown(studio, "actionChecklist", "checklistDialog")


def rating(studio: Studio) -> QImage:
    at(studio, DEAREST)
    dialog = studio.dialog("actionRate", "ratingDialog")
    scales = part(dialog, QComboBox, "ratingScale")
    scales.setCurrentIndex(scales.findText("PolitiFact"))
    part(dialog, QListWidget, "ratingValues").setCurrentRow(3)
    return finished(dialog)


def signing(studio: Studio) -> QImage:
    studio.rest()
    return shown(studio, "actionSignArticle", "signArticleDialog")


def open_items(studio: Studio) -> QImage:
    studio.rest()
    dialog = studio.dialog("actionOpenItems", "openItemsDialog")
    wait(1000)  # it looks through the article
    items = part(dialog, QListView, "openItemsList")
    items.setCurrentIndex(items.model().index(1, 0))
    return finished(dialog)


def sources(studio: Studio) -> QImage:
    studio.rest()
    dialog = studio.dialog("actionSources", "sourcesDialog")
    part(dialog, QTableView, "sourcesTable").selectRow(0)
    return finished(dialog)


def history(studio: Studio) -> QImage:
    """A claim as it was when its status was set."""
    studio.rest()
    dialog = studio.dialog("actionHistory", "historyDialog")
    part(dialog, QLineEdit, "historyClaim").setText(str(DEAREST))
    wait()
    table = part(dialog, QTableView, "historyTable")
    table.selectRow(table.model().rowCount() - 2)
    return finished(dialog)


def summary(studio: Studio) -> QImage:
    studio.rest()
    dialog = studio.dialog("actionSummary", "summaryDialog")
    part(dialog, QRadioButton, "summaryYesterday").click()
    return finished(dialog)
