"""Style sheet of the page of a saved copy, made of the theme's colours."""

from annotator.domain.claim import Status
from annotator.ui.theme import Theme


def page_style(theme: Theme) -> str:
    """What is around the text, which is painted."""
    missing, found = theme.status(Status.DISPUTED), theme.status(Status.VERIFIED)
    return f"""
    #copyPage {{ background: {theme.page}; }}
    #copyHead {{ background: {theme.window}; border-bottom: 1px solid {theme.border}; }}
    #copyHead QLabel {{ color: {theme.text}; background: transparent; }}
    #copyFlag {{ padding: 6px 14px; color: {theme.text}; background: {theme.row}; }}
    #copyFlag[stands="no"] {{ color: {missing.ink}; background: {missing.fill}; }}
    #copyFlag[stands="yes"] {{ color: {found.ink}; background: {found.fill}; }}
    """
