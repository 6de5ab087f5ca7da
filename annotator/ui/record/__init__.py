"""What was done in the article: its history, a claim as it once was, and what has happened since."""
