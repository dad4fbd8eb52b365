"""Live tickers: every entry's time, heading and text in order, whatever they are written in."""

import json

import pytest

from read.pages import PARAGRAPHS, article, revision

ENTRIES = [
    ("14:05", "Council votes", PARAGRAPHS[0]),
    ("13:40", "Engineers speak", PARAGRAPHS[1]),
    ("13:10", "Harbour master", PARAGRAPHS[2]),
    ("12:30", "The costs", PARAGRAPHS[3]),
    ("12:00", "Fishing crews", PARAGRAPHS[4]),
]
INTRO = f"<p>{PARAGRAPHS[5]}</p>"
HEADED = [line for _, head, text in ENTRIES for line in (head, text)]


def entries(form: str) -> str:
    return "".join(form.format(time=time, head=head, text=text) for time, head, text in ENTRIES)


TICKERS = {
    "articles": (
        '<div class="liveblog">'
        + entries('<article class="post"><time>{time}</time><h3>{head}</h3><p>{text}</p></article>')
        + "</div>",
        HEADED,
    ),
    "boxes after an introduction": (
        INTRO + entries('<div class="live-ticker__entry"><time>{time}</time><h3>{head}</h3><p>{text}</p></div>'),
        [PARAGRAPHS[5], *HEADED],
    ),
    "a box whose name misleads": (
        INTRO
        + '<div class="newsticker">'
        + entries('<div class="entry"><time>{time}</time><h3>{head}</h3><p>{text}</p></div>')
        + "</div>",
        [PARAGRAPHS[5], *HEADED],
    ),
    "sections with times in their headings": (
        entries("<section><h4>{time}: {head}</h4><p>{text}</p></section>"),
        [line for time, head, text in ENTRIES for line in (f"{time}: {head}", text)],
    ),
    "a list": (
        INTRO + "<ol>" + entries("<li><b>{time}</b> {text}</li>") + "</ol>",
        [PARAGRAPHS[5], *(f"{time} {text}" for time, _, text in ENTRIES)],
    ),
    "terms": (
        "<dl>" + entries("<dt>{time} {head}</dt><dd>{text}</dd>") + "</dl>",
        [line for time, head, text in ENTRIES for line in (f"{time} {head}", text)],
    ),
    "times in paragraphs of their own": (
        entries('<div class="item"><p class="clock">{time}</p><p>{text}</p></div>'),
        [line for time, _, text in ENTRIES for line in (time, text)],
    ),
    "times in bold": (
        entries("<p><b>{time}</b> {text}</p>"),
        [f"{time} {text}" for time, _, text in ENTRIES],
    ),
}


@pytest.mark.parametrize("form", TICKERS)
def test_all_of_a_ticker_is_read(form: str) -> None:
    body, lines = TICKERS[form]
    found = revision(article(body))
    read = [" ".join(segment.text for segment in block.segments) for block in found.blocks[1:]]
    assert [line for line in read if line not in {time for time, _, _ in ENTRIES} or line in lines] == lines


def test_a_label_before_the_text_goes_where_no_other_follows() -> None:
    found = revision(article('<p class="label">Harbour news</p>' + INTRO + TICKERS["times in bold"][0]))
    assert found.blocks[1].segments[0].text.startswith("A second stage")


def test_a_live_blogs_post_is_not_the_page() -> None:
    posts = [
        {"@type": "BlogPosting", "headline": head, "articleBody": text, "datePublished": "2026-11-20T12:00:00Z"}
        for _, head, text in ENTRIES
    ]
    node = {"@type": "LiveBlogPosting", "headline": "Old harbour reopens", "liveBlogUpdate": posts}
    head = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    assert revision(article(head=head)).headline == "Old harbour reopens"
