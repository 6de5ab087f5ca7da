"""Pages that a browser saved in one file, with all that belongs to them: MHTML, and Safari's web archives."""
