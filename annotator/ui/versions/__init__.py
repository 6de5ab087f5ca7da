"""The page of an update: what became of every claim, and the two texts side by side."""
