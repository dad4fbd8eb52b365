"""Addresses: their normal form, their sites, and the forms a host may hide in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.errors import GatherError
from farwire.gather import normal_url, same_site
from farwire.gather.addresses import LONGEST_URL, numeric_ipv4, place_of, resolve_link
from gather.unhurried import unhurried


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("HTTPS://Example.ORG/A/b", "https://example.org/A/b"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:80/a", "https://example.org:80/a"),
        ("https://example.org:/a", "https://example.org/a"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org?", "https://example.org/"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a?&", "https://example.org/a"),
        ("https://example.org/a#top", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
        ("https://example.org/a?id=7&utm_source=x&p=2", "https://example.org/a?id=7&p=2"),
        ("https://example.org/a?fbclid=1&gclid=2&mc_cid=3&msclkid=4&xtor=5", "https://example.org/a"),
        ("https://example.org/a?UTM_Source=x&b", "https://example.org/a?b"),
        ("https://example.org/a?utm=1&futm_source=2", "https://example.org/a?utm=1&futm_source=2"),
        ("https://example.org/a?ns_id=1&pk_id=2&ns_campaign=3", "https://example.org/a?ns_id=1&pk_id=2"),
        ("https://example.org/a?b=2&a=1", "https://example.org/a?b=2&a=1"),
        ("https://example.org/a?q=a+b%20c&x=%2F", "https://example.org/a?q=a+b%20c&x=%2F"),
        ("https://example.org/a//b/../c/%7Ed", "https://example.org/a//b/../c/%7Ed"),
        ("  https://example.org/a\n", "https://example.org/a"),
        ("https://example.org/a\n/b", "https://example.org/a/b"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/ä"),
        ("https://xn--mnchen-3ya.example/", "https://xn--mnchen-3ya.example/"),
        ("http://[2A00::1]:80/", "http://[2a00::1]/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
    ],
)
def test_normal_form(url: str, normal: str) -> None:
    assert normal_url(url) == normal
    assert normal_url(normal) == normal


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org/",
        "/path",
        "ftp://example.org/",
        "mailto:someone@example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "http://user:word@example.org/",
        "http://exa\x07mple.org/",
        "http://example.org/\ud800",
        "https://example.org/" + "a" * LONGEST_URL,
        "tag:example.org,2026:1",
        "urn:uuid:1",
    ],
)
def test_what_has_no_normal_form(url: str) -> None:
    with pytest.raises(GatherError):
        normal_url(url)


_HOSTS = st.from_regex(r"[a-zA-Z0-9]([a-zA-Z0-9-]{0,8}[a-zA-Z0-9])?(\.[a-zA-Z]{2,6}){1,2}", fullmatch=True)
_TAILS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60)


@unhurried
@given(st.sampled_from(["http", "https", "HTTP"]), _HOSTS, st.sampled_from(["", ":80", ":443", ":8000"]), _TAILS)
def test_the_normal_form_is_its_own(scheme: str, host: str, port: str, tail: str) -> None:
    try:
        once = normal_url(f"{scheme}://{host}{port}/{tail}")
    except GatherError:
        return
    assert normal_url(once) == once


@unhurried
@given(st.text(max_size=80))
def test_any_text_has_a_normal_form_or_a_clear_error(text: str) -> None:
    try:
        once = normal_url("http://" + text)
    except GatherError:
        return
    assert normal_url(once) == once


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("https://www.example.org/a", "http://feeds.example.org/b", True),
        ("https://example.org/", "https://example.com/", False),
        ("https://a.co.uk/", "https://b.co.uk/", False),
        ("https://x.a.co.uk/", "https://y.a.co.uk/", True),
        ("https://a.github.io/", "https://b.github.io/", False),
        ("https://a.com.br/", "https://b.a.com.br/", True),
        ("http://127.0.1.1:8700/", "http://127.0.1.1:8700/news", True),
        ("http://127.0.1.1/", "http://127.0.1.2/", False),
        ("http://localhost/", "http://localhost/x", True),
        ("http://[::1]/", "http://[::1]:80/", True),
        ("http://127.1/", "http://127.0.0.1/", True),
        ("https://EXAMPLE.org/", "https://www.example.org/", True),
    ],
)
def test_same_site(a: str, b: str, same: bool) -> None:
    assert same_site(a, b) is same
    assert same_site(b, a) is same


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0x7F.0.0x0.1", "127.0.0.1"),
        ("0177.0.0.01", "127.0.0.1"),
        ("10.1.65535", "10.1.255.255"),
        ("0", "0.0.0.0"),  # noqa: S104
        ("0x", "0.0.0.0"),  # noqa: S104
    ],
)
def test_numbers_that_are_addresses(host: str, address: str) -> None:
    assert str(numeric_ipv4(host)) == address
    assert place_of(f"http://{host}/").host == address


def test_full_width_digits_are_digits() -> None:
    assert place_of("http://１２７.０.０.１/").host == "127.0.0.1"


@pytest.mark.parametrize("host", ["example.org", "1.example", "0x7g", "a1", "1.2.3.4.example"])
def test_names_are_no_numbers(host: str) -> None:
    assert numeric_ipv4(host) is None


@pytest.mark.parametrize(
    ("link", "absolute"),
    [
        ("a.html", "https://example.org/news/a.html"),
        ("/a", "https://example.org/a"),
        ("?p=1", "https://example.org/news/?p=1"),
        ("//cdn.example.org/x", "https://cdn.example.org/x"),
        (" https://example.org/\nx ", "https://example.org/x"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
        ("feed://example.org/rss", "http://example.org/rss"),
        ("feed:javascript:x", None),
        ("mailto:a@example.org", None),
        ("javascript:void(0)", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_links_are_made_absolute(link: str, absolute: str | None) -> None:
    assert resolve_link("https://example.org/news/", link) == absolute
