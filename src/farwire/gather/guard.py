"""The guard at the connection: which addresses may be connected to.

A name is resolved once, every address it has is checked, and the connection goes to a checked address:
there is no second look-up that could answer differently. The socket factory checks again what is really
connected to, so literal addresses pass the same gate.
"""

import asyncio
import re
import socket
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp.abc import AbstractResolver, ResolveResult

from farwire.errors import AddressRefused, ConfigurationError
from farwire.gather.addresses import IPAddress, literal

AddressInfo = tuple[int, int, int, str, tuple[str | int, ...] | tuple[int, bytes]]

# IANA's special-purpose registries (IPv4, IPv6). Spelt out, because what Python's `is_global` says
# changes with its patch releases. Each with the word a person is told.
_SPECIAL: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "an unspecified"),
    ("10.0.0.0/8", "a private"),
    ("100.64.0.0/10", "a carrier's private"),
    ("127.0.0.0/8", "a loopback"),
    ("169.254.0.0/16", "a link-local"),
    ("172.16.0.0/12", "a private"),
    ("192.0.0.0/24", "a reserved"),
    ("192.0.2.0/24", "a documentation"),
    ("192.31.196.0/24", "a reserved"),
    ("192.52.193.0/24", "a reserved"),
    ("192.88.99.0/24", "a reserved"),
    ("192.168.0.0/16", "a private"),
    ("192.175.48.0/24", "a reserved"),
    ("198.18.0.0/15", "a benchmarking"),
    ("198.51.100.0/24", "a documentation"),
    ("203.0.113.0/24", "a documentation"),
    ("224.0.0.0/4", "a multicast"),
    ("240.0.0.0/4", "a reserved"),
    ("::/128", "an unspecified"),
    ("::1/128", "a loopback"),
    ("64:ff9b:1::/48", "a private"),
    ("100::/64", "a reserved"),
    ("100:0:0:1::/64", "a reserved"),
    ("2001::/23", "a reserved"),
    ("2001:db8::/32", "a documentation"),
    ("2620:4f:8000::/48", "a reserved"),
    ("3fff::/20", "a documentation"),
    ("5f00::/16", "a reserved"),
    ("fc00::/7", "a private"),
    ("fe80::/10", "a link-local"),
    ("fec0::/10", "a private"),
    ("ff00::/8", "a multicast"),
)
_NETWORKS = tuple((ip_network(network), word) for network, word in _SPECIAL)

# Ports of other protocols, on which a request could be taken for a command (WHATWG Fetch, 2.9 "bad port").
_BAD_PORTS = frozenset(
    map(
        int,
        re.findall(
            r"\d+",
            "0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 "
            "119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 "
            "636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6379 6566 6665 6666 6667 6668 6669 "
            "6679 6697 10080 11211",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the operator opened: hosts with a port (None: any port), and networks."""

    hosts: frozenset[tuple[str, int | None]]
    networks: tuple[IPv4Network | IPv6Network, ...]

    def opens(self, address: IPAddress, host: str, port: int) -> bool:
        """Whether this address, reached by this host and port, is named."""
        names = (host, str(address))
        if any((name, wanted) in self.hosts for name in names for wanted in (port, None)):
            return True
        return any(address in network for network in self.networks if network.version == address.version)

    def opens_port(self, host: str, port: int) -> bool:
        """Whether this very host and port is named."""
        return (host, port) in self.hosts


@lru_cache(maxsize=64)
def allowance(entries: tuple[str, ...]) -> Allowance:
    """Read the operator's list: hosts, networks in CIDR form, or host:port (IPv6 with a port in brackets).

    Raises ConfigurationError for an entry that is none of these.
    """
    hosts: set[tuple[str, int | None]] = set()
    networks = []
    for entry in filter(None, (entry.strip().lower() for entry in entries)):
        if "/" in entry:
            networks.append(_network(entry))
        else:
            hosts.add(_host_and_port(entry))
    return Allowance(frozenset(hosts), tuple(networks))


def _network(entry: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(entry, strict=False)
    except ValueError as error:
        raise ConfigurationError(f"{entry!r} in the list of private hosts is no network ({error})") from error


def _host_and_port(entry: str) -> tuple[str, int | None]:
    plain = literal(entry.strip("[]"))
    if plain is not None:
        return str(plain), None
    host, _, port = entry.rpartition(":") if ":" in entry else (entry, "", "")
    host = host.strip("[]").rstrip(".")
    if port and not (port.isascii() and port.isdigit()):
        raise ConfigurationError(f"{entry!r} in the list of private hosts is no host, network or host:port")
    address = literal(host)
    return (host if address is None else str(address)), int(port) if port else None


def refusal(address: IPAddress) -> str | None:
    """Why an address is not for us ("a loopback", "a private", …), or None if it is a public one.

    IPv6 forms that carry an IPv4 address are judged by it: mapped, compatible, 6to4 (RFC 3056), NAT64
    (RFC 6052), Teredo (RFC 4380) and ISATAP (RFC 5214).
    """
    for network, word in _NETWORKS:
        if address.version == network.version and address in network:
            return word
    if isinstance(address, IPv6Address):
        for inner in _embedded(address):
            word_inside = refusal(inner)
            if word_inside:
                return word_inside
    return None if address.is_global else "a reserved"


def _embedded(address: IPv6Address) -> Iterable[IPv4Address]:
    value = int(address)
    low = IPv4Address(value & 0xFFFFFFFF)
    if value >> 32 in (0, 0xFFFF, 0xFFFF0000):  # compatible, mapped, translated (RFC 2765)
        yield low
    if address in IPv6Network("64:ff9b::/96") or (value >> 32) & 0xFDFFFFFF == 0x5EFE:
        yield low
    if address.sixtofour is not None:
        yield address.sixtofour


def check_address(text: str, host: str, port: int, allowed: Allowance) -> None:
    """Pass a public address, or one that the operator opened; raise AddressRefused for any other."""
    address = ip_address(text.partition("%")[0])
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    address = inner or address  # the kernel connects a mapped address to its IPv4 address
    if allowed.opens(address, host, port):
        return
    word = refusal(address)
    if word:
        told = text if host == text else f"{host} ({text})"
        raise AddressRefused(f"{told} is {word} address; such addresses are refused unless you open them")


def check_port(host: str, port: int, allowed: Allowance) -> None:
    """Raise AddressRefused for a port that belongs to another protocol, unless host:port is opened."""
    if port in _BAD_PORTS and not allowed.opens_port(host, port):
        raise AddressRefused(f"port {port} of {host} belongs to another protocol than HTTP")


@dataclass(frozen=True, slots=True)
class Hop:
    """The place one request goes to and what the operator opened."""

    host: str
    port: int
    allowed: Allowance


# The connector knows neither policy nor purpose of a connection; the task that opens it does.
current_hop: ContextVar[Hop] = ContextVar("current_hop")


async def look_up(host: str, port: int, family: int) -> Sequence[AddressInfo]:
    """Ask the system for a name's addresses."""
    loop = asyncio.get_running_loop()
    return await loop.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)


class CheckedResolver(AbstractResolver):
    """Resolves names to addresses that were checked; these, and no others, are connected to."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The permitted addresses of a host; raises AddressRefused if it has only others."""
        hop = current_hop.get()
        permitted: list[ResolveResult] = []
        refused: AddressRefused | None = None
        for kind, _, proto, _, sockaddr in await look_up(host, port, family):
            text = str(sockaddr[0])
            try:
                check_address(text, hop.host, hop.port, hop.allowed)
            except AddressRefused as error:
                refused = error
                continue
            permitted.append(
                ResolveResult(
                    hostname=host, host=text, port=port, family=kind, proto=proto, flags=socket.AI_NUMERICHOST
                )
            )
        if not permitted:
            raise refused or OSError(f"{host} has no address")
        return permitted

    async def close(self) -> None:
        """Nothing is held open."""


def checked_socket(info: AddressInfo) -> socket.socket:
    """A socket for an address about to be connected to; raises AddressRefused if it must not be."""
    family, kind, proto, _, sockaddr = info
    hop = current_hop.get()
    check_address(str(sockaddr[0]), hop.host, hop.port, hop.allowed)
    return socket.socket(family=family, type=kind, proto=proto)
