"""Makes `chromium.mhtml` beside it, from `tests/data/pages/news.html`, as Chromium saves a web page in a single file:
`python -m tests.data.sources.make_mhtml`, on a POSIX system. Made with Chromium 156.0.8078.79."""

import json
import os
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

HERE = Path(__file__).parent
ADDRESS = "http://ledger.example/news.html"


class _Browser:
    """Chromium without a window, spoken to through two pipes of its own (Chrome DevTools Protocol)."""

    def __init__(self, folder: str, port: int) -> None:
        theirs, self._out = os.pipe()
        self._in, answers = os.pipe()
        command = (
            f"exec chromium --headless --no-sandbox --disable-gpu --remote-debugging-pipe --user-data-dir={folder} "
            f"--host-resolver-rules='MAP ledger.example 127.0.0.1:{port}' 3<&{theirs} 4>&{answers} 2>/dev/null"
        )
        self._process = subprocess.Popen(["bash", "-c", command], pass_fds=(theirs, answers))
        self._count, self._left = 0, b""
        self._session: dict[str, str] = {}

    def __call__(self, method: str, **parameters: Any) -> Any:
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters, **self._session}
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._count:
            pass
        return answer["result"]

    def open(self, address: str) -> None:
        """Show the page, and return once it is loaded."""
        pages = [one for one in self("Target.getTargets")["targetInfos"] if one["type"] == "page"]
        attached = self("Target.attachToTarget", targetId=pages[0]["targetId"], flatten=True)
        self._session = {"sessionId": attached["sessionId"]}
        self("Page.enable")
        self("Page.navigate", url=address)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            self._left += os.read(self._in, 1 << 20)
        message, _, self._left = self._left.partition(b"\0")
        return dict(json.loads(message))


def make(target: Path) -> None:
    """Save the page as one file."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(HERE.parent / "pages"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, TemporaryDirectory() as folder:
        Thread(target=server.serve_forever, daemon=True).start()
        browser = _Browser(folder, server.server_port)
        browser.open(ADDRESS)
        target.write_bytes(browser("Page.captureSnapshot", format="mhtml")["data"].encode())
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    make(HERE / "chromium.mhtml")
