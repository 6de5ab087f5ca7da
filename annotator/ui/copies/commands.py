"""What can be done beside a saved copy: actions with keys that work wherever on its page the focus is."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from annotator.ui.page_commands import Command, PageCommands, key_in, keys_of

_CONTEXT = "CopyPage"
_COMMANDS = (
    Command("quote", "Set as quote", "The words selected in the copy are the evidence’s quote", ("U",)),
    Command("next", "Next place", "Go to the next place of the quote in the copy", ("N",)),
    Command("previous", "Previous place", "Go to the place of the quote before it", ("B",)),
    Command(
        "open", "Open in its program", "Open the copy in the system’s program for it", ("Ctrl+Return", "Ctrl+Enter")
    ),
    Command("back", "Back", "From the copy back to the article", ("Esc",)),
)


class Commands(PageCommands):
    def __init__(self, page: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(page, _CONTEXT, _COMMANDS, slots)


def key_of(name: str) -> str:
    """The key that a button shows for that action."""
    return key_in(_COMMANDS, name)


def copy_keys() -> list[tuple[str, str]]:
    """What each does, and the keys, for the list of shortcuts."""
    return keys_of(_COMMANDS, _CONTEXT)
