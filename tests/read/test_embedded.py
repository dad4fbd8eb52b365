import json

import pytest

from read.pages import PARAGRAPHS, failure, linked_data, revision, texts

HTML = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)


def shell(script: str, head: str = "") -> str:
    return (
        '<html><head><title>Old harbour reopens</title><meta property="og:title" content="Old harbour reopens">'
        f'{head}</head><body><div id="root"></div>{script}</body></html>'
    )


def next_flight(text: str) -> str:
    rows = f'0:["$","div",null,{{}}]\n1a:T{len(text.encode()):x},{text}2:{{"a":1}}\n'
    halves = rows[:300], rows[300:]
    return "".join(f"<script>self.__next_f.push([1,{json.dumps(half)}])</script>" for half in halves)


STATE = {
    "article": {
        "id": 7,
        "title": "Old harbour reopens",
        "subTitle": "After ten years of repairs the boats are back",
        "bodyHtml": HTML,
    }
}
LISTED = {"props": {"page": {"content": [{"type": "text", "content": each} for each in PARAGRAPHS]}}}
TEASERS = {
    "related": [
        {"url": f"/{n}", "title": "Other news", "teaser": "A long teaser of another story. " * 4} for n in range(9)
    ]
}


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(STATE)}</script>',
        f"<script>window.__APOLLO_STATE__ = {json.dumps(STATE)};</script>",
        f"<script>window.__PRELOADED_STATE__={json.dumps(LISTED)}</script>",
        f'<script type="application/json">{json.dumps({**LISTED, **TEASERS})}</script>',
        f"<script>window.__NUXT__=(function(a,b){{return {{data:[{{body:{json.dumps(HTML)}}}]}}}}(1,2))</script>",
        f"<script>(window.q=window.q||[]).push({json.dumps(STATE)})</script>",
        next_flight(HTML),
    ],
)
def test_a_body_in_application_data(script: str) -> None:
    assert texts(revision(shell(script)))[-len(PARAGRAPHS) :] == list(PARAGRAPHS)


def test_its_subtitle_is_the_standfirst() -> None:
    found = revision(shell(f'<script type="application/json">{json.dumps(STATE)}</script>'))
    assert [block.kind for block in found.blocks[:2]] == ["headline", "standfirst"]


@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_a_body_in_linked_data(joint: str) -> None:
    assert texts(revision(shell("", linked_data(articleBody=joint.join(PARAGRAPHS))))) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "data",
    [TEASERS, {"terms": "<p>" + "These are the terms of use of a shop. " * 30 + "</p>"}, {"n": list(range(500))}],
)
def test_other_data_are_no_article(data: dict[str, object]) -> None:
    assert failure(shell(f'<script type="application/json">{json.dumps(data)}</script>')).error == "PageUnreadable"


@pytest.mark.parametrize(
    "script",
    ["<script>{" + "[" * 5000 + "</script>", '<script>self.__next_f.push([1,"1:T' + "f" * 400 + ',x"])</script>'],
)
def test_hostile_data_are_no_error(script: str) -> None:
    assert failure(shell(script)).error == "PageUnreadable"
