"""Where a server's name leads: looked up once, checked, and only then connected to.

What is refused is what the IANA registries of special-purpose addresses keep from the public network, in whatever
spelling or wrapping it comes, and this machine's own addresses.
"""

import ipaddress
import socket

from annotator.readers.errors import PrivateAddress, ReaderError

_MOST = 4  # of a name's addresses that are tried
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")  # all that has been given out to anybody
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: its last 32 bits are an IPv4 address
_TUNNELS = (ipaddress.IPv6Network("2002::/16"), ipaddress.IPv6Network("2001::/32"))  # 6to4, Teredo
_NOT_PUBLIC_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4")
)


def addresses_of(host: str, port: int, *, allow_private: bool = False) -> list[str]:
    """The numeric addresses, four at most, that `host` (a name, or an address in any spelling) leads to.

    Raises ReaderError where there are none, and, unless `allow_private`, where any of them is on this machine or its
    private network.
    """
    addresses = _looked_up(host, port)
    if not addresses:
        raise ReaderError(f"There is no server called “{host}”, or no network to look it up in.")
    if not allow_private:
        _refuse_private(host, addresses)
    return addresses[:_MOST]


def refuse_private(host: str, port: int) -> None:
    """Raises ReaderError where `host` is known here and on this machine or its private network."""
    _refuse_private(host, _looked_up(host, port))


def _looked_up(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def _refuse_private(host: str, addresses: list[str]) -> None:
    if not all(is_public(address) and not _is_own(address) for address in addresses):
        raise PrivateAddress(
            f"“{host}” is on this machine or its private network, which only a command with --allow-private "
            "fetches from."
        )


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public network."""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or (_last_32_bits(number) if number in _NAT64 else None)
        if inner is None:
            return number in _PUBLIC_6 and number.is_global and not any(number in tunnel for tunnel in _TUNNELS)
        number = inner
    return number.is_global and not number.is_multicast and not any(number in network for network in _NOT_PUBLIC_4)


def _last_32_bits(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)


def _is_own(address: str) -> bool:
    """Whether a public address is one of this machine's: nothing else can be bound to here."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((address, 0))
    except OSError:
        return False
    return True
