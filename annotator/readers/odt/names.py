"""The names of OpenDocument 1.0 to 1.4 (ISO/IEC 26300)."""

from functools import lru_cache

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    **{f"{_OASIS}{name}:1.0": name for name in ("office", "text", "table", "style", "meta", "manifest")},
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}svg-compatible:1.0": "svg",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_URIS = {prefix: uri for uri, prefix in _PREFIXES.items()}


@lru_cache(maxsize=4096)
def name_of(tag: str) -> str:
    """`text:p` for a paragraph's tag; empty for one of a vocabulary that is not read."""
    uri, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(uri[1:])
    return f"{prefix}:{local}" if prefix else ""


@lru_cache(maxsize=1024)
def tag(name: str) -> str:
    """The tag, or the attribute's name, that `text:p` stands for."""
    prefix, _, local = name.partition(":")
    return f"{{{_URIS[prefix]}}}{local}"
