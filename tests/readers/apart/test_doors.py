"""What a reader in the child can reach: neither files nor network nor other processes, and only so much memory."""

import re
import socket
import sys
from pathlib import Path

import pytest

from annotator.readers import ReaderError
from annotator.readers.apart import ReaderFault
from tests.readers.apart.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource limits")

REFUSED = {
    "read a file": "open({path!r}).read()",
    "read the file descriptor's way": "import os; os.open({path!r}, os.O_RDONLY)",
    "write a file": "open({path!r}, 'w')",
    "write into the libraries": "import os; open(os.path.join(os.path.dirname(os.__file__), 'new.py'), 'x')",
    "remove a file": "import os; os.remove({path!r})",
    "rename a file": "import os; os.rename({path!r}, {path!r} + '2')",
    "make a folder": "import os; os.mkdir({path!r} + '2')",
    "change a file's rights": "import os; os.chmod({path!r}, 0o777)",
    "look a name up": "import socket; socket.getaddrinfo('localhost', 80)",
    "connect": "import socket; socket.create_connection(('127.0.0.1', {port}))",
    "make a socket": "import socket; socket.socket()",
    "fetch a page": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:{port}/')",
    "start a program": "import subprocess; subprocess.run(['true'])",
    "start a shell": "import os; os.system('true')",
    "become a program": "import os; os.execv('/bin/true', ['true'])",
    "fork": "import os; os.fork()",
    "end another process": "import os; os.kill(os.getppid(), 0)",
    "load another library": "import ctypes; ctypes.CDLL({path!r})",
}


@pytest.mark.parametrize("code", REFUSED.values(), ids=REFUSED.keys())
def test_python_code_is_refused(run_in_child: Run, tmp_path: Path, code: str) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("secret", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        with pytest.raises(ReaderFault, match="A reader may not do that"):
            run_in_child(code.format(path=str(path), port=server.getsockname()[1]))
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert [file.name for file in tmp_path.glob("secret*")] == ["secret.txt"]
    assert path.read_text(encoding="utf-8") == "secret"


C_CODE = """
import ctypes, errno, os
libc = ctypes.CDLL(None, use_errno=True)

def tried(function, *arguments):
    result = function(*arguments)
    return "done" if result >= 0 else errno.errorcode[ctypes.get_errno()]

path = {path!r}.encode()
raise ZeroDivisionError([
    tried(libc.open, path, os.O_RDONLY),
    tried(libc.open, path + b"2", os.O_WRONLY | os.O_CREAT, 0o600),
    tried(libc.socket, 2, 1, 0),
])
"""


def test_c_code_opens_neither_file_nor_socket(run_in_child: Run, tmp_path: Path) -> None:
    # What no audit hook sees: the way of libxml2 or PDFium to a file or a server.
    path = tmp_path / "secret.txt"
    path.write_text("secret", encoding="utf-8")
    with pytest.raises(ReaderFault) as raised:
        run_in_child(C_CODE.format(path=str(path)))
    assert "['EMFILE', 'EMFILE', 'EMFILE']" in str(raised.value)
    assert not (tmp_path / "secret.txt2").exists()


def test_the_xml_library_follows_no_address_whatever_it_is_told(run_in_child: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret of the reviewer", encoding="utf-8")
    code = """
        from lxml import etree
        parser = etree.XMLParser(resolve_entities=True, no_network=False, load_dtd=True)
        document = '<!DOCTYPE d [<!ENTITY e SYSTEM "{uri}">]><d>&e;</d>'
        try:
            root = etree.fromstring(document, parser)
        except etree.XMLSyntaxError as error:
            raise ZeroDivisionError("refused")
        raise ZeroDivisionError(etree.tostring(root))
    """
    with pytest.raises(ReaderFault) as raised:
        run_in_child(code.format(uri=secret.as_uri()))
    assert "a secret of the reviewer" not in str(raised.value)


def test_what_a_reader_imports_late_is_still_imported(run_in_child: Run) -> None:
    # One module in Python, one with a shared library, one that opens files of its own when it is imported.
    code = "import colorsys, _lsprof, zoneinfo, trafilatura; raise ZeroDivisionError(trafilatura.__name__)"
    with pytest.raises(ReaderFault, match="ZeroDivisionError: trafilatura"):
        run_in_child(code)


def test_more_than_a_gibibyte_of_memory_is_refused_in_a_sentence(run_in_child: Run) -> None:
    with pytest.raises(ReaderError, match=r"^“rogue.md” needs more memory than 1 GiB to read and was given up\.$"):
        run_in_child("taken = [bytearray(1 << 28) for _ in range(4)]")


def test_memory_that_runs_out_bit_by_bit_is_told_too(run_in_child: Run) -> None:
    with pytest.raises(ReaderError, match="needs more memory than 1 GiB"):
        run_in_child("taken = []\nwhile True: taken.append(bytearray(1 << 16))")


LIMITS = {"NOFILE": "(0, 64)", "CPU": "(18, 19)", "CORE": "(0, 0)", "FSIZE": "(0, 0)", "NPROC": "(0, 0)"}


@pytest.mark.parametrize(("name", "limit"), LIMITS.items())
def test_the_systems_limits_are_set(run_in_child: Run, name: str, limit: str) -> None:
    # Open files, processor time, dumps of memory, the size of files that are written, and processes. Where one of them
    # was lower already, as in some containers, it stays.
    with pytest.raises(ReaderFault, match=re.escape(f"ZeroDivisionError: {limit}")):
        run_in_child(f"import resource; raise ZeroDivisionError(resource.getrlimit(resource.RLIMIT_{name}))")
