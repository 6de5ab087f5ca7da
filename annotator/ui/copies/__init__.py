"""A saved copy beside the claim: its text in place of the article's, with the evidence's quote in it."""
