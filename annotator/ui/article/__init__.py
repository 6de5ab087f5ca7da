"""The pane that shows the article: text, highlights, numbered gutter, overview and find."""
