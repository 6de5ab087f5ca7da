"""A change asked for in a dialog: where it is refused, the dialog stays and says why."""

from collections.abc import Callable

from annotator.domain.change import Change
from annotator.workspace.workspace import Workspace


def attempt(workspace: Workspace, make: Callable[[], list[Change]]) -> str:
    """Carry out the changes that `make` makes; returns the sentence that says why not, empty where they were made or
    there was nothing to change."""
    refusals: list[str] = []
    workspace.refused.connect(refusals.append)
    try:
        workspace.do(make)
    finally:
        workspace.refused.disconnect(refusals.append)
    return refusals[-1] if refusals else ""
