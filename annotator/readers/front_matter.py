"""The lines between `---` at the top of a Markdown file: `key: value`, and plain lists. Not the whole of YAML."""

import re

_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w .-]*?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
_COMMENT = re.compile(r"\s+#\s.*\Z")
_LONGEST = 20_000


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The pairs, keys in lower case, and the text below. No pairs, and all of the text, where there is no such top.

    A list's items are joined with commas; what is nested deeper is passed over.
    """
    opening = _FENCE.match(text)
    closing = _END.search(text, opening.end(), opening.end() + _LONGEST) if opening else None
    if opening is None or closing is None:
        return {}, text
    pairs = _pairs(text[opening.end() : closing.start()].split("\n"))
    return (pairs, text[closing.end() :]) if pairs else ({}, text)


def _pairs(lines: list[str]) -> dict[str, str]:
    """The pairs; empty where a line is none of YAML's, so that a text between two rules stays a text."""
    pairs: dict[str, str] = {}
    key = ""
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pair = _PAIR.fullmatch(line)
        item = _ITEM.fullmatch(line)
        if pair:
            key = pair["key"].lower()
            pairs.setdefault(key, _value(pair["value"] or ""))
        elif item and key:
            pairs[key] = ", ".join(filter(None, (pairs[key], _value(item["value"]))))
        elif not key or not line[0].isspace():
            return {}
    return pairs


def _value(raw: str) -> str:
    raw = raw.strip()
    if len(raw) >= 2 and raw[0] == raw[-1] and raw[0] in "\"'":
        return raw[1:-1].replace('\\"', '"').replace("''", "'")
    raw = _COMMENT.sub("", raw)
    if raw.startswith("[") and raw.endswith("]"):
        return ", ".join(filter(None, (_value(item) for item in raw[1:-1].split(","))))
    return "" if raw in {"|", ">", "~", "null"} else raw
