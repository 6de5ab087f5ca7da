"""Web pages: what a reader of the page sees, and which of it is the article."""
