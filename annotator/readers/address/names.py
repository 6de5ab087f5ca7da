"""What a server says of what it sends: a name for it, its format and encoding; and the address to keep."""

import re
from email.message import Message
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from w3lib.url import safe_url_string, url_query_cleaner

from annotator.readers.formats import HTML, MARKDOWN, TEXT
from annotator.readers.titles import one_line

_SUFFIXES = {
    "text/html": HTML.suffixes,
    "application/xhtml+xml": HTML.suffixes,
    "text/markdown": MARKDOWN.suffixes,
    "text/plain": (*TEXT.suffixes, *MARKDOWN.suffixes),
}
_LONGEST_NAME = 120  # code points
_SEPARATORS = re.compile(r"[/\\]")
# Campaign, click and newsletter numbers: they say how a reader came to a page, not which page it is.
_TRACKING = {
    *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "msclkid", "yclid", "twclid", "ttclid"),
    *("igsh", "igshid", "li_fat_id", "rb_clickid", "wickedid", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "hsctatracking"),
    *("mkt_tok", "vero_id", "vero_conv", "oly_enc_id", "oly_anon_id", "ml_subscriber", "ml_subscriber_hash"),
    *("_openstat", "__twitter_impression", "guccounter", "guce_referrer", "guce_referrer_sig", "at_medium"),
    *("at_campaign", "xtor", "s_cid", "cmpid", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee"),
}
_TRACKING_BEGINNINGS = ("utm_", "gad_", "pk_", "mtm_", "matomo_", "piwik_")


def name_of(url: str, content_type: str, disposition: str) -> str:
    """The file's name: the one that the server gives, else the end of the address, else the server's own; with the
    suffix of a text format where the server names one and the name does not."""
    parts = urlsplit(url)
    named = _header("Content-Disposition", disposition).get_filename()
    for candidate in (named, unquote(parts.path.rstrip("/")), parts.hostname):
        name = one_line(_SEPARATORS.split(candidate or "")[-1])[-_LONGEST_NAME:]
        if name.strip("."):
            break
    suffixes = _SUFFIXES.get(_header("Content-Type", content_type).get_content_type(), ()) if content_type else ()
    return name if not suffixes or PurePath(name).suffix.lower() in suffixes else name + suffixes[0]


def charset_of(content_type: str) -> str | None:
    """The encoding that a Content-Type names, as it is written."""
    return _header("Content-Type", content_type).get_content_charset()


def stored_address(url: str) -> str:
    """The address to keep: without fragment and tracking. An archive's, which holds another address, stays as it is."""
    url = str(safe_url_string(url)).partition("#")[0]
    parts = urlsplit(url)
    if "://" in unquote(parts.path) or "://" in unquote(parts.query):
        return url
    tracking = [name for pair in parts.query.split("&") if _tracks(name := pair.partition("=")[0])]
    return str(url_query_cleaner(url, tracking, remove=True, unique=False)) if tracking else url


def _tracks(name: str) -> bool:
    name = unquote(name).lower()
    return name in _TRACKING or name.startswith(_TRACKING_BEGINNINGS)


def _header(name: str, value: str) -> Message:
    message = Message()
    if value:
        message[name] = value
    return message
