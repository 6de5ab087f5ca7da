"""How a child is started: the one place where its command line and environment are made."""

import os
import sys
from pathlib import Path

import annotator

# A frozen program has no interpreter beside it and starts itself: its main module must look for this as the first
# argument, before anything else, and then call annotator.readers.apart.child.main().
FROZEN_ARGUMENT = "--read-apart"

# The collector is off while modules are loaded: the child turns it on.
_START = (
    "import gc, sys; gc.disable(); sys.path[:] = sys.argv[1:]; from annotator.readers.apart.child import main; main()"
)
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ", "TEMP", "TMP", "TMPDIR")


def command() -> list[str]:
    """The child's command line: an interpreter that minds neither environment nor user folder nor where it is started,
    and finds every module where this one does."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_ARGUMENT]
    # Without site (-S): what .pth files say is in the path already, and 10 ms are saved.
    flags = ["-I", "-S", "-X", "utf8"]
    if sys.dont_write_bytecode:
        flags.append("-B")
    if sys.pycache_prefix:
        flags += ["-X", f"pycache_prefix={sys.pycache_prefix}"]
    return [sys.executable, *flags, "-c", _START, *_search_path()]


def environment(network: bool) -> dict[str, str]:
    """The child's environment. Only one that uses the network learns of proxies and certificates."""
    if network:
        return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {name: os.environ[name] for name in _KEPT if name in os.environ}


def _search_path() -> list[str]:
    """`sys.path` as it is, but absolute; an import hook may have found this package elsewhere."""
    own = str(Path(annotator.__file__).resolve().parents[1])
    path = [str(Path(entry).absolute()) for entry in sys.path]
    return path if own in path else [*path, own]
