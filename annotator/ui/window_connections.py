"""Which part of the window hears what another part, or the workspace, says."""

from typing import TYPE_CHECKING

from annotator.ui.copies.showing import BESIDE

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def connect_parts(window: "MainWindow") -> None:
    """Connect what the parts of the window say to whom it concerns."""
    _connect_workspace(window)
    _connect_articles(window)
    _connect_claims(window)
    _connect_sentences(window)
    window.viewing.settings_changed.connect(window.keep_settings)
    window.viewing.show_on(
        window.commands.set_theme, window.toolbar.set_theme, window.article_pane.set_theme,
        window.claims_pane.set_theme, window.message_bar.set_theme, window.progress.set_theme,
        window.status_line.set_theme, window.selecting.bar.set_theme, window.updating.set_theme,
        window.copy_showing.set_theme, window.show_choices,
    )  # fmt: skip


def _connect_workspace(window: "MainWindow") -> None:
    window.workspace.version_changing.connect(window.leave_version)
    window.workspace.article_opened.connect(window.show_article)
    window.updating.page_shown.connect(lambda shown: window.commands.leave_article(shown))
    window.copy_showing.page_shown.connect(lambda shown: window.commands.leave_article(shown, BESIDE))
    window.workspace.article_changed.connect(window.show_title)
    window.workspace.saved.connect(window.change_made)


def _connect_articles(window: "MainWindow") -> None:
    """How articles come in and reports go out."""
    window.opening.article_ready.connect(window.open_article)
    window.opening.several_came.connect(window.dialogs.show_articles)
    window.opening.paste_kept.connect(window.dialogs.forget_paste)
    window.dialogs.article_chosen.connect(window.open_article)
    window.dialogs.pasted.connect(window.opening.open_pasted)
    window.dialogs.data_set_wanted.connect(window.data_sets.ask)
    window.exporting.went_on.connect(window.progress.go_on)
    window.article_pane.files_dropped.connect(window.updating.files_dropped)
    window.article_pane.text_dropped.connect(window.updating.text_dropped)
    window.updating.paste_wanted.connect(window.dialogs.show_paste_for)
    for work in (
        window.opening, window.updating, window.exporting, window.evidencing, window.copy_showing, window.answers,
        window.annotating, window.data_sets,
    ):  # fmt: skip
        work.began.connect(window.progress.follow)


def _connect_claims(window: "MainWindow") -> None:
    """What is typed, and by whom."""
    window.drafting.kept.connect(window.standing.kept)
    window.claims_pane.details.text_typed.connect(window.standing.typed)
    window.claims_pane.details.claim_shown.connect(window.drafting.offer)
    window.claims_pane.details.signature_wanted.connect(window.signing.sign)
    window.judging.follow(window.claims_pane.details)
    window.evidencing.take_rows(window.claims_pane.table)
    window.annotating.first_wanted.connect(window.checking.show_claim)
    window.evidencing.list.copy_wanted.connect(window.copy_showing.show)
    window.sources.used.connect(window.claims_pane.details.show_evidence)
    window.selecting.used.connect(window.following.use_article)
    window.dialogs.reviewer_named.connect(window.name_reviewer)
    window.status_line.reviewer_clicked.connect(window.dialogs.ask_reviewer)
    window.status_line.ready_clicked.connect(window.open_items.show)


def _connect_sentences(window: "MainWindow") -> None:
    """What the message bar says for others."""
    for said in (
        window.opening.remarked, window.updating.remarked, window.correcting.said, window.checking.said,
        window.waiving.said, window.placing.said, window.signing.said, window.evidencing.said,
        window.copy_showing.said, window.record.said, window.judging.said, window.asking.said, window.people.said,
        window.exporting.said, window.library_space.said, window.annotating.said, window.answers.said,
        window.data_sets.said,
    ):  # fmt: skip
        said.connect(window.telling.say)
    for warned in (
        window.drafting.found, window.judging.warned, window.opening.warned, window.library_space.warned,
        window.annotating.warned,
    ):  # fmt: skip
        warned.connect(window.telling.warn)
    for part in (
        window.drafting, window.following, window.opening, window.updating, window.exporting, window.dialogs,
        window.viewing, window.libraries, window.evidencing, window.copy_showing, window.backing_up,
        window.library_space, window.annotating, window.answers, window.data_sets,
    ):  # fmt: skip
        part.refused.connect(window.telling.say_error)
