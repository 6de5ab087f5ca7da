"""What a claim comes to: rules and checklist, ratings, details for publication, what is open, and the house's own."""
