"""Which servers are asked: those of the public network, whatever their address is written like."""

import socket
from collections.abc import Callable

import pytest

from annotator.readers import ReaderError
from annotator.readers.address.fetching import fetch
from annotator.readers.address.hosts import addresses_of, is_public
from tests.readers.address.server import served

PRIVATE = [
    *("127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254"),
    *("0.0.0.0", "0.1.2.3"),  # noqa: S104 - nothing is bound here
    *("100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7"),
    *("203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.88.99.1"),
    *("::1", "::", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%1", "fec0::1", "ff02::1", "2001:db8::1", "100::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "::7f00:1", "64:ff9b::7f00:1"),
    *("64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:808:808::1", "2001:0:4136:e378::1", "4000::1"),
]
PUBLIC = ["8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "223.255.255.1", "192.169.0.1"]
PUBLIC += ["2606:2800:220:1::", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_of_the_public_network_is_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_told(address: str) -> None:
    assert is_public(address)


SPELLINGS = [
    *("localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001"),
    *("0x7f.0.0.1", "0177.0.0.1", "017700000001", "0x7f.1", "127.000.000.001", "0", "10.1", "0xa000001"),
    *("3232235521", "0xc0a80001", "0300.0250.0.1", "192.168.1", "169.254.169.254", "0xa9fea9fe", "2852039166"),
    *("::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:0x7f.1", "fe80::1"),
]


@pytest.mark.parametrize("host", SPELLINGS)
def test_every_spelling_of_a_private_address_is_refused(host: str) -> None:
    # What the system does not take for an address is no server; either way nothing is asked.
    with pytest.raises(ReaderError, match=r"private network|There is no server called"):
        addresses_of(host, 80)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1", "::1", "0", "169.254.169.254"])
def test_common_spellings_are_refused_for_what_they_are(host: str) -> None:
    with pytest.raises(ReaderError) as raised:
        addresses_of(host, 80)
    assert str(raised.value) == (
        f"“{host}” is on this machine or its private network, which only a command with --allow-private fetches from."
    )


def test_a_private_address_is_found_where_that_is_asked_for() -> None:
    assert addresses_of("127.1", 80, allow_private=True) == ["127.0.0.1"]


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "0"),
        *("１２７.0.0.1", "127。0。0。1", "ⓛocalhost", "localhost.", "%31%32%37.0.0.1"),
    ],
)
def test_a_server_on_this_machine_is_not_asked(host: str) -> None:
    with served() as site:
        site.put("/", b"secret")
        with pytest.raises(ReaderError):
            fetch(f"http://{host}:{site.port}/")
        assert site.requests == []


@pytest.mark.parametrize("trick", ["http://paper.invalid\\@127.0.0.1:{}/", "http://paper.invalid#@127.0.0.1:{}/"])
def test_no_other_reading_of_an_address_leads_to_this_machine(trick: str) -> None:
    with served() as site:
        site.put("/", b"secret")
        with pytest.raises(ReaderError):
            fetch(trick.format(site.port))
        assert site.requests == []


Resolve = Callable[[str, list[str]], None]


@pytest.fixture
def resolve(monkeypatch: pytest.MonkeyPatch) -> Resolve:
    """Has a name lead to numeric addresses."""
    true = socket.getaddrinfo

    def know(name: str, addresses: list[str]) -> None:
        def lookup(host: str, port: int, **options: int) -> list[object]:
            asked = addresses if host == name else [host]
            return [entry for address in asked for entry in true(address, port, **options)]

        monkeypatch.setattr(socket, "getaddrinfo", lookup)

    return know


@pytest.mark.parametrize("address", ["127.0.0.1", "192.168.7.7", "::1", "fd00::1", "169.254.169.254"])
def test_a_name_is_refused_where_any_of_its_addresses_is_private(resolve: Resolve, address: str) -> None:
    resolve("paper.example", ["93.184.216.34", address])
    with pytest.raises(ReaderError, match=r"“paper\.example” is on this machine or its private network"):
        addresses_of("paper.example", 443)


def test_a_public_name_leads_to_its_first_four_addresses(resolve: Resolve) -> None:
    resolve("paper.example", ["93.184.216.34", "8.8.8.8", "8.8.8.8", "8.8.4.4", "1.1.1.1", "9.9.9.9"])
    assert addresses_of("paper.example", 80) == ["93.184.216.34", "8.8.8.8", "8.8.4.4", "1.1.1.1"]


def test_a_public_address_of_this_very_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # As on a server that has a public address: here the one that it can bind to stands for it.
    monkeypatch.setattr("annotator.readers.address.hosts.is_public", lambda _: True)
    with pytest.raises(ReaderError, match="on this machine"):
        addresses_of("127.0.0.1", 80)
    assert addresses_of("198.51.100.7", 80) == ["198.51.100.7"]


def test_a_redirect_from_a_public_server_to_a_private_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.readers.address.hosts.is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr("annotator.readers.address.hosts._is_own", lambda _: False)
    with served("127.0.0.2") as router, served() as paper:
        router.put("/", b"secret")
        paper.put("/", status=302, Location=router.address("/", "127.0.0.2"))
        with pytest.raises(ReaderError, match=r"“127\.0\.0\.2” is on this machine or its private network"):
            fetch(paper.address())
        assert paper.paths == ["/"]
        assert router.paths == []
