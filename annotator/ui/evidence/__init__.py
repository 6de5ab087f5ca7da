"""The evidence of a claim: its list in the details, the dialog that it is entered in, what is dropped, saved copies."""
