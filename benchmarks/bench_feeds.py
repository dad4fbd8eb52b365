"""Feeds: does `parse_feed` say what feedparser says, and how long does it take?

    python benchmarks/bench_feeds.py [--fixtures FOLDER] [--list]

Writes 432 feeds (six formats, nine languages, eight ways of writing them) and compares what comes out of them,
field by field, with feedparser; with --fixtures also every *.xml below a folder, e.g. feedparser's own tests.
A date that stands alone counts for both of an entry's dates: feedparser takes dc:date for an update, we don't.
Then CPU milliseconds for a clean feed of 360 kB and for one of 50,000 items, beside lxml alone, fastfeedparser
and feedparser. Times are CPU times, so another load on the machine disturbs them little.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import Path
from typing import Any

import fastfeedparser
import feedparser
from lxml import etree

from farwire.gather import parse_feed
from farwire.gather.dates import parse_date
from farwire.gather.plain import plain_text
from farwire.records import Failure, FeedRequest, Fetched

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
HOME = "https://example.org/"
FIELDS = ("entries", "headline", "url", "published_at", "updated_at", "summary", "author", "language")

TEXTS = {
    "en": "The council decides on the new bridge",
    "pt-br": "Câmara decide sobre a nova ponte “do Norte”",
    "de": "Der Rat entscheidet über die neue Brücke – früher als geplant",
    "fr": "Le conseil décide à l’unanimité du nouveau pont",
    "ru": "Совет принимает решение о новом мосте",
    "ar": "المجلس يتخذ قرارا بشأن الجسر الجديد",
    "ja": "議会は新しい橋の建設を決定した",
    "hi": "परिषद ने नए पुल पर निर्णय लिया",
    "el": "Το συμβούλιο αποφασίζει για τη νέα γέφυρα",
}
DATES = ("Tue, 10 Mar 2026 10:11:12 +0200", "2026-03-10T10:11:12Z", "10 Mar 2026 10:11:12 EST", "2026-03-10")


def generated() -> Iterator[tuple[str, bytes, str]]:
    """Name, bytes and Content-Type of every feed we write."""
    for format_name, write in FORMATS.items():
        for language, text in TEXTS.items():
            for way, turn in WAYS.items():
                document, charset = turn(write(language, text))
                label = f"application/xml; charset={charset}" if way == "header" else "application/xml"
                yield f"{format_name} {language} {way}", document.encode(charset, "xmlcharrefreplace"), label


def _items(text: str) -> Iterator[tuple[int, str, str, str]]:
    for n in range(4):
        yield n, escape(f"{text} & <{n}>"), escape(f"<p>{text}. <b>{n}</b> &amp; more.</p>"), DATES[n]


def _rss(version: str, language: str, text: str, *, full: bool) -> str:
    more = "<guid isPermaLink='false'>id-{0}</guid><pubDate>{1}</pubDate><dc:creator>Ana {0} Silva</dc:creator>"
    items = "".join(
        f"<item><title>{title}</title><link>{HOME}{n}?a=1&amp;b=2</link><description>{lead}</description>"
        + (more.format(n, date) if full else "")
        + "</item>"
        for n, title, lead, date in _items(text)
    )
    return (
        f'<rss version="{version}" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{text}</title>'
        f"<link>{HOME}</link><language>{language}</language>{items}</channel></rss>"
    )


def _rdf(language: str, text: str) -> str:
    items = "".join(
        f'<item rdf:about="{HOME}{n}"><title>{title}</title><link>{HOME}{n}</link><description>{lead}</description>'
        f"<dc:date>{DATES[1]}</dc:date><dc:creator>Ana {n} Silva</dc:creator></item>"
        for n, title, lead, _ in _items(text)
    )
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{HOME}"><title>{text}</title>'
        f"<link>{HOME}</link><dc:language>{language}</dc:language></channel>{items}</rdf:RDF>"
    )


def _atom(namespace: str, dates: tuple[str, str], language: str, text: str) -> str:
    entries = "".join(
        f'<entry><id>tag:example.org,2026:{n}</id><title type="html">{escape(title)}</title>'
        f'<link rel="alternate" href="{HOME}{n}"/><summary type="html">{lead}</summary>'
        f"<{dates[0]}>{DATES[1]}</{dates[0]}><{dates[1]}>2026-03-11T01:02:03+01:00</{dates[1]}>"
        f"<author><name>Ana {n} Silva</name></author></entry>"
        for n, title, lead, _ in _items(text)
    )
    return f'<feed xmlns="{namespace}" xml:lang="{language}"><title>{text}</title><link href="{HOME}"/>{entries}</feed>'


FORMATS: dict[str, Callable[[str, str], str]] = {
    "rss 0.91": lambda language, text: _rss("0.91", language, text, full=False),
    "rss 0.92": lambda language, text: _rss("0.92", language, text, full=False),
    "rss 2.0": lambda language, text: _rss("2.0", language, text, full=True),
    "rdf": _rdf,
    "atom 0.3": lambda language, text: _atom("http://purl.org/atom/ns#", ("issued", "modified"), language, text),
    "atom 1.0": lambda language, text: _atom("http://www.w3.org/2005/Atom", ("published", "updated"), language, text),
}


def _declared(document: str, charset: str) -> tuple[str, str]:
    return f'<?xml version="1.0" encoding="{charset}"?>\n{document}', charset


WAYS: dict[str, Callable[[str], tuple[str, str]]] = {
    "clean": lambda document: _declared(document, "utf-8"),
    "undeclared": lambda document: (document, "utf-8"),
    "utf-16": lambda document: _declared(document, "utf-16"),
    "ascii": lambda document: _declared(document, "us-ascii"),
    "header": lambda document: (document, "utf-8"),
    "blank first": lambda document: ("\n \n" + _declared(document, "utf-8")[0], "utf-8"),
    "cdata": lambda document: _declared(_with_cdata(document), "utf-8"),
    "entities": lambda document: _declared(document.replace("</title>", "&nbsp;&eacute; &amp;amp;</title>"), "utf-8"),
}


def _with_cdata(document: str) -> str:
    def section(match: re.Match[str]) -> str:
        return f"<{match.group(1)}><![CDATA[{unescape(match.group(2))}]]></{match.group(1)}>"

    return re.sub(r"<(description)>([^<]*)</description>", section, document)


def fixtures(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    """Every *.xml below a folder, with the Content-Type that a comment at its head may name."""
    for path in sorted(folder.rglob("*.xml")):
        body = path.read_bytes()
        named = re.search(rb"Content-type:\s*([^\r\n]+)", body[:1000], re.IGNORECASE)
        yield str(path.relative_to(folder)), body, named.group(1).decode("latin-1") if named else "application/xml"


def said_by_us(body: bytes, content_type: str) -> dict[str, Any]:
    """Our parser's word, in terms that can be compared."""
    content = parse_feed(FeedRequest("feed", Fetched(HOME, HOME, 200, content_type, body, None, None, NOW)))
    if isinstance(content, Failure):
        return _columns([])
    rows = [
        {
            "headline": item.headline,
            "url": item.url,
            "published_at": item.published_at or item.updated_at,
            "updated_at": item.updated_at or item.published_at,
            "summary": plain_text(item.summary_html),
            "author": item.byline[0] if item.byline else "",
            "language": item.language,
        }
        for item in content.items
    ]
    return _columns(rows)


def said_by_feedparser(body: bytes, content_type: str) -> dict[str, Any]:
    """feedparser's word, in the same terms: its raw values through our readers of dates and texts."""
    headers = {"content-type": content_type, "content-location": HOME}
    found = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    rows = []
    for entry in found.entries:
        headline, url = plain_text(entry.get("title", "")), entry.get("link", "")
        if not headline and not url.startswith("http"):
            continue  # nothing that could be an article
        names = [author.get("name", "") for author in entry.get("authors", []) if author]
        language = (entry.get("title_detail") or {}).get("language") or found.feed.get("language") or "und"
        published, updated = (_date(dict.get(entry, key)) for key in ("published", "updated"))
        rows.append(
            {
                "headline": headline,
                "url": url if url.startswith("http") else "",
                "published_at": published or updated,
                "updated_at": updated or published,
                "summary": plain_text(dict.get(entry, "summary") or ""),
                "author": names[0] if names else "",
                "language": language,
            }
        )
    return _columns(rows)


def _date(text: str | None) -> datetime | None:
    date = parse_date(text) if text else None
    return date if date and date.year >= 1990 and date < NOW else None


def _columns(rows: list[dict[str, Any]]) -> dict[str, Any]:
    columns: dict[str, Any] = {"entries": len(rows)}
    for field in FIELDS[1:]:
        columns[field] = [str(row[field]).lower() for row in rows]
    return columns


def compare(feeds: Iterator[tuple[str, bytes, str]], title: str, *, show: bool) -> None:
    """Print, for each field, in how many feeds both say the same for every entry."""
    same: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for name, body, content_type in feeds:
        ours, theirs = said_by_us(body, content_type), said_by_feedparser(body, content_type)
        for field in FIELDS:
            if field != "entries" and ours["entries"] != theirs["entries"]:
                continue
            asked[field] += 1
            same[field] += ours.get(field) == theirs.get(field)
            if show and ours.get(field) != theirs.get(field):
                print(f"  {name}: {field}: ours {str(ours.get(field))[:150]} theirs {str(theirs.get(field))[:150]}")
    print(f"\n{title}: {asked['entries']} feeds")
    for field in FIELDS:
        print(f"  {field:14} {same[field]:5} of {asked[field]:5}  {same[field] / max(asked[field], 1):.4f}")


def milliseconds(work: Callable[[], object], times: int) -> float:
    """The least CPU time of several runs, in milliseconds."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def clean_feed(items: int, body_words: int) -> bytes:
    """A clean RSS feed with full texts."""
    rows = "".join(
        f"<item><guid isPermaLink='false'>id-{n}</guid><title>Headline number {n} &amp; more words</title>"
        f"<link>https://example.org/news/{n}.html</link><pubDate>Tue, 10 Mar 2026 10:{n % 60:02}:00 +0000</pubDate>"
        f"<dc:creator>Ana Silva</dc:creator><category>World</category><description>{'Lead words. ' * 20}</description>"
        f"<content:encoded>{'&lt;p&gt;Some words of the text.&lt;/p&gt;' * body_words}</content:encoded></item>"
        for n in range(items)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>'
        f"<link>{HOME}</link><language>en</language>{rows}</channel></rss>"
    ).encode()


def main() -> None:
    """Compare, then measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fixtures", type=Path, help="a folder of feeds to compare on, too")
    parser.add_argument("--list", action="store_true", help="name every feed on which the two differ")
    options = parser.parse_args()
    compare(generated(), "Generated feeds", show=options.list)
    if options.fixtures:
        compare(fixtures(options.fixtures), f"Feeds in {options.fixtures.name}", show=options.list)
    for title, body, times in (
        ("clean, full texts", clean_feed(60, 140), 20),
        ("50,000 items", clean_feed(50_000, 0), 2),
    ):
        print(f"\n{title}: {len(body) / 1000:.0f} kB, CPU ms")
        print(f"  farwire        {milliseconds(lambda b=body: said_nothing(b), times):9.2f}")
        print(f"  lxml alone     {milliseconds(lambda b=body: etree.fromstring(b), times):9.2f}")
        if times > 2:
            print(f"  fastfeedparser {milliseconds(lambda b=body: fastfeedparser.parse(b), times):9.2f}")
            print(f"  feedparser     {milliseconds(lambda b=body: feedparser.parse(b, sanitize_html=False), 3):9.2f}")


def said_nothing(body: bytes) -> object:
    """Parse, and throw away."""
    return parse_feed(FeedRequest("feed", Fetched(HOME, HOME, 200, "application/xml", body, None, None, NOW)))


if __name__ == "__main__":
    main()
