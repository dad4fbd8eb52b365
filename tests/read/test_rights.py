"""Every rule of the table, alone and in conflict; each case names what it rests on through `RULES`."""

import json
from datetime import timedelta

import pytest

from farwire.read.rights import RULES
from farwire.records import HostFile, Permission, RightsSignal
from read.pages import AT, article, item, linked_data, revision

G, N, R = Permission.GRANTED, Permission.NOT_GRANTED, Permission.REFUSED
CC = "https://creativecommons.org/licenses/"
BY = linked_data(license=CC + "by/4.0/")


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def robots(*lines: str) -> dict[str, str]:
    return {"robots_txt": "User-agent: *\n" + "\n".join(lines) + "\n"}


def header(name: str, value: str) -> dict[str, tuple[tuple[str, str], ...]]:
    return {"headers": ((name, value),)}


def licensed(terms: str) -> dict[str, object]:
    """An RSL document that robots.txt names, on another site."""
    where = "https://licences.example.net/rsl.xml"
    text = f'<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license>{terms}</license></content></rsl>'
    return {"robots_txt": f"License: {where}\n", "host_files": (HostFile("rsl", where, text, AT),)}


def fed(terms: str) -> dict[str, object]:
    """A feed's entry with RSL terms, the address of a document, or a document."""
    inner = f'<content url="/"><license>{terms}</license></content>'
    whole = not terms.startswith("<p")
    return {"item": item(licences=(terms if whole else f'<rsl xmlns="https://rslstandard.org/rsl">{inner}</rsl>',))}


# (head of the page, how it was fetched, may translate, may show full text, the rule seen)
CASES = [
    ("", {}, N, N, None),
    # licences
    (BY, {}, G, G, "cc-by"),
    (linked_data(license=CC + "by-sa/4.0/"), {}, G, G, "cc-by-sa"),
    (linked_data(license=CC + "by-nc/4.0/"), {}, N, N, "cc-by-nc"),
    (linked_data(license=CC + "by-nc-sa/3.0/"), {}, N, N, "cc-by-nc-sa"),
    (linked_data(license=CC + "by-nd/4.0/"), {}, R, G, "cc-by-nd"),
    (linked_data(license=CC + "by-nc-nd/4.0/"), {}, R, N, "cc-by-nc-nd"),
    (linked_data(license="https://creativecommons.org/publicdomain/zero/1.0/"), {}, G, G, "cc0"),
    (linked_data(license="https://creativecommons.org/publicdomain/mark/1.0/"), {}, G, G, "cc0"),
    (linked_data(license={"@type": "CreativeWork", "name": "CC BY 4.0"}), {}, G, G, "cc-by"),
    (linked_data(license="https://paper.example/terms"), {}, N, N, "licence"),
    (f'<link rel="license" href="{CC}by/4.0/">', {}, G, G, "cc-by"),
    (meta("dcterms.license", CC + "by/4.0/"), {}, G, G, "cc-by"),
    (meta("dcterms.rights", CC + "by/4.0/"), {}, G, G, "cc-by"),
    (meta("copyright", "© The Paper. All rights reserved."), {}, N, N, "all-rights-reserved"),
    ("", header("link", f'<{CC}by/4.0/>; rel="license"'), G, G, "cc-by"),
    # robots meta tags
    (meta("robots", "noarchive"), {}, N, R, "noarchive"),
    (meta("robots", "nocache"), {}, N, R, "nocache"),
    (meta("robots", "nosnippet"), {}, N, R, "nosnippet"),
    (meta("robots", "max-snippet:0"), {}, N, R, "max-snippet"),
    (meta("robots", "max-snippet:200, max-image-preview:large"), {}, N, R, "max-snippet"),
    (meta("robots", "max-snippet:-1"), {}, N, N, None),
    (meta("robots", "index, follow"), {}, N, N, None),
    (meta("robots", "noindex"), {}, N, N, "noindex"),
    (meta("robots", "none"), {}, N, N, "none"),
    (meta("robots", "notranslate"), {}, R, N, "notranslate"),
    (meta("robots", "noai, noimageai"), {}, R, N, "noai"),
    (meta("robots", "NOAI"), {}, R, N, "noai"),
    (meta("robots", "unavailable_after: 2026-01-01"), {}, N, R, "unavailable_after"),
    (meta("robots", "unavailable_after: 2099-01-01"), {}, N, N, None),
    (meta("farwire", "notranslate"), {}, R, N, "notranslate"),
    (meta("google", "notranslate"), {}, R, N, "notranslate"),
    # headers
    ("", header("x-robots-tag", "noarchive"), N, R, "noarchive"),
    ("", header("x-robots-tag", "noai, notranslate"), R, N, "noai"),
    ("", header("x-robots-tag", "otherbot: noarchive"), N, N, None),
    ("", header("x-robots-tag", "farwire: noarchive"), N, R, "noarchive"),
    ("", header("x-robots-tag", "max-snippet: 0"), N, R, "max-snippet"),
    ("", header("tdm-reservation", "1"), R, N, "tdm-reservation"),
    ("", header("tdm-reservation", "0"), N, N, None),
    ("", header("tdm-policy", "https://paper.example/tdm.json"), N, N, "tdm-policy"),
    ("", header("content-usage", "train-ai=n"), N, N, "train-ai"),
    ("", header("content-usage", "tdm=n"), R, N, "tdm"),
    ("", header("content-usage", "bots=n"), R, R, "bots"),
    ("", header("content-usage", "search=n, train-ai=y"), N, R, "usage-search"),
    ("", header("link", '<https://paper.example/l.xml>; rel="license"; type="application/rsl+xml"'), N, N, "rsl"),
    # TDM reservation in the page
    (meta("tdm-reservation", "1"), {}, R, N, "tdm-reservation"),
    (meta("tdm-policy", "https://paper.example/tdm.json"), {}, N, N, "tdm-policy"),
    # robots.txt
    ("", robots("Content-Signal: search=yes, ai-train=no"), N, N, "ai-train"),
    ("", robots("Content-Signal: search=yes, ai-input=no"), R, N, "ai-input"),
    ("", robots("Content-Signal: search=no"), N, R, "search"),
    ("", robots("Content-Usage: bots=n"), R, R, "bots"),
    ("", robots("Content-Usage: /news/ ai-use=n"), R, N, "ai-use"),
    ("", robots("Content-Usage: /sport/ ai-use=n"), N, N, None),
    ("", robots("License: https://paper.example/license.xml"), N, N, "rsl"),
    ("", robots("Disallow: /news/"), R, R, "robots-disallow"),
    ("", robots("Disallow: /news/", "Allow: /news/harbour"), N, N, None),
    ("", robots("Disallow: /*.pdf$"), N, N, None),
    ("", {"robots_txt": "User-agent: otherbot\nDisallow: /\n"}, N, N, None),
    ("", {"robots_txt": "User-agent: *\nDisallow: /\n\nUser-agent: Farwire\nAllow: /\n"}, N, N, None),
    # RSL in the page
    ('<link rel="license" type="application/rsl+xml" href="/license.xml">', {}, N, N, "rsl"),
    (
        '<script type="application/rsl+xml"><rsl><content url="/"><license><prohibits type="usage">ai-all</prohibits>'
        "</license></content></rsl></script>",
        {}, R, N, "rsl-prohibits",
    ),
    (
        '<script type="application/rsl+xml"><rsl><content url="https://paper.example/news/harbour.html"><license>'
        '<permits type="usage">search</permits></license></content></rsl></script>',
        {}, R, N, "rsl-not-permitted",
    ),
    # RSL in the feed
    ("", fed("<prohibits type='usage'>ai-all</prohibits>"), R, N, "rsl-prohibits"),
    ("", fed("<permits type='usage'>search</permits>"), R, N, "rsl-not-permitted"),
    (BY, fed("<permits type='usage'>all</permits><payment type='crawl'/>"), N, N, "rsl-conditions"),
    (BY, fed("<permits type='usage'>all</permits>"), N, N, "rsl-permits"),
    (BY, fed("https://paper.example/rsl.xml"), N, N, "rsl"),
    (BY, fed("<rsl/>"), N, N, "rsl"),
    # RSL that robots.txt or a page names
    ("", licensed('<permits type="usage">search</permits>'), R, N, "rsl-not-permitted"),
    (BY, licensed('<permits type="usage">ai-train ai-index</permits>'), R, N, "rsl-not-permitted"),
    ("", licensed('<permits type="usage">ai-input</permits><payment type="crawl"/>'), N, N, "rsl-conditions"),
    (BY, licensed('<permits type="geo">US</permits>'), N, N, "rsl-conditions"),
    (BY, licensed('<permits type="usage">all</permits><payment type="free"/>'), N, N, "rsl-permits"),
    (BY, licensed('<prohibits type="usage">ai-train ai-input</prohibits>'), R, N, "rsl-prohibits"),
    ("", {"robots_txt": "User-agent: otherbot\nAllow: /\nLicense: /license.xml\n"}, N, N, None),
    (BY, {"robots_txt": "User-agent: otherbot\nLicense: /l.xml\n\nUser-agent: *\nAllow: /\n"}, G, G, "cc-by"),
    (BY, {"robots_txt": "User-agent: otherbot\nAllow: /\n\nLicense: /l.xml\n"}, N, N, "rsl"),
    # paywall
    (linked_data(isAccessibleForFree=False), {}, N, R, "not-free"),
    (linked_data(isAccessibleForFree="False"), {}, N, R, "not-free"),
    (linked_data(isAccessibleForFree=True), {}, N, N, None),
    # the stricter holds
    (BY + meta("robots", "notranslate"), {}, R, G, "notranslate"),
    (BY + meta("robots", "noarchive"), {}, G, R, "noarchive"),
    (BY + meta("robots", "noindex"), {}, G, N, "noindex"),
    (BY + meta("copyright", "All rights reserved"), {}, N, N, "all-rights-reserved"),
    (BY + f'<link rel="license" href="{CC}by-nd/4.0/">', {}, R, G, "cc-by-nd"),
    (BY, header("tdm-reservation", "1"), R, G, "tdm-reservation"),
    (BY, robots("Content-Signal: ai-input=no, search=yes"), R, G, "ai-input"),
    (BY, robots("License: /license.xml"), N, N, "rsl"),
    (BY, robots("Disallow: /"), R, R, "robots-disallow"),
    (BY, header("x-robots-tag", "googlebot: noarchive"), G, G, "cc-by"),
    (BY, robots("Content-Signal: ai-train=no"), G, G, "ai-train"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "fetched", "translate", "show", "rule"), CASES)
def test_the_table(
    head: str, fetched: dict[str, object], translate: Permission, show: Permission, rule: str | None
) -> None:
    rights = revision(article(head=head), **fetched).rights
    assert (rights.may_translate, rights.may_show_full_text) == (translate, show)
    seen = {signal.rule for signal in rights.signals}
    assert (rule in seen) if rule else not seen
    assert all(RULES[name].source.startswith("https://") for name in seen)


def test_the_table_is_large_and_covers_every_rule() -> None:
    assert len(CASES) >= 60
    assert set(RULES) - {"datatrainingallowed"} == {case[4] for case in CASES if case[4]}


def test_translate_no_on_the_whole_page() -> None:
    assert revision(article().replace("<html ", '<html translate="no" ')).rights.may_translate is R


def test_whom_to_credit() -> None:
    head = linked_data(
        copyrightHolder={"@type": "Organization", "name": "Harbour Press Trust"},
        publisher={"@type": "Organization", "name": "The Paper"},
        creditText="The Paper / Harbour Press Trust",
        license=CC + "by/4.0/",
    )
    rights = revision(article(head=head)).rights
    assert (rights.holder, rights.attribution, rights.licence) == (
        "Harbour Press Trust",
        "The Paper / Harbour Press Trust",
        CC + "by/4.0/",
    )


def test_signals_say_what_where() -> None:
    rights = revision(article(head=meta("robots", "noarchive"))).rights
    assert rights.signals == (RightsSignal("noarchive", "noarchive", "meta robots", AT),)


SEEN = AT - timedelta(hours=5)
ROOT = "https://paper.example"


def host_files(*files: tuple[str, str]) -> dict[str, tuple[HostFile, ...]]:
    return {"host_files": tuple(HostFile(name, f"{ROOT}/{name}", text, SEEN) for name, text in files)}


def test_files_of_the_host() -> None:
    tdmrep = json.dumps([{"location": "/sport/*", "tdm-reservation": 0}, {"location": "/*", "tdm-reservation": 1}])
    trust = "member=https://press.example/\ndatatrainingallowed=no\n"
    rights = revision(article(), **host_files(("tdmrep.json", tdmrep), ("trust.txt", trust))).rights
    assert rights.may_translate is R
    assert [(signal.where, signal.seen_at) for signal in rights.signals] == [("tdmrep.json", SEEN), ("trust.txt", SEEN)]


def test_each_signal_says_when_it_was_seen() -> None:
    text = "User-agent: *\nContent-Signal: ai-input=no\n"
    rights = revision(article(head=meta("robots", "noarchive")), robots_txt=text, robots_at=SEEN).rights
    assert {signal.rule: signal.seen_at for signal in rights.signals} == {"noarchive": AT, "ai-input": SEEN}


def rsl(url: str, prohibited: str) -> str:
    return (
        f'<rsl xmlns="https://rslstandard.org/rsl"><content url="{url}"><license>'
        f'<prohibits type="usage">{prohibited}</prohibits></license></content></rsl>'
    )


@pytest.mark.parametrize(
    ("text", "translate"),
    [
        (rsl("/", "ai-all"), R),
        (rsl("/*", "ai-input search"), R),
        (rsl("/news/*", "all"), R),
        (rsl("/images/*", "all"), N),
        (rsl("/", "ai-train"), N),
        ("<html>not found</html>", N),
    ],
)
def test_the_licence_that_robots_txt_names(text: str, translate: Permission) -> None:
    rights = revision(article(head=BY if translate is R else ""), **host_files(("rsl", text))).rights
    assert (rights.may_translate, rights.may_show_full_text) == (translate, N)


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"location": "/"}', "<html></html>", '[{"location": null}]'])
def test_files_that_say_nothing(text: str) -> None:
    rights = revision(article(head=BY), **host_files(("tdmrep.json", text), ("trust.txt", text))).rights
    assert (rights.may_translate, rights.may_show_full_text) == (G, G)
