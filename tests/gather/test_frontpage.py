"""The articles of a front page without a feed."""

import time
from datetime import UTC, datetime

import pytest

from farwire.gather import find_articles
from farwire.records import Item
from gather.feedmaker import fetched

HOME = "https://www.example.org/"


def articles(page: str) -> tuple[Item, ...]:
    return find_articles(fetched(page, "text/html; charset=utf-8", HOME))


HEADLINES = [f"The council decides on the new bridge, part {n}" for n in range(6)]
MENU = (
    "<header><a href='/'>The Paper, the voice of the whole town</a></header>"
    "<nav><ul><li><a href='/world'>World</a></li>"
    "<li><a href='/long-read-of-the-week'>The long read of the whole week</a></li></ul></nav>"
)
FOOT = (
    "<div class='social-links'><a href='/share/on-your-favourite-network'>Share this on your network</a></div>"
    "<footer><a href='/privacy-policy-of-the-paper'>Read our privacy policy for all readers</a>"
    "<a href='https://other.example.com/2026/03/10/an-article-elsewhere-on-the-web'>An article elsewhere on the web</a>"
    "<a href='/legal/imprint-and-contact-of-paper'>Imprint and contact of the paper</a></footer>"
)

ADDRESSES = [
    "/2026/03/10/the-council-decides-{n}",
    "/news/the-council-decides-on-the-bridge-{n}.html",
    "/a/12345{n}",
    "/story/0a1b2c3d4e5f{n}",
    "/news/article.php?id=10{n}",
    "/the-council-decides-on-the-bridge-{n}/",
    "https://m.example.org/politics/ar-9876{n}",
]
CARDS = [
    "<article><h2><a href='{url}'>{words}</a></h2><p>Lead</p></article>",
    "<article><a href='{url}'><img src='i.jpg'><h3>{words}</h3><p>A lead of many words, no headline.</p></a></article>",
    "<li><a href='{url}'>{words}</a></li>",
    "<div><a href='{url}'><img src='i.jpg'></a><h3><a href='{url}'>{words}</a></h3><a href='{url}'>Read more</a></div>",
    "<div><a href='{url}#comments'>7 comments</a><a href='{url}?utm_source=home'><span>{words}</span></a></div>",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("card", CARDS)
def test_articles_and_nothing_else(address: str, card: str) -> None:
    body = "".join(
        card.replace("{url}", address.format(n=n)).replace("{words}", words) for n, words in enumerate(HEADLINES)
    )
    if "?" in address:
        body = body.replace("?utm", "&utm")
    found = articles(f"<!doctype html><html lang=en-gb><body>{MENU}<main>{body}</main>{FOOT}</body></html>")
    assert [item.headline for item in found] == HEADLINES
    assert len({item.url for item in found}) == len(HEADLINES)
    assert {item.language for item in found} == {"en-GB"}
    assert all(item.feed_id == HOME and item.guid == item.url for item in found)


def test_short_headlines_count_in_company() -> None:
    lines = [*HEADLINES[:4], "Hope again"]
    body = "".join(f"<li><a href='/news/{n}0000.html'>{words}</a></li>" for n, words in enumerate(lines))
    assert [item.headline for item in articles(f"<body>{MENU}<ul>{body}</ul></body>")] == lines


@pytest.mark.parametrize(
    "words",
    ["政府宣布新的支持措施以应对物价上涨", "政府は新しい支援策を発表した", "รัฐบาลประกาศมาตรการใหม่เพื่อช่วยเหลือประชาชน"],
)
def test_scripts_without_spaces(words: str) -> None:
    body = "".join(f"<li><a href='/news/{n}0000.html'>{words}{n}</a></li>" for n in range(4))
    assert len(articles(f"<body>{body}</body>")) == 4


def test_a_card_tells_its_date() -> None:
    card = "<article><a href='/2026/03/10/a-b-c-d'>{}</a><time datetime='2026-03-10T10:00:00+01:00'>x</time></article>"
    (item,) = articles(f"<body>{card.format(HEADLINES[0])}</body>")
    assert item.published_at == datetime(2026, 3, 10, 9, tzinfo=UTC)


def test_sections_authors_files_and_other_sites_are_no_articles() -> None:
    links = [
        "/topic/the-bridge-and-the-council",
        "/author/ana-maria-da-silva",
        "/files/the-plan-of-the-bridge.pdf",
        "https://example.com/2026/03/10/the-bridge-is-decided",
        "mailto:a@example.org",
        "javascript:void(0)",
        "#the-bridge-and-the-council",
        "/",
        "https://www.example.org/?share=the-bridge-and-the-council",
    ]
    body = "".join(f"<li><a href='{link}'>A headline of enough words here</a></li>" for link in links)
    assert articles(f"<body>{body}</body>") == ()


@pytest.mark.parametrize("body", ["", "x", "<html></html>", "{}", "<a href=x>"])
def test_pages_with_nothing_on_them(body: str) -> None:
    assert articles(body) == ()


def test_large_pages_are_read_in_time() -> None:
    body = "".join(f"<div><a href='/news/{n}00000.html'>{HEADLINES[0]} {n}</a></div>" for n in range(5000))
    start = time.process_time()
    assert len(articles(f"<body>{body}</body>")) == 300
    assert len(articles("<body>" + "<div class=nav>" * 200 + body + "</body>")) <= 300
    assert time.process_time() - start < 8
