"""Safari's web archives: a property list with the page and, beside it, what it shows."""

import plistlib

from annotator.readers.errors import ReaderError
from annotator.readers.web_archive.page import Page


def page_in_safari(data: bytes, subject: str) -> Page:
    """Raises ReaderError where the list is damaged or holds no page."""
    try:
        main = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        markup, kind = main["WebResourceData"], main.get("WebResourceMIMEType", "text/html")
    except (plistlib.InvalidFileException, RecursionError) as error:
        raise ReaderError(f"{subject} is damaged: a part of it is missing or cannot be read.") from error
    except (AttributeError, KeyError, TypeError) as error:
        raise ReaderError(f"{subject} is a property list with no web page in it.") from error
    if not isinstance(markup, bytes) or "html" not in str(kind):
        raise ReaderError(f"{subject} is a web archive of something that is no page.")
    return Page(markup, _words(main.get("WebResourceURL")), _words(main.get("WebResourceTextEncodingName")))


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None
