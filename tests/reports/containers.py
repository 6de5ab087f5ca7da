"""What is in reports that are archives, as text that can be compared and read."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest


def unpacked(report: bytes) -> bytes:
    """The parts of an archive, each under its name, a line for each element; the words of a PDF; any other report as it
    is."""
    if report.startswith(b"%PDF"):
        return b"\n".join(page.encode() for page in pages_of(report))
    if not report.startswith(b"PK"):
        return report
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return b"".join(b"== %s\n%s\n" % (name.encode(), data.replace(b"><", b">\n<")) for name, data in parts)


def pages_of(report: bytes) -> list[str]:
    """The text of each page of a PDF, as PDFium reads it."""
    pdf = pypdfium2.PdfDocument(report)
    return [page.get_textpage().get_text_range() for page in pdf]


def by_libreoffice(file: Path, target: str, *how: str) -> Path:
    """The file as LibreOffice converts it to that format, such as `fods`, beside it; `how` are further options."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not here")
    profile = f"-env:UserInstallation=file://{file.parent / 'profile'}"
    command = [program, "--headless", profile, *how, "--convert-to", target, "--outdir", str(file.parent), str(file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=180)
    made = file.with_suffix("." + target.partition(":")[0])
    assert made.is_file(), done.stdout + done.stderr
    return made
