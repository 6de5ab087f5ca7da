"""REFI-QDA projects that were made, or damaged, to do harm."""

from xml.sax.saxutils import quoteattr

from tests.readers.hostile.archives import archives
from tests.readers.hostile.cases import Canary, either, reads, refuses
from tests.readers.hostile.packages import SENTENCE, zipped
from tests.readers.hostile.pages import doctype
from tests.readers.qdpx.projects import TEXT, coding, project, qde, selection, source

_LIMIT = "more than|memory|damaged|longer"


def _away(canary: Canary) -> bytes:
    """Texts and notes that are said to be anywhere but in the project."""
    paths = [*canary.references, f"absolute://{canary.file}", f"relative://{canary.file}", f"internal://{canary.file}"]
    paths += [f"internal://../../..{canary.file}", "internal:////etc/passwd", "internal://../project.qde"]
    gone = "".join(
        f'<TextSource guid="{TEXT}" name="x" plainTextPath={quoteattr(path)} richTextPath={quoteattr(path)}/>'
        f'<PDFSource guid="{TEXT}" path={quoteattr(path)}><Representation guid="{TEXT}"'
        f" plainTextPath={quoteattr(path)}/></PDFSource>"
        for path in paths
    )
    notes = "".join(f'<Note guid="{TEXT}" name="n" plainTextPath={quoteattr(path)}/>' for path in paths)
    xml = qde(source(selection(0, 3, f'<NoteRef targetGUID="{TEXT}"/>')) + gone, rest=f"<Notes>{notes}</Notes>")
    return zipped({"project.qde": xml, f"sources/{TEXT}.txt": SENTENCE})


def _many(count: int) -> bytes:
    return project(SENTENCE, "".join(selection(0, 8, number=number) for number in range(count)))


def _long(count: int, size: int) -> bytes:
    """That many selections of a whole text of that many characters, named by its beginning."""
    text = f"{SENTENCE} " + "a😀 " * (size // 3)
    return project(text, "".join(selection(n, size, name="The pier…", number=n) for n in range(count)))


def _again(count: int, size: int) -> bytes:
    """That many sources of one file."""
    sources = "".join(source(name=f"Text {number}") for number in range(count))
    return zipped({"project.qde": qde(sources), f"sources/{TEXT}.txt": f"{SENTENCE}\n" * (size // len(SENTENCE))})


def _nested(depth: int) -> bytes:
    codes = '<Code guid="a" name="x" isCodable="true">' * depth + "</Code>" * depth
    return project(SENTENCE, selection(0, 3), codes=codes)


def _entities(canary: Canary) -> bytes:
    return project(
        SENTENCE, selection(0, 3, "<Description>&l9;&file;&web;</Description>"), doctype=doctype(canary, "Project")
    )


def _linked() -> bytes:
    """Links of selections in circles, and to themselves."""
    guids = [f"08cbced0-d736-44c8-8fd6-{number:012}" for number in (1, 2, 3)]
    pairs = [(a, b) for a in guids for b in guids]
    links = "".join(f'<Link guid="{a}" name="Claim 1" originGUID="{a}" targetGUID="{b}"/>' for a, b in pairs)
    made = "".join(selection(4 * n, 4 * n + 3, number=n + 1) for n in range(3))
    return project(SENTENCE, made, origin="Annotator", rest=f"<Links>{links}</Links>")


def _controls(origin: str) -> bytes:
    """Names of characters that no name may have, as XML can hold them and as we write them."""
    bad = "a&#x80;b&#x9f;&#x2028;c⟨U+D800⟩⟨U+0000⟩⟨U+000D⟩⟨U+FEFF⟩"
    codes = f'<Code guid="1" name="{bad}" isCodable="true"/>'
    made = selection(0, 3, f"<Description>{bad}</Description>{coding('1')}") + selection(9, 4, number=2)
    xml = qde(source(made), origin=origin, codes=codes).replace('name=""', f'name="{bad}"')
    xml = xml.replace('name="Ada"', f'name="{bad}"').replace('name="Baker.docx"', f'name="{bad}"')
    return zipped({"project.qde": xml, f"sources/{TEXT}.txt": SENTENCE})


PROJECTS = [
    *archives("a.qdpx", project(SENTENCE, selection(0, 8)), "project.qde"),
    reads("paths that lead elsewhere", "away.qdpx", _away, remark="not in the project itself"),
    refuses("entities of its own", "dtd.qdpx", _entities, "entities|XML"),
    refuses("100,000 nested codes", "deep.qdpx", _nested(100_000), "255 deep"),
    reads("200 nested codes", "nested.qdpx", _nested(200)),
    refuses("300,000 selections", "many.qdpx", lambda _: _many(300_000), "100,000 selections|memory"),
    refuses("110,000 selections", "more.qdpx", lambda _: _many(110_000), "100,000 selections"),
    either("60,000 selections", "fewer.qdpx", lambda _: _many(60_000), _LIMIT),
    either("20,000 selections of 3 MB", "long.qdpx", lambda _: _long(20_000, 3_000_000), _LIMIT),
    either("1,000 sources of one file of 5 MB", "again.qdpx", lambda _: _again(1_000, 5_000_000), _LIMIT),
    refuses("5,000 sources", "sources.qdpx", lambda _: _again(5_000, 100), "2,000 texts"),
    reads("control characters in names", "controls.qdpx", _controls("QualCoder"), remark="no certain place"),
    reads("and in what seems to be ours", "own.qdpx", _controls("Annotator"), remark="no certain place"),
    reads("links in circles", "links.qdpx", _linked()),
    reads("a coding of no code", "codes.qdpx", project(SENTENCE, selection(0, 3, "<Coding/>" + coding("x")))),
    reads("numbers of 1,000 digits", "numbers.qdpx", project(SENTENCE, selection("9" * 1000, "-" + "9" * 1000)),
          remark="no certain place"),
    refuses("a text that is a program", "program.qdpx", project(b"MZ\0\0" * 999), "no text that can be read"),
]  # fmt: skip
