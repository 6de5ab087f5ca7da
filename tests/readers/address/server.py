"""A real web server on this machine, which notes what it is asked for."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# For these tests alone: valid from 2020 to 2100 for localhost and paper.example, signed by itself.
CERTIFICATE = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4V+Pbm+XL4NORUcZ
4ehIjydDfpdM6DKl7/6bwz/2fWGhRANCAATij2psYrekkpl+VGc/ByQ95334SKeU
B8M9esnTmMCujtQi7Wzpl8WKHdAvgwnPZx9HWO7Y+x4wkBLeZc684H5u
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBkTCCATegAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEwMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOKPamxit6SSmX5U
Zz8HJD3nffhIp5QHwz16ydOYwK6O1CLtbOmXxYod0C+DCc9nH0dY7tj7HjCQEt5l
zrzgfm6jeDB2MA8GA1UdEwEB/wQFMAMBAf8wIwYDVR0RBBwwGoIJbG9jYWxob3N0
gg1wYXBlci5leGFtcGxlMB0GA1UdDgQWBBQ7bIRub/Wb5GhJJ6MVhGYpUUaiTDAf
BgNVHSMEGDAWgBQ7bIRub/Wb5GhJJ6MVhGYpUUaiTDAKBggqhkjOPQQDAgNIADBF
AiAMwGx0HG7N2geisUv83fElc8NZMVaJFUDS/tmn2ZwMsAIhAP42LZK1i/9z6IpI
SIAnMN3ckb9TXyITcxVOigLkute3
-----END CERTIFICATE-----
"""


@dataclass(slots=True)
class Site:
    """The server: its port, its answers by path, and the requests that came. `seen` waits for the first one."""

    port: int
    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    requests: list[tuple[str, Message]] = field(default_factory=list)
    seen: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)

    def address(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]

    def put(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Answer `path` so; a header's name has `_` for `-`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **named}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer


@contextmanager
def served(host: str = "127.0.0.1", certificate: Path | None = None) -> Iterator[Site]:
    """A server at `host`, with TLS where there is a certificate (and key) to use."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, self.headers))
            site.seen.set()
            answer = site.answers.get(self.path)
            if answer is None:
                self.send_error(404)
                return
            try:
                answer(self)
            except (ConnectionError, ssl.SSLError):
                self.close_connection = True  # whoever asked has left

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    server = _Server((host, 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A handshake that the other side broke off is part of the tests."""
