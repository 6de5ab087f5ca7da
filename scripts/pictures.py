"""Renews the pictures in docs/images from the real window, off screen, with the sample article and its claims.

    python scripts/pictures.py [NAME...]

Without names, all of them. Needs the environment of `make setup`; the picture of a report also needs Chromium, and
stays as it was where there is none.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from dialogs import (
    checklist,
    copy,
    evidence,
    history,
    open_items,
    queries,
    query,
    rating,
    signing,
    sources,
    summary,
)
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTabBar
from studio import SMALL, Studio, grabbed, wait

from annotator.app import application
from annotator.domain.actions import set_status
from annotator.domain.claim import Status
from annotator.domain.times import now
from annotator.ui.claims.tabs import HISTORY, NOTES
from annotator.ui.qt_messages import log_qt_messages
from annotator.ui.versions.entries import Group
from annotator.ui.versions.page import VersionsPage
from db.store import Store

IMAGES = Path(__file__).parents[1] / "docs" / "images"
NOTE = "412 / 310 is 1.329: 33 percent, not 38. Asked the author where the 38 comes from."
PASTED = """# Ferry timetable doubles from May

The harbour ferry will run every ten minutes from 5 May, its operator said on Monday.
"""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


def save(image: QImage, name: str) -> None:
    """Write it into IMAGES, packed as well as PNG can and without the alpha that no picture of a window needs."""
    file = IMAGES / name
    if not image.convertToFormat(QImage.Format.Format_RGB888).save(str(file), quality=0):
        raise SystemExit(f"The picture {file} cannot be written.")
    print(f"{name}: {image.width()} x {image.height()}, {file.stat().st_size // 1000} kB")


# Each picture, by the name of its file


def window_large(studio: Studio) -> QImage:
    return grabbed(studio.rest())


def window_small(studio: Studio) -> QImage:
    return grabbed(studio.rest(SMALL))


def window_compact(studio: Studio) -> QImage:
    picture = grabbed(studio.rest(SMALL, "compact"))
    studio.rest()
    return picture


def selection_bar(studio: Studio) -> QImage:
    window = studio.rest()
    bar, pane = window.selecting.bar, window.article_pane
    middle = pane.mapFromGlobal(bar.mapToGlobal(bar.rect().center())).y()
    return grabbed(pane, QRect(0, middle - 80, pane.width(), 160))


def details_note(studio: Studio) -> QImage:
    window = studio.rest()
    studio.show(4)
    window.commands["actionEditNote"].trigger()
    edit = window.findChild(QPlainTextEdit, "noteEdit")
    if edit is not None and not edit.toPlainText():
        edit.insertPlainText(NOTE)
        window.claims_pane.details.commit()
    wait()
    return grabbed(window.claims_pane.details)


def details_history(studio: Studio) -> QImage:
    window = studio.rest()
    studio.show(10)
    tabs = window.findChild(QTabBar, "detailTabs")
    if tabs is None:
        raise SystemExit("The details have no tabs.")
    tabs.setCurrentIndex(HISTORY)
    wait()
    picture = grabbed(window.claims_pane.details)
    tabs.setCurrentIndex(NOTES)
    return picture


def filtered(studio: Studio) -> QImage:
    window = studio.rest()
    window.commands["actionFilter"].trigger()
    window.claims_pane.filter.setText("longest")
    wait()
    pane = window.claims_pane
    picture = grabbed(pane, QRect(0, 0, pane.width(), 160))
    pane.clear_filter()
    return picture


def found(studio: Studio) -> QImage:
    window = studio.rest()
    window.article_pane.view.set_caret(0)
    window.commands["actionFind"].trigger()
    window.toolbar.find_edit.setText("tunnel")
    wait()
    picture = grabbed(window, QRect(0, 0, window.width(), 390))
    window.toolbar.find_edit.clear()
    return picture


def conflict(studio: Studio) -> QImage:
    """What is said where somebody else was quicker: Theo Lin changes a claim that the window has not seen change."""
    window, claim = studio.rest(), studio.claim(13)
    studio.show(13)
    window.claims_pane.focus_table()
    with Store.open(window.store.path) as other:
        article = window.workspace.article
        other.apply(set_status(article, [claim], Status.UNSOURCED, by="Theo Lin", at=now()), "Theo Lin")
        window.commands["actionVerified"].trigger()
        wait()
        bar = window.message_bar
        below = bar.mapTo(window, bar.rect().bottomLeft()).y() + 1
        picture = grabbed(window, QRect(0, 0, window.width(), below))
        theirs = studio.claim(13)
        other.apply(set_status(article, [theirs], Status.UNCHECKED, by="Theo Lin", at=now()), "Theo Lin")
    wait(1000)
    return picture


def articles(studio: Studio) -> QImage:
    studio.rest()
    studio.add_others()
    dialog = studio.dialog("actionArticles", "articlesDialog")
    dialog.resize(960, 360)
    wait()
    picture = grabbed(dialog)
    dialog.close()
    return picture


def paste(studio: Studio) -> QImage:
    studio.rest()
    QGuiApplication.clipboard().setText(PASTED)
    dialog = studio.dialog("actionPaste", "pasteDialog")
    dialog.resize(720, 460)
    wait()
    picture = grabbed(dialog)
    dialog.reject()
    return picture


def export(studio: Studio) -> QImage:
    window = studio.rest()
    # No folder of whoever makes the pictures.
    formats = ("html", "xlsx", "json")
    window.settings = window.settings.changed(export_folder=Path("/home/mara/reports"), export_formats=formats)
    dialog = studio.dialog("actionExport", "exportDialog")
    wait(1500)  # the preview is made
    picture = grabbed(dialog)
    dialog.reject()
    return picture


def shortcuts(studio: Studio) -> QImage:
    studio.rest()
    dialog = studio.dialog("actionShortcuts", "shortcutsDialog")
    dialog.resize(520, 560)
    wait()
    picture = grabbed(dialog)
    dialog.close()
    return picture


def report(studio: Studio) -> QImage | None:
    """The top of the HTML report as a browser shows it; None without a browser."""
    chromium = next((path for path in map(shutil.which, CHROMIUM) if path), None)
    if chromium is None:
        return None
    picture = studio.folder / "report.png"
    options = ("--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1000,1300", f"--screenshot={picture}")
    address = (studio.folder / "report.html").as_uri()
    subprocess.run([chromium, *options, address], check=True, capture_output=True, timeout=120)
    return QImage(str(picture))


def update(studio: Studio) -> QImage:
    studio.rest()
    dialog = studio.dialog("actionUpdateArticle", "sourceDialog")
    field = dialog.findChild(QLineEdit, "sourceEdit")
    if field is not None:
        field.setText("https://portledger.example/harbour-tunnel")
    wait()
    picture = grabbed(dialog)
    dialog.reject()
    return picture


def versions(studio: Studio) -> QImage:
    """The page of an update, at the first claim that was moved."""
    window = studio.update()
    page = window.findChild(VersionsPage, "versionsPage")
    if page is None:
        raise SystemExit("There is no page of the update.")
    page.list.go_to(next(entry.key for entry in page.model.entries() if entry.group is Group.MOVED))
    page.list.scrollToTop()
    page.list.setFocus()
    wait()
    picture = grabbed(window)
    window.updating.leave()
    return picture


def to_settle(studio: Studio) -> QImage:
    """What an update leaves in the table and the details."""
    window = studio.update()
    window.updating.leave()
    studio.show(4)
    window.claims_pane.focus_table()
    window.message_bar.clear()
    wait()
    pane = window.claims_pane
    tabs = window.findChild(QTabBar, "detailTabs")
    if tabs is None:
        raise SystemExit("The details have no tabs.")
    return grabbed(pane, QRect(0, 0, pane.width(), tabs.mapTo(pane, tabs.rect().topLeft()).y() - 2))


def suggested(studio: Studio) -> QImage:
    window = studio.open_document()
    window.checking.show_claim(window.claims_pane.model.claim_at(0).id)
    wait()
    return grabbed(window)


PICTURES: dict[str, tuple[str, Callable[[Studio], QImage | None]]] = {
    "window-light.png": ("light", window_large),
    "window-dark.png": ("dark", window_large),
    "window-light-1280x720.png": ("light", window_small),
    "window-dark-1280x720.png": ("dark", window_small),
    "window-compact.png": ("light", window_compact),
    "selection-bar.png": ("light", selection_bar),
    "filter.png": ("light", filtered),
    "find.png": ("light", found),
    "evidence.png": ("light", evidence),
    "copy.png": ("light", copy),
    "details-queries.png": ("light", queries),
    "query.png": ("light", query),
    "checklist.png": ("light", checklist),
    "rating.png": ("light", rating),
    "sign-article.png": ("light", signing),
    "open-items.png": ("light", open_items),
    "sources.png": ("light", sources),
    "history.png": ("light", history),
    "summary.png": ("light", summary),
    "conflict.png": ("light", conflict),
    "details-history.png": ("light", details_history),
    "details-note.png": ("light", details_note),
    "paste.png": ("light", paste),
    "export.png": ("light", export),
    "shortcuts.png": ("light", shortcuts),
    "report.png": ("light", report),
    "articles.png": ("light", articles),
    "update.png": ("light", update),
    "versions-light.png": ("light", versions),
    "versions-dark.png": ("dark", versions),
    "to-settle.png": ("light", to_settle),
    "suggested.png": ("light", suggested),
}


def main(names: list[str]) -> int:
    """Make the pictures of those names, or all, and return the exit code."""
    unknown = [name for name in names if name not in PICTURES]
    if unknown:
        print(f"There is no picture {unknown[0]}; there are: {', '.join(PICTURES)}.", file=sys.stderr)
        return 2
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1"}
    application()
    log_qt_messages()
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANNOTATOR_SETTINGS"] = str(Path(folder) / "settings.ini")
        for theme in ("light", "dark"):
            make([name for name in names or PICTURES if PICTURES[name][0] == theme], theme, Path(folder))
    return 0


def make(names: list[str], theme: str, folder: Path) -> None:
    """Make the pictures of one theme, in the order of the list."""
    if not names:
        return
    studio = Studio(folder, theme)
    for name in names:
        image = PICTURES[name][1](studio)
        if image is None:
            print(f"{name}: left as it was, for want of Chromium")
        else:
            save(image, name)
    studio.window.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
