"""Web pages that were made, or damaged, to do harm."""

from tests.readers.hostile.cases import Canary, either, reads, refuses

STORY = "<p>The pier at Lower Quay closed on Monday, the harbour office said in a notice that hangs at its gate.</p>"
_TOP = "<!doctype html><html><head><title>Pier closed</title></head><body>"
_LABELS = ("unicode_escape", "zlib", "cp037", "undefined", "../x")


def page(body: str, head: str = "") -> str:
    """A page with the story, `body` after it and `head` in its head."""
    return f"<!doctype html><html><head><title>Pier closed</title>{head}</head><body>{STORY}{body}</body></html>"


FETCHING = (
    "<img src='{0}'><img srcset='{0} 2x'><picture><source srcset='{0}'></picture><iframe src='{0}'></iframe>"
    "<object data='{0}'></object><embed src='{0}'><video src='{0}' poster='{0}' autoplay><track src='{0}'></video>"
    "<audio src='{0}' autoplay></audio><script src='{0}'></script><link rel=stylesheet href='{0}'><base href='{0}'>"
    "<link rel=import href='{0}'><style>@import url('{0}'); p {{ background: url('{0}') }}</style>"
    "<p style=\"background: url('{0}')\">styled</p><svg><image href='{0}'/><use xlink:href='{0}#a'/></svg>"
    "<meta http-equiv=refresh content='0;url={0}'><form action='{0}'><input type=image src='{0}'></form>"
    "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{0}' parse='text'/><a href='{0}' ping='{0}'>a</a>"
    "<!--#include virtual='{0}' --><?xml-stylesheet href='{0}'?><applet archive='{0}'></applet>"
    '<script type=\'application/ld+json\'>{{"@context": "{0}", "headline": "Pier"}}</script>'
)


def _fetching(canary: Canary) -> str:
    return page("".join(FETCHING.format(place) for place in canary.references))


def doctype(canary: Canary, root: str) -> str:
    """A document type with entities that laugh a billion times (`l9`), or come from outside (`file`, `web`)."""
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    away = f"<!ENTITY file SYSTEM '{canary.uri}'><!ENTITY web SYSTEM '{canary.web}/canary'>"
    more = f"<!ENTITY % all SYSTEM '{canary.web}/canary'> %all;"
    return f"<!DOCTYPE {root} SYSTEM '{canary.web}/canary' [<!ENTITY l0 'ha'>{laughs}{away}{more}]>"


def _entities(canary: Canary) -> str:
    top = f"<?xml version='1.0'?>{doctype(canary, 'html')}"
    return f"{top}<html><body>{STORY}<p>&l9; &file; &web;</p></body></html>"


def _links(canary: Canary) -> str:
    acting = ("javascript:alert(1)", "vbscript:x", "data:text/html,x", "JaVaScRiPt\t:x", "//x", "\\\\x\\y")
    places = (*canary.references, *acting)
    return page("".join(f"<p>See <a href='{place}'>the notice</a> for more.</p>" for place in places))


def _json(text: str) -> str:
    return page("", f"<script type=application/ld+json>{text}</script>")


def _archived(markup: str) -> str:
    return f"MIME-Version: 1.0\r\n{_RELATED.format('x', 'x')}Content-Type: text/html\r\n\r\n{markup}\r\n--x--"


def _nested_archives(depth: int) -> str:
    opened = "".join(_RELATED.format(f"b{n}", f"b{n}") for n in range(depth))
    return f"MIME-Version: 1.0\r\n{opened}" + "".join(f"\r\n--b{n}--" for n in reversed(range(depth)))


def _nested_properties(depth: int) -> bytes:
    """Lists, each the only member of the one before it (Apple's binary property list)."""
    lists = b"".join(b"\xa1" + (n + 1).to_bytes(4, "big") for n in range(depth)) + b"\x08"
    places = b"".join((8 + 5 * n).to_bytes(4, "big") for n in range(depth + 1))
    tail = bytes(6) + b"\x04\x04" + (depth + 1).to_bytes(8, "big") + bytes(8) + (8 + len(lists)).to_bytes(8, "big")
    return b"bplist00" + lists + places + tail


def _attributes(count: int) -> str:
    return page(f"<p {' '.join(f'a{number}=1' for number in range(count))}>x")


def _authors(count: int) -> str:
    return page("", "".join(f"<meta name=author content=a{number}>" for number in range(count)))


_SHIFT_JIS = "<p>港の桟橋は月曜日に閉鎖された。市長は記者団に語った。" * 9
_UTF8 = "<p>Die Größe der Brücke, naïve Café-Gäste, Übermaß. " * 9
_MHTML = "From: <Saved by X>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"
_RELATED = "Content-Type: multipart/related; boundary={}\r\n\r\n--{}\r\n"
_SCRIPT = "<scr\0ipt>x</scr\0ipt>"

PAGES = [
    reads("everything that a browser would fetch", "fetch.html", _fetching),
    reads("entities of its own", "entities.xhtml", _entities),
    reads("links that act", "links.html", _links),
    refuses("100,000 nested elements", "nested.html", lambda _: page("<div>" * 100_000 + "deep"), "255 deep"),
    refuses("100,000 nested inline elements", "nested.html", lambda _: page("<b>" * 100_000 + "deep"), "255 deep"),
    refuses("50,000 nested lists", "nested.html", lambda _: page("<ul><li>" * 50_000 + "deep"), "255 deep"),
    refuses("20,000 nested tables", "tables.html", lambda _: page("<table><tr><td>" * 20_000), "255 deep"),
    reads("nested to just below the limit", "nested.html", lambda _: _TOP + "<div>" * 230 + STORY),
    either("16,000 unclosed elements", "open.html", lambda _: page("<p><b>a" * 8_000), "deep|large"),
    reads("200,000 closing tags", "closing.html", lambda _: page("</div></p></b>" * 70_000)),
    reads("20,000 line breaks", "breaks.html", lambda _: page("a<br>" * 20_000)),
    reads("8,000 paragraphs", "tiny.html", lambda _: page("<p>a" * 8_000)),
    reads("10,000 attributes", "attributes.html", lambda _: _attributes(10_000)),
    reads("an attribute of 3 MB", "attribute.html", lambda _: page(f"<p class='{'a ' * 1_500_000}'>x")),
    reads("a style of 2 MB of spaces", "style.html", lambda _: page(f"<p style='display{' ' * 2_000_000}x'>x")),
    either("11 MB of text in one piece", "line.html", lambda _: page("pier " * 2_200_000), "10 MB"),
    either("a script of 12 MB", "script.html", lambda _: page(f"<script>{'x' * 12_000_000}</script>end"), "10 MB"),
    reads("a comment without an end", "comment.html", lambda _: page("<!--" + "x" * 3_000_000)),
    reads("50,000 beginnings of comments", "comments.html", lambda _: page("<!-- saved from url=(" * 50_000)),
    reads("200,000 comments", "comments.html", lambda _: page("<!-- a -->" * 200_000)),
    reads("a title of 5 MB", "title.html", lambda _: _TOP.replace("closed", "closed " * 700_000) + STORY),
    reads("a table of 60,000 cells", "table.html", lambda _: page("<table>" + ("<tr>" + "<td>a" * 300) * 200), "a\ta"),
    reads("JSON nested 200,000 deep", "json.html", lambda _: _json("[" * 200_000)),
    reads("JSON with a number of 1 MB", "json.html", lambda _: _json('{"a": ' + "9" * 1_000_000 + "}")),
    reads("10,000 authors", "meta.html", lambda _: _authors(10_000)),
    reads("10,000 dates", "dates.html", lambda _: page("<time datetime='99999999999-99-99'>x</time>" * 10_000)),
    reads("classes of 100,000 words", "classes.html", lambda _: page(f"<div class='{'comment-' * 100_000}'>x</div>")),
    reads(
        "Shift JIS that says it is UTF-8", "a.html", f"<meta charset=utf-8>{_SHIFT_JIS}".encode("shift_jis"), "月曜日"
    ),
    reads("UTF-8 that says it is Shift JIS", "a.html", f"<meta charset=shift_jis>{_UTF8}", "Größe", "UTF-8"),
    reads("UTF-16 without a mark", "utf16.html", page("").encode("utf-16-le")),
    *(
        reads(f"an encoding called {label}", "a.html", f"<meta charset='{label}'><p>Ein Café".encode("latin-1"), "Café")
        for label in _LABELS
    ),
    either("NUL bytes in tags", "nul.html", page(f"<p>a\0b{_SCRIPT}"), "NUL"),
    refuses("a picture by another name", "a.html", b"GIF89a<!doctype html><p>x", "an image"),
    refuses("nothing but a script", "empty.html", f"{_TOP}<script>document.write('pier')</script>", "no text"),
    reads("cut off in a tag", "cut.html", f"{_TOP}{STORY}<p>The end<a href='http", "The end"),
    refuses("an archive with no page in it", "a.html", _MHTML, "a web archive with no page in it"),
    reads("an archive of what a browser would fetch", "a.mht", lambda c: _archived(_fetching(c)), "Lower Quay"),
    refuses("an archive of nested elements", "a.mht", lambda _: _archived(page("<b>" * 100_000)), "255 deep"),
    refuses("100,000 archives within another", "a.mht", lambda _: _nested_archives(100_000), "no page in it"),
    refuses("100,000 nested lists of properties", "a.webarchive", lambda _: _nested_properties(100_000), "is damaged"),
]
