"""A page as headless Chromium has it: its document after all scripts, and what it asked the network for."""

import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

_PRELUDE = """<script>
for (const name of ["alert", "confirm", "prompt", "print", "open", "eval", "setTimeout"])
  window[name] = () => document.documentElement.setAttribute("acted", name);
</script>"""
_OWN = (".google.com", ".googleapis.com")  # what the browser asks by itself, whatever the page
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


class Seen(NamedTuple):
    document: str
    requests: list[str]


def by_chromium(page: bytes, folder: Path) -> Seen:
    """The page without its security policy, which would hide what its text does not keep from acting. A script that
    ran says so by the attribute `acted` of the document; all that is asked for on the network is refused, and told."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not here")
    bare = _POLICY.sub("", page.decode(), count=1)
    file = folder / "page.html"
    file.write_text(bare.replace("<head>", f"<head>{_PRELUDE}", 1), "utf-8")
    with _refusing() as (port, requests):
        command = [
            *(program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *(f"--user-data-dir={folder / 'profile'}", f"--proxy-server=127.0.0.1:{port}"),
            *("--proxy-bypass-list=<-loopback>", "--virtual-time-budget=3000", "--dump-dom", file.as_uri()),
        ]
        done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    asked = [one for one in requests if not any(host in one for host in _OWN)]
    return Seen(done.stdout.decode(), asked)


@contextmanager
def _refusing() -> Iterator[tuple[int, list[str]]]:
    """A proxy that keeps the first line of what it is asked, and closes."""
    requests: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_refuse, args=(server, requests), daemon=True).start()
        yield server.getsockname()[1], requests


def _refuse(server: socket.socket, requests: list[str]) -> None:
    while True:
        try:
            with server.accept()[0] as asked:
                asked.settimeout(5)
                requests.append(asked.recv(1000).decode(errors="replace").partition("\r\n")[0])
        except OSError:
            return
