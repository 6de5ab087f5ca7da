"""What each action of the window does, by the action's name."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.claim import Status
from annotator.ui.window_actions import ACTIONS

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Slots = dict[str, Callable[[], object]]


def window_slots(window: "MainWindow") -> Slots:
    """A function for every action. What information the message bar held has been read by then; what is being typed
    has become a change before an action on claims, and before a report."""
    slots = {**_file(window), **_edit(window), **_claim(window), **_go(window), **_view(window), **_help(window)}
    ends_edits = {spec.name for spec in ACTIONS if spec.menu == "Claim"} | {"actionExport", "actionImportAnnotations"}
    return {name: _following_up(window, slot, commits=name in ends_edits) for name, slot in slots.items()}


def _following_up(window: "MainWindow", slot: Callable[[], object], *, commits: bool) -> Callable[[], object]:
    def done() -> None:
        window.message_bar.move_on()
        if commits:
            window.drafting.commit()
        slot()

    return done


def _file(window: "MainWindow") -> Slots:
    dialogs = window.dialogs
    return {
        "actionOpen": window.opening.ask,
        "actionPaste": dialogs.show_paste,
        "actionArticles": dialogs.show_articles,
        "actionSources": window.sources.show,
        "actionOpenAddress": window.updating.ask_address,
        "actionUpdateArticle": window.updating.ask,
        "actionVersions": window.updating.show_versions,
        "actionReadOtherwise": window.updating.ask_reading,
        "actionSaveSource": window.updating.ask_where_to_save,
        "actionImportAnnotations": window.annotating.ask,
        "actionExport": window.exporting.ask,
        "actionOpenLibrary": window.libraries.ask,
        "actionLibrary": window.library_space.show,
        "actionHouseRules": window.judging.show_house,
        "actionReviewer": dialogs.ask_reviewer,
        "actionQuit": window.close,
    }


def _edit(window: "MainWindow") -> Slots:
    # Undoing and finding are made after the actions, which they are given.
    return {
        "actionUndo": lambda: window.undoing.undo(),
        "actionRedo": lambda: window.undoing.redo(),
        "actionCopy": window.article_pane.view.copy,
        "actionFind": lambda: window.finding.begin(),
        "actionFindNext": lambda: window.finding.next(),
        "actionFindPrevious": lambda: window.finding.previous(),
        "actionFilter": window.claims_pane.focus_filter,
    }


def _claim(window: "MainWindow") -> Slots:
    checking, waiving, details = window.checking, window.waiving, window.claims_pane.details
    return {
        "actionNewClaim": checking.new_claim,
        "actionVerified": partial(checking.set_status, Status.VERIFIED),
        "actionDisputed": partial(checking.set_status, Status.DISPUTED),
        "actionUnsourced": partial(checking.set_status, Status.UNSOURCED),
        "actionUnchecked": partial(checking.set_status, Status.UNCHECKED),
        "actionAddPassage": checking.add_passage,
        "actionMovePassage": checking.move_passage,
        "actionSplitClaim": checking.split,
        "actionConfirmPlace": window.placing.confirm,
        "actionLetGo": window.placing.let_go,
        "actionAddEvidence": window.evidencing.add,
        "actionRepeatSource": window.evidencing.repeat,
        "actionShowCopy": window.copy_showing.show_current,
        "actionCapture": window.copy_showing.capture_current,
        "actionEditStatement": details.focus_statement,
        "actionEditNote": details.focus_note,
        "actionProposeCorrection": window.correcting.ask,
        "actionAsk": window.asking.ask,
        "actionAnswer": window.asking.answer_first,
        "actionReadAnswers": window.answers.ask,
        "actionLog": window.asking.log,
        "actionAssign": window.people.assign,
        "actionRate": window.judging.rate,
        "actionClaimDetails": window.judging.edit_publication,
        "actionChecklist": window.judging.show_checklist,
        "actionSignOff": window.signing.sign,
        "actionSignOffReady": window.signing.sign_ready,
        "actionOwnSignOff": window.viewing.toggle_own_sign_off,
        "actionWithdrawSignOff": window.signing.withdraw,
        "actionSignArticle": window.signing.ask_role,
        "actionRemoveClaim": checking.remove,
        "actionNoCheckNeeded": waiving.waive,
        "actionWaiveRest": waiving.waive_rest,
        "actionCheckAgain": waiving.check_again,
    }


def _go(window: "MainWindow") -> Slots:
    checking, view, claims = window.checking, window.article_pane.view, window.claims_pane
    return {
        "actionNextUncovered": checking.next_uncovered,
        "actionNextClaim": partial(checking.go_to_claim, 1),
        "actionPreviousClaim": partial(checking.go_to_claim, -1),
        "actionOpenItems": window.open_items.show,
        "actionWaitingFor": window.people.show_waiting,
        "actionStep": checking.step,
        "actionNarrow": checking.narrow,
        "actionClearSelection": lambda: view.set_caret(view.caret()),
        "actionFocusArticle": view.setFocus,
        "actionFocusClaims": claims.focus_table,
        "actionFocusDetails": claims.details.focus_statement,
    }


def _view(window: "MainWindow") -> Slots:
    viewing = window.viewing
    return {
        "actionHistory": window.record.show_history,
        "actionSummary": window.record.show_summary,
        "actionThemeSystem": partial(viewing.choose, theme="system"),
        "actionThemeLight": partial(viewing.choose, theme="light"),
        "actionThemeDark": partial(viewing.choose, theme="dark"),
        "actionCompact": viewing.toggle_density,
    }


def _help(window: "MainWindow") -> Slots:
    return {
        "actionShortcuts": lambda: window.dialogs.show_shortcuts(window.commands),
        "actionAbout": window.dialogs.show_about,
    }
