"""The sources that a review rests on, as lists for other programs."""
