import pickle
from dataclasses import replace

import pytest

from farwire.records import BlockKind, Revision
from read.pages import AT, PARAGRAPHS, URL, article, failure, item, linked_data, request, revision, texts


def test_a_whole_page_is_read() -> None:
    head = linked_data(
        author={"@type": "Person", "name": "Ada Quill"},
        datePublished="2026-11-19T09:00:00+01:00",
        dateModified="2026-11-19T11:30:00+01:00",
        articleSection="Coast",
        keywords=["harbour", "fishing"],
    )
    found = revision(article(head=head))
    assert found.headline == "Old harbour reopens"
    assert texts(found) == list(PARAGRAPHS)
    assert found.byline == ("Ada Quill",)
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2026-11-19T08:00:00+00:00"
    assert found.updated_at is not None
    assert found.updated_at.isoformat() == "2026-11-19T10:30:00+00:00"
    assert (found.section, found.keywords, found.language) == ("Coast", ("harbour", "fishing"), "en")
    assert found.canonical_url == URL
    assert found.completeness.state == "complete"


def test_the_headline_is_the_first_block_and_not_repeated() -> None:
    found = revision(article("<p>Old harbour reopens</p>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)))
    assert found.blocks[0].kind is BlockKind.HEADLINE
    assert texts(found) == list(PARAGRAPHS)


def test_the_same_article_has_the_same_digest_whatever_surrounds_it() -> None:
    plain = revision(article())
    other = article(after='<div class="ad">Buy a boat now, only this week, with fresh paint.</div>', head=linked_data())
    dated = revision(other.replace("Bakers find", "Brewers find"), item=item(published_at=AT))
    assert plain.digest == dated.digest
    assert len(plain.digest) == 64


def test_a_changed_sentence_changes_the_digest() -> None:
    assert revision(article()).digest != revision(article().replace("forty boats", "fifty boats")).digest


def test_a_request_and_its_revision_survive_pickling() -> None:
    found = revision(article())
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301
    assert pickle.loads(pickle.dumps(request(article()))) == request(article())  # noqa: S301


def test_reading_twice_gives_the_same() -> None:
    assert revision(article()) == revision(article())


@pytest.mark.parametrize(
    "body",
    ["", "   ", "<html></html>", "plain words without any markup", "<html><body><script>x</script></body></html>"],
)
def test_what_holds_no_article_is_a_readable_failure(body: str) -> None:
    found = failure(body)
    assert (found.stage, found.error, found.subject) == ("read", "PageUnreadable", "article")
    assert found.detail


def test_a_page_declared_english_is_filed_by_its_text() -> None:
    body = (
        "<p>A câmara municipal decidiu ontem reabrir o antigo porto às pequenas embarcações, depois "
        "de dez anos de obras.</p>"
        "<p>Os engenheiros reforçaram o muro, aprofundaram o canal e construíram um cais novo de "
        "madeira de carvalho.</p>"
        "<p>As primeiras descargas de peixe são esperadas em março, quando as tempestades do inverno "
        "tiverem passado.</p>"
    )
    assert revision(article(body, language="en")).language == "pt"


def test_marks_stand_in_the_sentence_they_belong_to() -> None:
    body = (
        '<p>The <b>old harbour</b> reopens today. Read the <a href="/plan?x=1">plan of the '
        "council</a> before you go.</p>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    )
    first, second = revision(article(body)).blocks[1].segments
    assert [(mark.kind, first.text[mark.start : mark.end]) for mark in first.marks] == [("strong", "old harbour")]
    assert [(mark.kind, second.text[mark.start : mark.end], mark.href) for mark in second.marks] == [
        ("link", "plan of the council", "https://paper.example/plan?x=1")
    ]


@pytest.mark.parametrize("attribute", ['translate="no"', 'class="notranslate"'])
def test_what_must_not_be_translated_is_marked(attribute: str) -> None:
    body = (
        f"<p>The ferry <span {attribute}>Blue Heron</span> sails again from the old harbour every morning.</p>"
        + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    )
    segment = revision(article(body)).blocks[1].segments[0]
    assert [(mark.kind, segment.text[mark.start : mark.end]) for mark in segment.marks] == [("keep", "Blue Heron")]


def test_kinds_of_blocks() -> None:
    body = (
        f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><h2>What comes next for the crews</h2><p>{PARAGRAPHS[2]}</p>"
        "<ul><li>New buoys at the mouth of the channel by spring</li><li>A crane for heavier loads "
        "on the northern jetty</li></ul>"
        f"<blockquote><p>It is as if the sea had come home to us after all these "
        f"years.</p></blockquote><p>{PARAGRAPHS[3]}</p>"
    )
    kinds = [block.kind.value for block in revision(article(body)).blocks]
    assert kinds == [
        "headline",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "list_item",
        "list_item",
        "quote",
        "paragraph",
    ]


def test_the_feeds_full_text_is_used_where_the_page_is_a_wall() -> None:
    wall = (
        "<html><head><title>Just a moment...</title></head><body><p>Checking if the site "
        "connection is secure.</p></body></html>"
    )
    full = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    assert texts(revision(wall, item=item(content_html=full))) == list(PARAGRAPHS)
    assert failure(wall).detail == "the site asks for proof that a person reads it"


def test_a_revision_has_no_empty_blocks() -> None:
    found: Revision = revision(article("<p> </p><p>&nbsp;</p>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)))
    assert all(block.segments and all(segment.text.strip() for segment in block.segments) for block in found.blocks)
    places = [(segment.block, segment.index) for block in found.blocks for segment in block.segments]
    assert places == sorted(places)


def test_the_subject_names_the_failure() -> None:
    from farwire.read import read  # noqa: PLC0415

    assert read(replace(request(""), subject="key")).subject == "key"  # type: ignore[union-attr]


def test_a_tables_rows_are_readable_lines() -> None:
    rows = "".join(f"<tr><td>Boat {n}</td><td>{n * 3} metres</td><td>jetty {n}</td></tr>" for n in range(1, 5))
    table = f"<table><tr><th>Name</th><th>Length</th><th>Berth</th></tr>{rows}</table>"
    body = (
        "".join(f"<p>{each}</p>" for each in PARAGRAPHS[:3])
        + table
        + "".join(f"<p>{each}</p>" for each in PARAGRAPHS[3:])
    )
    found = texts(revision(article(body)), BlockKind.LIST_ITEM)
    assert found == ["Name · Length · Berth", *(f"Boat {n} · {n * 3} metres · jetty {n}" for n in range(1, 5))]


def test_a_live_ticker_keeps_its_entries_in_order() -> None:
    entries = [("14:05", PARAGRAPHS[5]), ("13:40", PARAGRAPHS[4]), ("12:10", PARAGRAPHS[3])]
    ticker = "".join(f"<div class='entry'><h3>{clock}: Latest</h3><p>{text}</p></div>" for clock, text in entries)
    found = texts(revision(article(f"<p>{PARAGRAPHS[0]}</p>{ticker}")))
    assert found == [PARAGRAPHS[0], *(part for clock, text in entries for part in (f"{clock}: Latest", text))]
