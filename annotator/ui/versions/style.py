"""Style sheet of the page of an update, made of the theme's colours."""

from annotator.ui.theme import Theme


def page_style(theme: Theme) -> str:
    """What is around list and texts, which are painted."""
    return f"""
    #versionsPage, #versionsSide {{ background: {theme.window}; }}
    #versionsHead {{ background: {theme.window}; border-bottom: 1px solid {theme.border}; }}
    #versionsHead QLabel {{ color: {theme.text}; background: transparent; }}
    #versionsHead #versionsSource {{ color: {theme.muted}; }}
    #versionsCard {{ background: {theme.page}; border: 1px solid {theme.border}; border-radius: 8px; }}
    #versionsList {{ background: transparent; border: none; color: {theme.text}; }}
    #versionsTold {{ background: {theme.row}; border: none; border-radius: 6px; }}
    #versionsTold QLabel {{ color: {theme.text}; background: transparent; }}
    #versionsTexts {{ background: {theme.page}; }}
    #versionsRule {{ background: {theme.border}; border: none; }}
    #versionsCaption {{ background: {theme.window}; border: none; border-bottom: 1px solid {theme.border}; }}
    #versionsCaption QLabel {{ color: {theme.text}; background: transparent; }}
    #versionsCaption QLabel[muted="true"] {{ color: {theme.muted}; }}
    """
