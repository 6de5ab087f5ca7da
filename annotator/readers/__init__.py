"""One module for each source format: bytes in, an ArticleDraft out."""
