"""What the page says is not to be translated (HTML, 3.2.6.3), in lines and in whole paragraphs."""

import pytest

from read.pages import PARAGRAPHS, article, revision

REST = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
LATIN = "Navigare necesse est, vivere non est necesse, dixit Pompeius nautis suis."
KEPT = {
    "a span": ('<p>The boat <span translate="no">Sea Star</span> came first that day.</p>', ["Sea Star"]),
    "two by class": (
        '<p>The <b class="notranslate">Sea Star</b> and the <i class="x notranslate">Old Gull</i> came first.</p>',
        ["Sea Star", "Old Gull"],
    ),
    "in capitals": ('<p>The boat <b translate="NO">Sea Star</b> came first that day.</p>', ["Sea Star"]),
    "code": ('<p>Type <code translate="no">farwire run</code> and wait for the boats to come.</p>', ["farwire run"]),
    "a link": ('<p>See <a href="/x" translate="no">Sea Star</a> for all that is known of it.</p>', ["Sea Star"]),
    "a link in a span": (
        '<p>See <span translate="no">the <a href="/x">Sea Star</a></span> for all that is known.</p>',
        ["the Sea Star"],
    ),
    "a paragraph": (f'<p translate="no">{LATIN}</p>', [LATIN]),
    "a paragraph by class": (f'<p class="notranslate">{LATIN}</p>', [LATIN]),
    "a box": (f'<div translate="no"><p>{LATIN}</p></div>', [LATIN]),
    "a box by class": (f'<div class="notranslate"><p>{LATIN}</p></div>', [LATIN]),
    "a quotation": (f'<blockquote translate="no"><p>{LATIN}</p></blockquote>', [LATIN]),
    "a heading": (f'<h2 translate="no">Mare Nostrum</h2><p>{PARAGRAPHS[1]} Twice.</p>', ["Mare Nostrum"]),
    "a list": (f'<ul translate="no"><li>{LATIN}</li><li>{LATIN} Bis.</li></ul>', [LATIN, LATIN, "Bis."]),
    "yes within no": (
        '<p translate="no">Sea Star<span translate="yes"> was the first boat in the harbour that cold day.</span></p>',
        ["Sea Star"],
    ),
    "yes": (f'<p translate="yes">{LATIN}</p>', []),
    "nothing": (f"<p>{LATIN}</p>", []),
    "another class": (f'<p class="notranslated">{LATIN}</p>', []),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_is_kept(case: str) -> None:
    markup, expected = KEPT[case]
    found = revision(article(REST.replace("</p>", "</p>" + markup, 1)))
    kept = [
        segment.text[mark.start : mark.end]
        for segment in found.segments
        for mark in segment.marks
        if mark.kind == "keep"
    ]
    assert kept == expected


ROWS = {
    "plain": ("<tr><th>Year</th><th>Boats</th></tr><tr><td>2024</td><td>12</td></tr>", ["Year · Boats", "2024 · 12"]),
    "paragraphs in cells": (
        "<tr><td><p>Year</p></td><td><p>Boats</p></td></tr><tr><td><div><p>2024</p></div></td><td><p>12</p></td></tr>",
        ["Year · Boats", "2024 · 12"],
    ),
    "broken lines": (
        "<tr><th>Day</th><th>Boats</th></tr><tr><td>Monday<br>morning</td><td>2<br>3</td></tr>",
        ["Day · Boats", "Monday morning · 2 3"],
    ),
    "links": (
        '<tr><th>Team</th><th>Points</th></tr><tr><td><a href="/t">River City</a></td><td>10</td></tr>',
        ["Team · Points", "River City · 10"],
    ),
    "head and body": (
        "<thead><tr><th>Team</th><th>Points</th></tr></thead><tbody><tr><td>River City</td><td>10</td></tr></tbody>",
        ["Team · Points", "River City · 10"],
    ),
    "arabic": (
        "<tr><th>السنة</th><th>القوارب</th></tr><tr><td>2025</td><td>40</td></tr>",
        ["السنة · القوارب", "2025 · 40"],
    ),
    "japanese": (
        "<tr><th>年</th><th>船の数</th></tr><tr><td>2025年</td><td>40隻</td></tr>",
        ["年 · 船の数", "2025年 · 40隻"],
    ),
    "two paragraphs in a cell": (
        "<tr><th>Day</th><th>Boats</th></tr><tr><td><p>Monday</p><p>morning</p></td><td>two</td></tr>",
        ["Day · Boats", "Monday morning · two"],
    ),
    "kept cells": ('<tr><td translate="no">Sea Star</td><td>2</td></tr>', ["Sea Star · 2"]),
    "text beside a paragraph": (
        "<tr><th>Day</th><th>Boats</th></tr><tr><td>Monday <p>morning</p></td><td>two</td></tr>",
        ["Day · Boats", "Monday morning · two"],
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_tables_row_by_row(case: str) -> None:
    rows, expected = ROWS[case]
    found = revision(article(REST.replace("</p>", f"</p><table>{rows}</table>", 1)))
    lines = [" ".join(segment.text for segment in block.segments) for block in found.blocks[1:]]
    assert [line for line in lines if line not in PARAGRAPHS] == expected
    assert [line for line in lines if line in PARAGRAPHS] == list(PARAGRAPHS)
