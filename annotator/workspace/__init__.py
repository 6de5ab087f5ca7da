"""The open article as the window sees it; QtCore only, no widgets."""
