"""Makes the sources beside this file: `python -m tests.data.sources.make_sources [NAME …]`, from the project's folder.

Made with LibreOffice 7.4.7.2, Chromium 156.0.8078.79, pdfTeX 1.40.24 (TeX Live 2022), pandoc 2.17.1.1, qpdf 11.3.0
and Poppler 22.12.0, with the fonts DejaVu, Noto and Computer Modern. LibreOffice hyphenates with the file that the
variable `HYPHENATION` names: Debian's hyph_en_US.dic (hyphen-en-us 2.8.8).
"""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from tests.data.sources import markup
from tests.data.sources.stories import ARABIC, BUSES, FERRY, HEBREW, MEMO

HERE = Path(__file__).parent
ADDRESS = "http://news.example/night-ferry"
_COLUMNS = """
@page { size: A5; margin: 14mm }
body { font: 9px/1.35 "DejaVu Serif"; columns: 2; column-gap: 7mm; text-align: justify }
h1 { column-span: all; font-size: 24px; text-align: left; margin: 0 0 6px }
p { margin: 0; text-indent: 1.2em }
h1 + p, blockquote + p { text-indent: 0 }
h1 + p::first-letter, blockquote + p::first-letter {
  float: left; font-size: 38px; line-height: 32px; padding-right: 3px
}
h2 { font-size: 9px; margin: 8px 0 0; text-align: left }
figure { margin: 6px 0; padding-top: 60px; background: url("data:image/png;base64,%s") top / 100%% 60px no-repeat }
figcaption { font-size: 7.5px; text-align: left }
table { width: 100%%; font-size: 8px; margin: 6px 0 }
td + td { text-align: right }
tr:first-child td { text-align: left; font-weight: bold }
blockquote { margin: 4px 12px; font-style: italic }
"""
_GREY = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
_DICTIONARY = """<item oor:path="/org.openoffice.Office.Linguistic/ServiceManager/Dictionaries">
<node oor:name="HyphDic_en" oor:op="fuse">
<prop oor:name="Locations" oor:op="fuse"><value><it>{}</it></value></prop>
<prop oor:name="Format" oor:op="fuse"><value>DICT_HYPH</value></prop>
<prop oor:name="Locales" oor:op="fuse"><value><it>en-US</it></value></prop></node></item>"""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>"""


def run(*command: str | Path, folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def office(folder: Path, name: str, odt: bytes, suffix: str = "pdf", options: str = "") -> bytes:
    """What LibreOffice makes of a flat OpenDocument text."""
    settings = folder / "office" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    dictionary = os.environ.get("HYPHENATION")
    settings.write_text(_SETTINGS.format(_DICTIONARY.format(Path(dictionary).as_uri()) if dictionary else ""))
    (folder / f"{name}.fodt").write_bytes(odt)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", suffix + options, f"{name}.fodt", folder=folder)
    return (folder / f"{name}.{suffix}").read_bytes()


def browser(folder: Path, page: str, *options: str) -> bytes:
    """What Chromium prints of a web page at ADDRESS."""
    (folder / "night-ferry").write_text(page, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        here = f"--host-resolver-rules=MAP news.example 127.0.0.1:{server.server_port}"
        common = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'browser'}", here)
        run("chromium", *common, *options, "--print-to-pdf=page.pdf", ADDRESS, folder=folder)
        server.shutdown()
    return (folder / "page.pdf").read_bytes()


class _Pages(SimpleHTTPRequestHandler):
    extensions_map = {"": "text/html; charset=utf-8", ".png": "image/png"}  # noqa: RUF012 - as the base class has it

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class has it
        """Say nothing."""


def libreoffice_pdf(folder: Path) -> bytes:
    return office(folder, "ferry", markup.flat_odt(FERRY))


def libreoffice_columns_pdf(folder: Path) -> bytes:
    odt = markup.flat_odt(FERRY, indent="0.5cm", gap="0cm", columns=True, size=9, h2=9, font="Noto Serif")
    return office(folder, "columns", odt)


def libreoffice_tagged_pdf(folder: Path) -> bytes:
    odt = markup.flat_odt(FERRY, size=11, align="start", font="Noto Sans")
    return office(
        folder, "tagged", odt, options=':writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    )


def arabic_pdf(folder: Path) -> bytes:
    return office(
        folder, "arabic", markup.flat_odt(ARABIC, language="ar-EG", mode="rl-tb", size=20, font="Noto Naskh Arabic")
    )


def hebrew_pdf(folder: Path) -> bytes:
    return browser(folder, markup.html_page(HEBREW, language="he", title="הספרייה"))


def chromium_pdf(folder: Path) -> bytes:
    return browser(folder, markup.html_page(FERRY, title="Night ferry to Marrow Island loses its last captain"))


def chromium_untagged_pdf(folder: Path) -> bytes:
    page = markup.html_page(BUSES, language="de", title="page", style=_COLUMNS % _GREY)
    return browser(folder, page, "--no-pdf-header-footer", "--disable-pdf-tagging")


def latex_pdf(folder: Path) -> bytes:
    (folder / "ferry.tex").write_text(markup.latex(FERRY), encoding="utf-8")
    for _ in range(2):
        run("pdflatex", "-interaction=batchmode", "ferry.tex", folder=folder)
    run("qpdf", "--object-streams=generate", "ferry.pdf", "small.pdf", folder=folder)
    return (folder / "small.pdf").read_bytes()


def memo_pdf(folder: Path) -> bytes:
    return office(folder, "memo", markup.flat_odt(MEMO, font="DejaVu Sans", furniture=False))


def encrypted_pdf(folder: Path) -> bytes:
    return qpdf(folder, memo_pdf(folder), "--encrypt", "quay", "harbour", "256", "--")


def protected_pdf(folder: Path) -> bytes:
    """Anybody may open it, but not print or copy."""
    return qpdf(
        folder,
        memo_pdf(folder),
        "--encrypt",
        "",
        "harbour",
        "256",
        "--print=none",
        "--extract=n",
        "--modify=none",
        "--",
    )


def qpdf(folder: Path, data: bytes, *options: str) -> bytes:
    (folder / "in.pdf").write_bytes(data)
    run("qpdf", *options, "in.pdf", "out.pdf", folder=folder)
    return (folder / "out.pdf").read_bytes()


def scanned_pdf(folder: Path) -> bytes:
    """A picture of the memorandum and nothing else, as a scanner makes it."""
    (folder / "memo-in.pdf").write_bytes(memo_pdf(folder))
    run("pdftoppm", "-r", "100", "-gray", "-png", "-singlefile", "memo-in.pdf", "scan", folder=folder)
    page = '<!doctype html><style>@page { size: A5; margin: 0 } img { width: 100% }</style><img src="scan.png">'
    return browser(folder, page, "--no-pdf-header-footer", "--disable-pdf-tagging")


def partly_scanned_pdf(folder: Path) -> bytes:
    (folder / "scanned.pdf").write_bytes(scanned_pdf(folder))
    pages = ("--pages", ".", "1", "scanned.pdf", "1", ".", "1", "scanned.pdf", "1", "--")
    return qpdf(folder, memo_pdf(folder), *pages)


def nameless_pdf(folder: Path) -> bytes:
    """The memorandum as Chromium prints it, its fonts without the tables that say which letters they draw."""
    data = qpdf(folder, browser(folder, markup.html_page(MEMO)), "--qdf", "--object-streams=disable")
    return qpdf(folder, data.replace(b"/ToUnicode ", b"/ToNothing "))


def pandoc_epub(folder: Path) -> bytes:
    (folder / "ferry.md").write_text(markup.markdown(FERRY), encoding="utf-8")
    run("pandoc", "-f", "markdown-smart", "ferry.md", "-o", "ferry.epub", folder=folder)
    return (folder / "ferry.epub").read_bytes()


def libreoffice_epub(folder: Path) -> bytes:
    return office(folder, "ferry", markup.flat_odt(FERRY), "epub")


MADE: dict[str, Callable[[Path], bytes]] = {
    "libreoffice.pdf": libreoffice_pdf,
    "libreoffice-columns.pdf": libreoffice_columns_pdf,
    "libreoffice-tagged.pdf": libreoffice_tagged_pdf,
    "arabic.pdf": arabic_pdf,
    "hebrew.pdf": hebrew_pdf,
    "chromium.pdf": chromium_pdf,
    "chromium-untagged.pdf": chromium_untagged_pdf,
    "latex.pdf": latex_pdf,
    "encrypted.pdf": encrypted_pdf,
    "protected.pdf": protected_pdf,
    "scanned.pdf": scanned_pdf,
    "partly-scanned.pdf": partly_scanned_pdf,
    "nameless.pdf": nameless_pdf,
    "pandoc.epub": pandoc_epub,
    "libreoffice.epub": libreoffice_epub,
}


def main() -> None:
    for name in sys.argv[1:] or MADE:
        with TemporaryDirectory() as folder:
            data = MADE[name](Path(folder))
        (HERE / name).write_bytes(data)
        sys.stdout.write(f"{name}: {len(data):,} bytes\n")


if __name__ == "__main__":
    main()
