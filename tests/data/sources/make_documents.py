"""Makes the Word and OpenDocument files beside it: `python -m tests.data.sources.make_documents`.

The texts are `lamp.md` and `lamp.fodt`. The files that are kept were made by

- pandoc 2.17.1.1: `pandoc.docx` and `pandoc.odt`, of `lamp.md`;
- LibreOffice 7.4.7.2: `libreoffice.odt` and `libreoffice.docx`, of `lamp.fodt`;

and are made anew only where a text changes, since every version of the programs writes them a little differently.
"""

import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
_NO_PREVIEW = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Common/Save/Document">
<prop oor:name="GenerateThumbnail" oor:op="fuse"><value>false</value></prop></item></oor:items>"""


def make(folder: Path) -> None:
    """Make the files in the folder."""
    for suffix in ("docx", "odt"):
        target = folder / f"pandoc.{suffix}"
        subprocess.run(["pandoc", HERE / "lamp.md", "-o", target], check=True)
        _convert(folder, suffix)


def _convert(folder: Path, suffix: str) -> None:
    """By LibreOffice, with a profile of its own, so that no setting of the user's counts and no preview is drawn."""
    with tempfile.TemporaryDirectory() as place:
        settings = Path(place, "user", "registrymodifications.xcu")
        settings.parent.mkdir()
        settings.write_text(_NO_PREVIEW, encoding="utf-8")
        profile = f"-env:UserInstallation={Path(place).as_uri()}"
        options = [profile, "--headless", "--convert-to", suffix, "--outdir", place]
        subprocess.run(["soffice", *options, HERE / "lamp.fodt"], check=True)
        (folder / f"libreoffice.{suffix}").write_bytes(Path(place, f"lamp.{suffix}").read_bytes())


if __name__ == "__main__":
    make(HERE)
