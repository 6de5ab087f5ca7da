"""The right half of the window: the claims table with its chips and filter, and the details of what is selected."""
