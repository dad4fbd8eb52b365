"""robots.txt by RFC 9309: its own examples, the cases that simple matchers get wrong, and no slow pattern."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.gather.robots import parse_robots, product_token
from gather.unhurried import unhurried

AGENT = "Farwire/0.1 (+https://example.org/contact)"


def allows(text: str, path: str, agent: str = AGENT) -> bool:
    return parse_robots(text).allows("https://example.org" + path, agent)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        # RFC 9309, 5.2: the longest match
        ("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", False),
        ("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/", True),
        ("Disallow: /example/page/disallowed.gif\nAllow: /example/page/", "/example/page/x", True),
        # 2.2.2: equally long, the allowing one
        ("Disallow: /a\nAllow: /a", "/a", True),
        ("Allow: /a\nDisallow: /a", "/a", True),
        # no rule, empty rule
        ("", "/a", True),
        ("Disallow:", "/a", True),
        ("Disallow: /\nAllow:", "/a", False),
        # prefixes, case
        ("Disallow: /fish", "/fish.html", False),
        ("Disallow: /fish", "/Fish", True),
        ("Disallow: /fish", "/catfish", True),
        ("Disallow: /fish/", "/fish", True),
        ("disALLOW: /fish", "/fish", False),
        ("Disallow:/fish", "/fish", False),
        ("  Disallow  :  /fish  # comment", "/fish", False),
        ("Disallow: fish", "/fish", True),
        # 2.2.3: * and $
        ("Disallow: /*.php", "/a/b.php", False),
        ("Disallow: /*.php", "/a/b.php?x=1", False),
        ("Disallow: /*.php$", "/a/b.php", False),
        ("Disallow: /*.php$", "/a/b.php?x=1", True),
        ("Disallow: /*.php$", "/a.php/b.php", False),
        ("Disallow: /a*c$", "/abcc", False),
        ("Disallow: /a*bc$", "/abc", False),
        ("Disallow: /ab*b$", "/ab", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /$", "/", False),
        ("Disallow: /$", "/a", True),
        ("Disallow: *", "/a", False),
        ("Disallow: *.gif", "/x.gif", False),
        ("Disallow: /**/b", "/a/b", False),
        ("Disallow: /a*", "/a", False),
        ("Disallow: /private*/", "/private1/x", False),
        ("Disallow: /\nAllow: /public", "/public/x", True),
        ("Allow: /p\nDisallow: /*.html", "/page.html", False),
        ("Allow: /\nDisallow: /a$b", "/a$b", False),
        # queries
        ("Disallow: /*?", "/a?x", False),
        ("Disallow: /*?", "/a", True),
        ("Disallow: /a?b=1", "/a?b=1&c=2", False),
        # 2.2.2: percent-encoding
        ("Disallow: /foo/bar?baz=https://foo.bar", "/foo/bar?baz=https://foo.bar", False),
        ("Disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", False),
        ("Disallow: /foo/bar/%E3%83%84", "/foo/bar/ツ", False),
        ("Disallow: /foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", False),
        ("Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz", False),
        ("Disallow: /foo/bar/baz", "/foo/bar/%62%61%7a", False),
        ("Disallow: /a%2Fb", "/a/b", True),
        ("Disallow: /a%2fb", "/a%2Fb", False),
        ("Disallow: /path/file-with-a-%2A.html", "/path/file-with-a-*.html", True),
        ("Disallow: /path/foo-%24", "/path/foo-%24", False),
        # never
        ("Disallow: /", "/robots.txt", True),
    ],
)
def test_rules(rules: str, path: str, allowed: bool) -> None:
    assert allows("User-agent: *\n" + rules, path) is allowed


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("User-agent: Farwire\nDisallow: /", False),
        ("User-agent: farwire\nDisallow: /", False),
        ("User-agent: FARWIRE/2.0\nDisallow: /", False),
        ("User-agent: far\nDisallow: /", True),
        ("User-agent: * \nDisallow: /", False),
        ("User-agent: *wire\nDisallow: /", True),
        ("User-agent: 007\nDisallow: /", True),
        ("User-agent: farwirebot\nDisallow: /", True),
        # our own group alone counts, wherever it stands
        ("User-agent: *\nDisallow: /\n\nUser-agent: farwire\nDisallow: /b", True),
        ("User-agent: farwire\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: farwire\n\nUser-agent: *\nDisallow: /", False),
        ("User-agent: farwire\nDisallow:\n\nUser-agent: *\nDisallow: /", True),
        # groups of one name are merged (2.2.1)
        (
            "User-agent: farwire\nDisallow: /b\n\nUser-agent: other\nDisallow:\n\nUser-agent: farwire\nDisallow: /a",
            False,
        ),
        ("User-agent: *\nDisallow: /b\n\nUser-agent: *\nDisallow: /a", False),
        # several names, one group
        ("User-agent: other\nUser-agent: farwire\nDisallow: /", False),
        ("User-agent: other\n\n# note\n\nUser-agent: farwire\nDisallow: /", False),
        ("User-agent: other\nDisallow: /\nUser-agent: farwire\nDisallow: /b", True),
        # other lines neither end a group nor belong to it
        ("User-agent: farwire\nCrawl-delay: 5\nDisallow: /", False),
        ("User-agent: farwire\nSitemap: https://example.org/s.xml\nUser-agent: other\nDisallow: /", False),
        ("User-agent: *\nContent-Signal: ai-train=no\nAllow: /", True),
        # rules before any name belong to nobody
        ("Disallow: /\nUser-agent: farwire\nAllow: /", True),
        ("Disallow: /", True),
        # line ends, byte order mark, no HTML
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", False),
        ("User-agent: *\rDisallow: /", False),
        ("<!doctype html><title>Not found</title>", True),
        ("", True),
        ("\0\0\0", True),
    ],
)
def test_groups(text: str, allowed: bool) -> None:
    assert allows(text, "/a") is allowed


def test_sitemaps_are_kept_whole() -> None:
    text = "Sitemap: https://example.org/a.xml\nUser-agent: *\nDisallow: /\nSITEMAP: https://example.org/b.xml#x\n"
    assert parse_robots(text).sitemaps == ("https://example.org/a.xml", "https://example.org/b.xml")


@pytest.mark.parametrize(
    ("agent", "token"),
    [("Farwire/0.1 (+https://x)", "farwire"), ("My-Bot_2/1", "my-bot_"), ("  Some Reader", "some"), ("", "")],
)
def test_product_token(agent: str, token: str) -> None:
    assert product_token(agent) == token


def test_no_pattern_is_slow() -> None:
    text = "User-agent: *\n" + "Disallow: /" + "*a" * 20_000 + "$\n"
    start = time.process_time()
    assert allows(text, "/" + "a" * 3000 + "b")
    assert time.process_time() - start < 1


_PIECES = st.text(st.sampled_from("ab/%2.*$é?"), max_size=12)


@unhurried
@given(st.lists(st.tuples(st.sampled_from(["Allow", "Disallow"]), _PIECES), max_size=6), _PIECES, st.randoms())
def test_the_order_of_rules_does_not_matter(rules: list[tuple[str, str]], path: str, random) -> None:
    shuffled = list(rules)
    random.shuffle(shuffled)
    one, two = ("User-agent: *\n" + "\n".join(f"{k}: /{v}" for k, v in order) for order in (rules, shuffled))
    assert allows(one, "/" + path) is allows(two, "/" + path)


@unhurried
@given(st.text(max_size=300), st.text(max_size=50))
def test_no_text_is_an_error(text: str, path: str) -> None:
    parse_robots(text).allows("https://example.org/" + path.replace("[", "").replace("]", ""), AGENT)


@unhurried
@given(_PIECES.filter(lambda piece: "*" not in piece and not piece.endswith("$")))
def test_a_path_is_matched_by_itself(path: str) -> None:
    assert not allows(f"User-agent: *\nDisallow: /{path}", "/" + path)


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("License: /a.xml", ("/a.xml",)),
        ("license: /a.xml # ours\nLICENSE:/b.xml", ("/a.xml", "/b.xml")),
        ("User-agent: *\nAllow: /\nLicense: /a.xml", ("/a.xml",)),
        ("User-agent: *\nAllow: /\n\nLicense: /a.xml", ("/a.xml",)),
        ("User-agent: other\nLicense: /a.xml", ()),
        ("User-agent: other\nAllow: /\n\nLicense: /a.xml", ("/a.xml",)),
        ("License: /a.xml\nUser-agent: farwire\nLicense: /b.xml", ("/b.xml",)),
        ("License: /a.xml\nUser-agent: farwire\nAllow: /", ("/a.xml",)),
        ("License: /a.xml\n\nUser-agent: *\nLicense: /b.xml\n\nUser-agent: farwire\nAllow: /", ("/a.xml",)),
        ("User-agent: other\n\nUser-agent: farwire\n\nLicense: /b.xml", ("/b.xml",)),
        ("License:", ()),
    ],
)
def test_the_licences_named_for_us(text: str, licences: tuple[str, ...]) -> None:
    assert parse_robots(text).licences_for("Farwire/1.0 (+https://example.org/)") == licences
