"""What somebody outside the checking is asked: their open queries, and nothing else of the record."""
