import pytest

from read.pages import PARAGRAPHS, article, linked_data, revision, texts


def with_line(line: str) -> str:
    head, tail = PARAGRAPHS[:3], PARAGRAPHS[3:]
    return article("".join(f"<p>{each}</p>" for each in head) + line + "".join(f"<p>{each}</p>" for each in tail))


@pytest.mark.parametrize(
    "line",
    [
        "<p>Read more: <a href='/x'>Bakers find a new way with rye</a></p>",
        "<p>Lesen Sie auch: <a href='/x'>Neues vom Hafen</a></p>",
        "<p>Читайте также: новости порта</p>",
        "<p>関連記事：港の再開</p>",
        "<p><a href='/x'>Bakers find a new way with rye and other flours</a></p>",
        "<p>COAST | <a href='/x'>Bakers find a new way with rye and other flours</a></p>",
        "<p>Sign up for our newsletter</p>",
        "<div class='newsletter-box'><p>The best stories of the coast, every week in your mailbox.</p></div>",
        "<p>Advertisement</p>",
        "<div class='related-articles'><h3>More on this</h3><p>Bakers find a new way with rye and "
        "other flours of the region.</p></div>",
        "<p>Share on Facebook</p>",
        "<p>© 2026 The Paper. All rights reserved.</p>",
    ],
)
def test_chrome_goes(line: str) -> None:
    assert texts(revision(with_line(line))) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Shares of the shipyard rose by four percent in the afternoon.",
        "Share prices fell again.",
        "It was cold.",
        "He said so.",
        "The mayor read more than forty letters aloud to the council on Monday evening.",
        "Follow the coast road for two miles, then turn left at the chapel, the leaflet says.",
    ],
)
def test_the_articles_own_sentences_stay(line: str) -> None:
    assert line in texts(revision(with_line(f"<p>{line}</p>")))


def test_an_article_about_cookies_keeps_its_cookies() -> None:
    line = "Most browsers will block such cookies from next year."
    page = with_line(f"<p>{line}</p>").replace("Old harbour reopens", "Browsers put an end to cookies")
    assert line in texts(revision(page))


def test_the_byline_and_the_date_are_not_text() -> None:
    head = linked_data(author={"@type": "Person", "name": "Ada Quill"})
    body = '<p class="meta">By Ada Quill, 19 November 2026</p><p>19.11.2026, 09:30</p>' + "".join(
        f"<p>{each}</p>" for each in PARAGRAPHS
    )
    assert texts(revision(article(body, head=head))) == list(PARAGRAPHS)


def test_a_heading_above_nothing_goes() -> None:
    assert texts(
        revision(article(after="<h3>Related stories</h3><ul><li><a href='/x'>Bakers find rye</a></li></ul>"))
    ) == list(PARAGRAPHS)


def test_a_paragraph_twice_on_the_page_counts_once() -> None:
    teaser = f'<div class="teaser-list"><div><p>{PARAGRAPHS[0]}</p></div></div>'
    assert texts(revision(article(after=teaser))) == list(PARAGRAPHS)
