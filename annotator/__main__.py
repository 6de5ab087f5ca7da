"""`python -m annotator`, and the `annotator` script."""

import sys
from io import TextIOWrapper


def main() -> int:
    """Run the program on the process's arguments. Returns its exit code. A frozen program starts itself to read a
    source apart (see annotator.readers.apart.command) and to set a PDF (annotator.reports.pdf.typesetting)."""
    if sys.argv[1:2] == ["--read-apart"]:
        from annotator.readers.apart.child import main as read_apart

        read_apart()
    if sys.argv[1:2] == ["--typeset"]:
        from annotator.reports.pdf.child import main as typeset

        typeset()
    _speak_utf8()
    from annotator.collecting import much_that_stays

    with much_that_stays():
        from annotator.cli import main as run

    return run()


def _speak_utf8() -> None:
    """Files and pipes get UTF-8 wherever the program runs; a terminal its own encoding, with what it lacks replaced."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
