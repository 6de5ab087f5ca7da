"""The library's own templates of reports, for the form of the house's style."""

from PySide6.QtCore import QCoreApplication

from annotator.domain.errors import AnnotatorError
from annotator.reports.templates import own_templates, template_names, write_templates
from annotator.ui.rules.logo_field import read_logo
from annotator.ui.rules.style_page import Templates
from annotator.workspace.workspace import Workspace


def templates_of(workspace: Workspace) -> Templates:
    """Those of the workspace's library."""
    folder = own_templates(workspace.store.path)
    names = tuple(template_names())

    def write() -> str:
        try:
            written = write_templates(folder)
        except AnnotatorError as error:
            return str(error)
        if not written:
            return _tr("All of them stand there already; they were left as they are.")
        words = _tr("Written to {folder}: {names}.").format(folder=folder, names=", ".join(written))
        left = [name for name in names if name not in written]
        return words + (" " + _tr("Left as they were: {names}.").format(names=", ".join(left)) if left else "")

    return Templates(folder, names, write, lambda path: workspace.jobs.run(read_logo, path))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Templates", words)
