"""The command line (design, section 7).

Output for people or one JSON value on standard output; errors, one line each, on standard error. Exit codes:
0 done; 1 refused, the message says why; 2 wrong usage; 70 a fault of the program, which is in the log;
130 stopped by Ctrl+C; 141 whoever read the output went away.
"""

import sys
from collections.abc import Sequence

import click

from annotator.cli.late_log import keep_log_late
from annotator.cli.options import Session
from annotator.cli.output import Unwritten, forget, remark, write
from annotator.cli.root import annotator
from annotator.domain.errors import AnnotatorError

DONE, REFUSED, USAGE, FAULT, STOPPED, PIPE_CLOSED = 0, 1, 2, 70, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program on `arguments` (those of the process where None) and return its exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    keep_log_late()
    try:
        return _run(words)
    except click.UsageError as error:
        return _wrong_usage(error)
    except AnnotatorError as error:
        remark(str(error))
        return REFUSED
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        if sys.stdout is not None:
            forget(sys.stdout)
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - here the program ends on what nobody expected
        return _fault(error)


def _run(words: list[str]) -> int:
    session = Session()
    try:
        with annotator.make_context("annotator", words, obj=session) as context:
            code = annotator.invoke(context)
            if sys.stdout is not None:
                write("")  # what was printed by other means
    except click.exceptions.Exit as end:  # --help and --version
        code = end.exit_code
    except Unwritten as error:
        if not session.done:
            raise
        why = str(error)
        raise Unwritten(f"Done, but {why[:1].lower()}{why[1:]}") from error
    return code if isinstance(code, int) else DONE


def _wrong_usage(error: click.UsageError) -> int:
    where = error.ctx.command_path.strip() if error.ctx else "annotator"
    said = error.format_message()
    remark(f"{said}{'' if said.endswith(('.', '?')) else '.'} See: {where} --help")
    return USAGE


def _fault(error: Exception) -> int:
    import logging

    from annotator.logs import keep_log

    words = f"{type(error).__name__}: {error}"
    try:
        kept = f"The details are in {keep_log()}."
        logging.getLogger("annotator.cli").error("A fault in a command", exc_info=error)
    except OSError as unwritable:
        kept = f"No log could be written ({unwritable.strerror})."
    remark(f"The program has made a mistake and stopped; what it had saved is safe. {kept} ({words})")
    return FAULT
