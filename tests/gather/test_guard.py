"""Which addresses may be connected to: a table, and what the operator may open."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.errors import AddressRefused, ConfigurationError
from farwire.gather.guard import Allowance, allowance, check_address, check_port, refusal
from gather.unhurried import unhurried

REFUSED = {
    "0.0.0.0": "unspecified",  # noqa: S104
    "0.1.2.3": "unspecified",
    "10.0.0.1": "private",
    "10.255.255.255": "private",
    "100.64.0.1": "carrier",
    "100.127.255.255": "carrier",
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "169.254.169.254": "link-local",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.0.0.1": "reserved",
    "192.0.0.170": "reserved",
    "192.0.2.1": "documentation",
    "192.88.99.1": "reserved",
    "192.168.1.1": "private",
    "198.18.0.1": "benchmarking",
    "198.51.100.7": "documentation",
    "203.0.113.9": "documentation",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "unspecified",
    "::1": "loopback",
    "::7f00:1": "loopback",
    "::10.0.0.1": "private",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:10.1.2.3": "private",
    "::ffff:169.254.169.254": "link-local",
    "::ffff:0:10.0.0.1": "private",
    "64:ff9b::127.0.0.1": "loopback",
    "64:ff9b::a00:1": "private",
    "64:ff9b:1::1": "private",
    "100::1": "reserved",
    "2001::1": "reserved",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "reserved",
    "2001:db8::1": "documentation",
    "2002:7f00:1::": "loopback",
    "2002:a00:1::1": "private",
    "2002:c0a8:101::": "private",
    "2620:4f:8000::1": "reserved",
    "3fff::1": "documentation",
    "5f00::1": "reserved",
    "fc00::1": "private",
    "fd12:3456::1": "private",
    "fe80::1": "link-local",
    "febf::1": "link-local",
    "fec0::1": "private",
    "ff02::1": "multicast",
    "2a00:1450::5efe:10.0.0.1": "private",
    "2a00:1450::200:5efe:192.168.0.1": "private",
}
PUBLIC = (
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "126.255.255.255",
    "128.0.0.1",
    "172.15.255.255",
    "172.32.0.1",
    "192.167.255.255",
    "198.17.255.255",
    "198.20.0.1",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::200e",
    "64:ff9b::8.8.8.8",
    "::ffff:8.8.8.8",
    "2002:808:808::1",
)


@pytest.mark.parametrize(("text", "word"), REFUSED.items())
def test_refused(text: str, word: str) -> None:
    assert word in (refusal(ip_address(text)) or "")
    with pytest.raises(AddressRefused, match=word):
        check_address(text, "news.example", 80, allowance(()))


@pytest.mark.parametrize("text", PUBLIC)
def test_public(text: str) -> None:
    assert refusal(ip_address(text)) is None
    check_address(text, "news.example", 80, allowance(()))


def opened(entries: tuple[str, ...], text: str, host: str = "news.example", port: int = 80) -> bool:
    try:
        check_address(text, host, port, allowance(entries))
    except AddressRefused:
        return False
    return True


@pytest.mark.parametrize(
    ("entry", "text", "host", "port", "is_open"),
    [
        ("127.0.0.0/8", "127.9.9.9", "news.example", 80, True),
        ("127.0.0.0/8", "::ffff:127.0.0.1", "x", 80, True),
        ("127.0.0.0/8", "10.0.0.1", "x", 80, False),
        ("127.0.0.0/8", "::1", "::1", 80, False),
        ("127.0.0.0/8", "2002:7f00:1::", "x", 80, False),
        ("127.0.0.1", "127.0.0.1", "localhost", 8000, True),
        ("127.0.0.1", "127.0.0.2", "127.0.0.2", 80, False),
        ("127.0.0.1:8700", "127.0.0.1", "127.0.0.1", 8700, True),
        ("127.0.0.1:8700", "127.0.0.1", "127.0.0.1", 8701, False),
        ("nas.lan", "192.168.0.7", "nas.lan", 443, True),
        ("NAS.lan.", "192.168.0.7", "nas.lan", 443, True),
        ("nas.lan", "192.168.0.7", "other.lan", 443, False),
        ("nas.lan:8080", "192.168.0.7", "nas.lan", 8080, True),
        ("nas.lan:8080", "192.168.0.7", "nas.lan", 80, False),
        ("::1", "::1", "::1", 80, True),
        ("[::1]", "::1", "::1", 80, True),
        ("[::1]:8080", "::1", "::1", 8080, True),
        ("[::1]:8080", "::1", "::1", 80, False),
        ("fd00::/8", "fd12::1", "x", 80, True),
        ("fd00::/8", "fc00::1", "x", 80, False),
        ("192.168.1.5/24", "192.168.1.77", "x", 80, True),
        ("localhost", "127.0.0.1", "localhost", 80, True),
        ("localhost", "127.0.0.1", "127.0.0.1", 80, False),
        ("169.254.169.254", "169.254.169.254", "x", 80, True),
        ("", "127.0.0.1", "x", 80, False),
        ("0.0.0.0/0", "10.0.0.1", "x", 80, True),
    ],
)
def test_an_entry_opens_exactly_what_it_names(entry: str, text: str, host: str, port: int, is_open: bool) -> None:
    assert opened((entry,), text, host, port) is is_open


@pytest.mark.parametrize("entry", ["10.0.0.0/99", "1.2.3/x", "host:port", "host:80x", "http://a/"])
def test_what_names_nothing_is_an_error(entry: str) -> None:
    with pytest.raises(ConfigurationError, match="private hosts"):
        allowance((entry,))


def test_ports_of_other_protocols() -> None:
    for port in (22, 25, 6379, 11211):
        with pytest.raises(AddressRefused, match="another protocol"):
            check_port("news.example", port, allowance(("10.0.0.0/8",)))
        check_port("news.example", port, allowance((f"news.example:{port}",)))
    for port in (80, 443, 8000, 8080, 8443, 8700):
        check_port("news.example", port, Allowance(frozenset(), ()))


_PRIVATE = [
    IPv4Network(text) for text in ("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16")
]


@unhurried
@given(st.sampled_from(_PRIVATE), st.integers(0, 2**24 - 1))
def test_no_private_address_hides_in_ipv6(network: IPv4Network, place: int) -> None:
    inner = int(network.network_address) + place % network.num_addresses
    forms = (
        inner,  # compatible
        0xFFFF << 32 | inner,  # mapped
        0xFFFF0000 << 32 | inner,  # translated
        0x0064FF9B << 96 | inner,  # NAT64
        0x2002 << 112 | inner << 80 | 1,  # 6to4
        0x2A00 << 112 | 0x5EFE << 32 | inner,  # ISATAP
    )
    assert all(refusal(IPv6Address(form)) for form in forms)


@unhurried
@given(st.ip_addresses())
def test_what_passes_is_global(address: IPv4Address | IPv6Address) -> None:
    if refusal(address) is None:
        assert address.is_global
        assert not address.is_multicast
