"""What is asked about a claim and of whom, what was tried, corrections to be decided, and whose claim it is."""
