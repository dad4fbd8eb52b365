"""Web addresses: which are usable, which are the same, which belong to one site.

Splitting follows RFC 3986; where browsers are stricter or more forgiving than the RFC, the WHATWG URL
Standard decides, because a difference between two parsers is a hole in a guard.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, urljoin, urlsplit

import idna
from tld import get_fld

from farwire.errors import GatherError

IPAddress = IPv4Address | IPv6Address

LONGEST_URL = 4096  # characters; the longest addresses of real pages stay below 2,048

_DEFAULT_PORTS = {"http": 80, "https": 443}
_EDGES = "".join(map(chr, range(33)))  # C0 controls and space: cut off at both ends (WHATWG URL, 4.4)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TABS_AND_BREAKS = str.maketrans("", "", "\t\r\n")
_UNSAFE_IN_HOST = re.compile(r"[\s#%/:<>?@\[\\\]^|\"`{}]")
# An absolute address with nothing in it that needs a second look: nearly all of those in feeds.
_PLAIN = re.compile(r"https?://(?:[a-z0-9-]{1,63}\.){1,10}[a-z]{2,24}/[\w!#$%&'()*+,./:;=?@~-]*", re.ASCII)

_TRACKERS = re.compile(
    r"(?:utm_|itm_|mtm_|piwik_|matomo_|hsa_|at_(?:medium|campaign|custom|link|recipient|creation)|guce_referrer"
    r"|__hs|_hs|oly_(?:anon|enc)_)\w*$"
    r"|(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|srsltid|msclkid|yclid|ysclid|twclid|ttclid"
    r"|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|vero_id|vero_conv|_ga|_gl|_openstat|wickedid|xtor|wt_mc|wt_zmc|wt\.mc_id"
    r"|pk_(?:campaign|kwd|keyword|source|medium|content|cid)|ns_(?:mchannel|source|campaign|linkname|fee)"
    r"|__twitter_impression|guccounter|ocid|s_cid|cmpid|rb_clickid|epik|sms_ss|awesm|ncid|ito)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: scheme, host (lower case, IDNA A-labels, no brackets), port, path with query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and, unless it is the scheme's own, port; an IPv6 address in brackets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, without a fragment, as it goes over the wire."""
        return f"{self.scheme}://{self.authority}{self.target}"


def place_of(url: str) -> Place:
    """Split an address and make it ready for the wire: nothing in it is left to interpretation.

    Raises GatherError for anything but http and https, for names and passwords in the address, control
    characters, a missing or impossible host or port, and more than 4,096 characters.
    """
    shown = url[:200].encode("unicode_escape").decode("ascii")
    if len(url) > LONGEST_URL:
        raise GatherError(f"{shown}…: the address is longer than {LONGEST_URL} characters")
    if _CONTROLS.search(url):
        raise GatherError(f"{shown}: the address holds control characters")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise GatherError(f"{shown}: not a usable address ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise GatherError(f"{shown}: only http and https addresses are used")
    if "@" in parts.netloc:
        raise GatherError(f"{shown}: addresses with a user name or password are not used")
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~|[]")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&()*+,;=~?|[]{}^`\\")
    return Place(scheme, _host(parts.hostname or "", shown), _DEFAULT_PORTS[scheme] if port is None else port, target)


def _host(host: str, shown: str) -> str:
    """A host in its one written form: IPv4 dotted, IPv6 compressed, names as lower-case A-labels."""
    if ":" in host:
        try:
            return str(IPv6Address(host))
        except ValueError as error:
            raise GatherError(f"{shown}: {host} is no IPv6 address") from error
    name = host.rstrip(".") if host.endswith(".") else host
    if not name or _UNSAFE_IN_HOST.search(name):
        raise GatherError(f"{shown}: the address names no usable host")
    ascii_name = _ascii_name(name)
    if ascii_name is None:
        raise GatherError(f"{shown}: {name[:80]} is no host name")
    try:
        number = numeric_ipv4(ascii_name)
    except ValueError as error:
        raise GatherError(f"{shown}: {ascii_name} is no IPv4 address") from error
    return ascii_name if number is None else str(number)


@lru_cache(maxsize=4096)
def _ascii_name(name: str) -> str | None:
    """A host name as A-labels (IDNA 2008, UTS 46), or None if it is none."""
    if name.isascii():
        name = name.lower()
    else:
        try:
            name = idna.encode(name, uts46=True, transitional=False).decode("ascii")
        except idna.IDNAError:
            return None
    fits = len(name) <= 253 and all(0 < len(label) < 64 for label in name.split("."))
    return name if fits else None


def numeric_ipv4(host: str) -> IPv4Address | None:
    """The IPv4 address that a host means if its last label is a number: decimal, octal or hexadecimal.

    Follows the WHATWG URL Standard (host parsing, "ends in a number"): `0x7f.1`, `0177.0.0.1` and
    `2130706433` are all 127.0.0.1. None for names; ValueError for numbers that are no address.
    """
    labels = host.split(".")
    if not re.fullmatch(r"\d+|0[xX][0-9a-fA-F]*", labels[-1]):
        return None
    if len(labels) > 4:
        raise ValueError("too many parts")
    numbers = [_number(label) for label in labels]
    room = 256 ** (5 - len(numbers))
    if any(number > 255 for number in numbers[:-1]) or numbers[-1] >= room:
        raise ValueError("a part is too large")
    value = sum(number * 256 ** (3 - index) for index, number in enumerate(numbers[:-1]))
    return IPv4Address(value + numbers[-1])


def _number(label: str) -> int:
    if label[:2].lower() == "0x":
        return int(label[2:] or "0", 16)
    if len(label) > 1 and label.startswith("0"):
        return int(label, 8)
    return int(label)


def literal(host: str) -> IPAddress | None:
    """The IP address a host is written as, or None if it is a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def normal_url(url: str) -> str:
    """The form of an address by which we know it again.

    Scheme and host in lower case, host names as A-labels, no default port, no fragment, no tracking
    parameters (`utm_*`, `fbclid`, `gclid`, …), no empty query; an empty path is `/` (RFC 3986, 6.2.3), any
    other path stays as it is. Idempotent. Raises GatherError for what is no http(s) address.
    """
    tidy = url.strip(_EDGES).translate(_TABS_AND_BREAKS)
    place = place_of(tidy)
    parts = urlsplit(tidy)
    path = (parts.path or "/").replace(" ", "%20")
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _tracks(pair))
    base = f"{place.scheme}://{place.authority}{path}"
    return f"{base}?{query.replace(' ', '%20')}" if query else base


def _tracks(pair: str) -> bool:
    return _TRACKERS.match(pair.partition("=")[0]) is not None


def resolve_link(base: str, link: str) -> str | None:
    """A link made absolute against its base, or None if what comes out is no http(s) address.

    `feed:` before an address, or instead of its scheme, is an old way to say that it leads to a feed.
    """
    if _PLAIN.fullmatch(link) and len(link) <= LONGEST_URL:
        return link
    tidy = link.strip(_EDGES).translate(_TABS_AND_BREAKS)
    if tidy[:5].lower() == "feed:":
        tidy = "http:" + tidy[5:] if tidy[5:7] == "//" else tidy[5:]
    if not tidy:
        return None
    try:
        absolute = urljoin(base, tidy)
        place_of(absolute)
    except (GatherError, ValueError):
        return None
    return absolute.replace(" ", "%20")


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """The registered domain of a host (Public Suffix List, private suffixes too), or the host itself."""
    if literal(host) is not None:
        return host
    return get_fld(f"http://{host}/", fail_silently=True) or host


def same_site(a: str, b: str) -> bool:
    """Whether two http(s) addresses lie under one registered domain; IP addresses equal only themselves.

    Raises GatherError for what is no http(s) address.
    """
    return site_of(place_of(a.strip(_EDGES)).host) == site_of(place_of(b.strip(_EDGES)).host)
