"""Hypothesis keeps no time limit for an example: tests never assert on wall time."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
