"""Several articles of the list, written as one data set."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from annotator.ui.articles_dialog import ArticlesDialog
from tests.window.desk import Desk


def test_the_selected_articles_go_into_one_file(desk: Desk, tmp_path: Path) -> None:
    desk.mark("three years late", Qt.Key.Key_1)
    desk.open_text("The bell\n\nThe bell rang twice.\n", "bell.txt")
    desk.mark("rang twice", Qt.Key.Key_2)
    desk.trigger("actionArticles")
    dialog = desk.dialog(ArticlesDialog)
    dialog.table.selectAll()
    desk.click(dialog.data_set_button)
    chooser = desk.widget(QFileDialog, "dataSetDialog")
    path = tmp_path / "set.json"
    path.write_text("earlier", encoding="utf-8")
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    desk.wait(lambda: not desk.window.jobs.busy)
    assert {one["claim"] for one in json.loads(path.read_text("utf-8"))} == {"three years late", "rang twice"}
    assert desk.said() == f"2 articles written: {path}"


def test_what_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.window.data_sets.write([desk.article.id], "averitec", str(tmp_path / "nowhere" / "set.json"))
    desk.wait(lambda: not desk.window.jobs.busy)
    assert "no such folder" in desk.said() and desk.window.message_bar.kind == "error"


def test_without_a_selected_article_there_is_nothing_to_export(desk: Desk) -> None:
    desk.trigger("actionArticles")
    dialog = desk.dialog(ArticlesDialog)
    dialog.table.clearSelection()
    assert not dialog.data_set_button.isEnabled()
    dialog.bin_button.click()
    assert not dialog.data_set_button.isVisible()
