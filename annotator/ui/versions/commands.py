"""What can be done on the page of an update: actions with keys that work wherever on it the focus is."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from annotator.ui.page_commands import Command, PageCommands, key_in, keys_of

_CONTEXT = "VersionsPage"
_COMMANDS = (
    Command("confirm", "Confirm", "The claim stands where it is shown, as it now reads", ("Return", "Enter")),
    Command("place", "Place at selection", "What is selected in the newer text is the claim’s place", ("R",)),
    Command("let_go", "Let go", "The claim has no place in the newer text, and stays in the table", ("Del",)),
    Command("claim", "Claim", "Make a claim of the sentence", ("C",)),
    Command("waive", "No check needed", "The sentence needs no check", ("X",)),
    Command("next", "Next open", "Go to the next one that is to be decided", ("J",)),
    Command("previous", "Previous open", "Go to the one before it that is to be decided", ("K",)),
    Command("see", "Show in article", "Leave, and show the claim in the article", ("Ctrl+Return", "Ctrl+Enter")),
    Command("back", "Back", "Back to the article", ("Esc",)),
)


class Commands(PageCommands):
    def __init__(self, page: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(page, _CONTEXT, _COMMANDS, slots)


def key_of(name: str) -> str:
    """The key that a button shows for that action."""
    return key_in(_COMMANDS, name)


def version_keys() -> list[tuple[str, str]]:
    """What each does, and the keys, for the list of shortcuts."""
    return keys_of(_COMMANDS, _CONTEXT)
