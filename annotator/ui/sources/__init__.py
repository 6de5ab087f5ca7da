"""The library's list of sources: searched, edited wherever they are used, imported and exported."""
