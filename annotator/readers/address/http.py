"""One request for one address, connected to where the check has led and nowhere else."""

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar
from requests.utils import DEFAULT_ACCEPT_ENCODING, get_environ_proxies, select_proxy
from urllib3.exceptions import HTTPError

from annotator import __version__
from annotator.readers.address.errors import cannot_connect, said_of, took_too_long
from annotator.readers.address.hosts import addresses_of, refuse_private
from annotator.readers.address.words import CONNECT_SECONDS, SECONDS
from annotator.readers.errors import ReaderError

_HEADERS = {
    "User-Agent": f"claimdesk-annotator/{__version__} (fetches the one page that its user asks for)",
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, text/*;q=0.8, */*;q=0.5",
    "Accept-Language": "*",
    "Accept-Encoding": DEFAULT_ACCEPT_ENCODING,
}
ACCEPTED_ENCODINGS = {"", "identity", *DEFAULT_ACCEPT_ENCODING.split(", ")}
_PORTS = {"http": 80, "https": 443}


class Visit:
    """Requests one after the other, within 18 seconds in all: the cookies of one go with the next, as sites expect of
    whoever follows their redirects."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._cookies = RequestsCookieJar()
        self._deadline = monotonic() + SECONDS

    @contextmanager
    def get(self, url: str) -> Iterator[requests.Response]:
        """The answer to a request for `url`, its body not yet read. Raises ReaderError, also for what goes wrong while
        the body is read."""
        try:
            prepared = requests.Request("GET", url, headers=_HEADERS, cookies=self._cookies).prepare()
            with closing(self._sent(prepared)) as response:
                extract_cookies_to_jar(self._cookies, prepared, response.raw)  # type: ignore[no-untyped-call]
                yield response
        except (OSError, HTTPError) as error:
            raise said_of(error, url) from error

    def check_time(self, url: str) -> float:
        """The seconds that are left. Raises ReaderError where none are."""
        left = self._deadline - monotonic()
        if left <= 0:
            raise took_too_long(url)
        return left

    def _sent(self, prepared: requests.PreparedRequest) -> requests.Response:
        url = prepared.url or ""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        proxies = get_environ_proxies(url)
        if select_proxy(url, proxies):
            # The proxy looks the name up and connects. It is looked up here too, so that no name known to be private
            # is asked for; one that only the proxy knows is left to it.
            if not self._allow_private:
                refuse_private(host, port)
            return self._try(HTTPAdapter(), prepared, proxies)
        unreachable: requests.ConnectionError | None = None
        for address in addresses_of(host, port, allow_private=self._allow_private):
            try:
                return self._try(_PinnedAdapter(address), prepared, {})
            except requests.ConnectionError as error:
                if not cannot_connect(error):
                    raise
                unreachable = error
        raise unreachable or ReaderError(f"There is no server called “{host}”.")

    def _try(
        self, adapter: HTTPAdapter, prepared: requests.PreparedRequest, proxies: Mapping[str, str]
    ) -> requests.Response:
        left = self.check_time(prepared.url or "")
        # Not by a Session: it reads the bodies of redirects to their end, and sends passwords out of .netrc.
        return adapter.send(
            prepared, stream=True, timeout=(min(CONNECT_SECONDS, left), left), verify=_trusted(), proxies=dict(proxies)
        )


class _PinnedAdapter(HTTPAdapter):
    """Connects to `address`, whatever the name in the URL leads to by then; certificate and Host are the name's."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[Any, Any]:
        host, tls = super().build_connection_pool_key_attributes(request, verify, cert)
        name = str(host["host"]).rstrip(".")
        named = {"server_hostname": name} if host["scheme"] == "https" else {}
        return {**host, "host": self._address}, {**tls, **named}

    def add_headers(self, request: requests.PreparedRequest, **_: Any) -> None:
        request.headers["Host"] = urlsplit(request.url or "").netloc


def _trusted() -> bool | str:
    """Whose certificates are trusted: the file or folder that the environment names for requests, else certifi's."""
    return os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True
