"""Widgets, and nothing but widgets: they show the workspace and say what the reviewer did."""
