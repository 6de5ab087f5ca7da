"""Annotations of other programs made claims: what was found in a file, where it stands in the text, what it says."""
