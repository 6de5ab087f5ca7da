"""What history tells: its rows in words, a claim as it once was, and what has happened since a moment."""
