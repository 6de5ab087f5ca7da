"""The review as a REFI-QDA project (QDA-XML project 1.0, the standard REFI-QDA 1.5; https://www.qdasoftware.org), for
programs of qualitative analysis: a ZIP file with `project.qde` and the newest version's text.

Statuses, their reasons, “No check needed” and labels are codes; a passage is a selection of the text, coded with them;
statement, reasoning and evidence are notes that it refers to; a claimant is a case. The passages of one claim are
linked. The standard (10.2) counts Unicode code points, the first of the file being 0, and says no more of the end; in
its examples, and in the programs that write it, that is the place after the last character, and so it is here. The text
is in UTF-8 without a byte order mark, with a line feed between two blocks.
"""

import io
import zipfile
from datetime import UTC

from lxml import etree

from annotator.domain.refi import guid_of
from annotator.domain.review import Review
from annotator.domain.times import from_moment
from annotator.reports.content.lacking import sentence
from annotator.reports.options import Options
from annotator.reports.qdpx.project import Project
from annotator.reports.qdpx.writing import LONE_HALF, is_changed

__all__ = ["remarks", "render"]

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a ZIP file can name


def render(review: Review, options: Options) -> bytes:
    """The project. The same review gives the same bytes."""
    text = LONE_HALF.sub("\ufffd", review.article.newest.text).encode()
    project = Project(review, options, text.decode())
    tree = etree.tostring(project.tree(), xml_declaration=True, encoding="utf-8", standalone=True)
    out = io.BytesIO()
    made = from_moment(options.made).astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("project.qde", tree), (f"sources/{guid_of(review.article.id)}.txt", text)):
            part = zipfile.ZipInfo(name, max(made, _EARLIEST))
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(part, data)
    return out.getvalue()


def remarks(review: Review, options: Options) -> list[str]:
    """What the project does not hold, or holds otherwise than it is."""
    project = Project(review, options, review.article.newest.text)
    said = []
    if project.unplaced:
        said.append(sentence(project.unplaced, "has no place in the text and is a note on it",
                             "have no place in the text and are notes on it"))  # fmt: skip
    for words, lost in (
        ("a rating", [claim for claim in project.claims if claim.rating]),
        ("proposed corrections", [claim for claim in project.claims if claim.corrections]),
        ("signatures", [claim for claim in project.claims if claim.sign_offs]),
    ):
        if lost:
            said.append(sentence(lost, f"has {words}, which the project does not hold",
                                 f"have {words}, which the project does not hold"))  # fmt: skip
    changed = sum(is_changed(value) for value in project.written())
    if changed:
        texts = "1 text has" if changed == 1 else f"{changed:,} texts have"
        said.append(f"{texts} characters that are not seen; each is written as its number, such as U+0000.")
    return said
