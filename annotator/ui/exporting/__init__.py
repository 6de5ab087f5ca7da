"""The dialog in which reports are chosen and looked at, and what writes them."""
