"""The address an article is known by."""

from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from farwire.read.heavy import library
from farwire.read.linked_data import Evidence, text_of

_TRACKING = ("utm_", "mtm_", "pk_", "wt_", "at_", "cmp", "ns_", "hsa_", "mc_", "_hs", "vero_")
_TRACKING_NAMES = frozenset(
    [
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "yclid",
        "twclid",
        "igshid",
        "ref",
        "ref_src",
        "ref_url",
        "referrer",
        "source",
        "src",
        "rss",
        "cid",
        "campaign",
        "wtmc",
        "ftag",
        "ocid",
        "partner",
        "s_cid",
        "xtor",
        "ito",
        "smid",
        "smtyp",
        "cmpid",
        "cmp",
        "ncid",
        "sh",
        "guccounter",
        "guce_referrer",
        "spm",
        "share",
    ]
)


def split_url(url: str) -> SplitResult:
    """An address in its parts (RFC 3986); all empty where it is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return SplitResult("", "", "", "", "")
    return parts


def absolute(base_url: str, href: str | None) -> str:
    """`href` as an absolute http(s) address, or an empty string if it is none."""
    if not href or not href.strip():
        return ""
    try:
        address = urljoin(base_url, href.strip())
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) else ""


def without_tracking(url: str) -> str:
    """`url` without fragment and without parameters that only count where readers come from; the rest as it was."""
    parts = split_url(url)
    if not parts.netloc:
        return url
    query = "&".join(pair for pair in parts.query.split("&") if not _tracks(unquote(pair.partition("=")[0])))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def _tracks(name: str) -> bool:
    lower = name.lower()
    return lower in _TRACKING_NAMES or lower.startswith(_TRACKING)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one registered domain (public suffix list); hosts without one must be equal."""
    hosts = [(split_url(url).hostname or "").rstrip(".").lower() for url in (one, other)]
    if not all(hosts):
        return False
    if hosts[0] == hosts[1]:
        return split_url(one).port == split_url(other).port or _is_name(hosts[0])
    if not all(_is_name(host) for host in hosts):
        return False
    return _registered(hosts[0]) == _registered(hosts[1])


def _registered(host: str) -> str:
    """The registered domain of a host; under an unknown suffix its last two labels, as the list's default rule says."""
    known: str | None = library("courlan").extract_domain(f"https://{host}/", fast=False)
    return known or ".".join(host.split(".")[-2:])


def _is_name(host: str) -> bool:
    return "." in host and not host.replace(".", "").isdigit() and ":" not in host


def canonical_url(evidence: Evidence, final_url: str) -> str:
    """The page's own address: its canonical link if that is on the same registered domain, else where it was fetched.

    A canonical link to the site's front page is a mistake of the page and is not believed.
    """
    stated = [*evidence.links.get("canonical", ()), evidence.first("og:url"), text_of(evidence.article.get("url"))]
    fetched = without_tracking(final_url)
    for candidate in stated:
        address = absolute(final_url, candidate)
        if not address or not same_site(address, final_url):
            continue
        if split_url(address).path.strip("/") or not split_url(final_url).path.strip("/"):
            return without_tracking(address)
    return fetched
