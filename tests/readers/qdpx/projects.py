"""Small REFI-QDA projects as other programs write them, made by hand after the standard and its samples."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from tests.readers.hostile.packages import zipped

USER = "5c94bc9e-db8c-4f1d-9cd6-e900c7440860"
TEXT = "9d3e7b52-3a1f-4b53-8f24-000000000001"
FOOD, BREAD, VERIFIED = (f"2dfba8c9-59f5-4424-99d6-00000000000{n}" for n in (1, 2, 3))
CODES = (
    f'<Code guid="{FOOD}" name="Food" isCodable="true" color="#AA8800"><Description>What is eaten</Description>'
    f'<Code guid="{BREAD}" name="Bread" isCodable="true"/></Code>'
    f'<Code guid="{VERIFIED}" name="verified" isCodable="true"/>'
)
_NUMBER = "76414714-63c4-4a25-a47e-{:012}"


def coding(code: str, number: int = 1) -> str:
    return (
        f'<Coding guid="{_NUMBER.format(number)}" creatingUser="{USER}" creationDateTime="2019-06-06T06:27:01Z">'
        f'<CodeRef targetGUID="{code}"/></Coding>'
    )


def selection(start: object, end: object, inner: str = coding(FOOD), *, name: str = "", number: int = 1) -> str:
    return (
        f'<PlainTextSelection guid="08cbced0-d736-44c8-8fd6-{number:012}" name={quoteattr(name)}'
        f' startPosition="{start}" endPosition="{end}" creatingUser="{USER}" creationDateTime="2019-06-07T03:36:36Z">'
        f"{inner}</PlainTextSelection>"
    )


def source(selections: str = "", *, guid: str = TEXT, name: str = "Baker.docx", path: str | None = None) -> str:
    path = f"internal://{guid}.txt" if path is None else path
    return f'<TextSource guid="{guid}" name={quoteattr(name)} plainTextPath={quoteattr(path)}>{selections}</TextSource>'


def qde(sources: str, *, origin: str = "QualCoder 3.7", codes: str = CODES, rest: str = "", doctype: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{doctype}<Project xmlns="urn:QDA-XML:project:1.0" name="Breakfast"'
        f' origin="{origin}"><Users><User guid="{{{USER.upper()}}}" name="Ada"/></Users>'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{sources}</Sources>{rest}</Project>"
    )


def project(
    text: str | bytes, selections: str = "", *, more: Mapping[str, str | bytes] | None = None, **of: str
) -> bytes:
    """A project of one text; `of` is for `qde`."""
    return zipped({"project.qde": qde(source(selections), **of), f"sources/{TEXT}.txt": text, **(more or {})})
