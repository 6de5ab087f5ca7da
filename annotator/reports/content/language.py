"""The language of a report's own words, whatever that of the window and of the article."""

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import resources
from annotator.domain.tongue import ENGLISH, Tongue
from annotator.reports.writing import ReportError

LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "English", "de": "Deutsch", "es": "Español", "fr": "Français"})
"""The languages there are, BCP 47, each with its name for itself."""


@cache
def tongue_of(language: str) -> Tongue:
    """What speaks that language: its catalogue is JSON, `resources/words/LANGUAGE.json`, from the English to the other
    text. Raises ReportError where nothing does."""
    if language not in LANGUAGES:
        raise ReportError(f"There are no reports in the language “{language}”; there are: {', '.join(LANGUAGES)}.")
    return ENGLISH if language == "en" else Tongue(language, json.loads(resources.text(f"words/{language}.json")))


__all__ = ["LANGUAGES", "Tongue", "tongue_of"]
