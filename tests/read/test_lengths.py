import pytest

from read.pages import PARAGRAPHS, article, linked_data, revision

HALF = "".join(f"<p>{each}</p>" for each in PARAGRAPHS[:3])
WORDS = sum(len(each.split()) for each in PARAGRAPHS)
LETTERS = sum(map(len, PARAGRAPHS))

STATED = {
    "wordCount in JSON-LD": linked_data(wordCount=WORDS),
    "word count in a script": f'<script>var page={{"word_count":"{WORDS}"}};</script>',
    "length in an attribute": f'<meta name="x" content="y" data-article-length="{LETTERS}">',
    "length in a script": f"<script>dataLayer.push({{'textLength': {LETTERS}}})</script>",
}


@pytest.mark.parametrize("head", STATED.values(), ids=STATED)
def test_the_page_states_what_it_has(head: str) -> None:
    assert revision(article(head=head)).completeness.state == "complete"
    found = revision(article(HALF, head=head)).completeness
    assert found.state == "suspect"
    assert found.reasons[0].startswith("the page states more")


READING = ("4 min read", "Lesezeit: 4 Minuten", "Temps de lecture : 4 minutes", "4 минуты чтения", "阅读 4 分钟")


@pytest.mark.parametrize("line", READING)
def test_the_page_shows_a_reading_time(line: str) -> None:
    long = "".join(f"<p>{each}</p>" for each in PARAGRAPHS * 4)
    shown = f'<div class="info"><span>20.11.2026</span> <span>{line}</span></div>'
    assert revision(article(long, before=shown)).completeness.state == "complete"
    assert revision(article(HALF, before=shown)).completeness.reasons == ("the page states a longer reading time",)


def test_a_reading_time_is_rounded_up() -> None:
    shown = '<div class="info"><span>20.11.2026</span> <span>{} min read</span></div>'
    text = "".join(f"<p>{each}</p>" for each in PARAGRAPHS * 3)
    assert WORDS * 3 in range(360, 450)
    assert revision(article(text, before=shown.format(3))).completeness.state == "complete"
    assert revision(article(text, before=shown.format(4))).completeness.state == "suspect"


@pytest.mark.parametrize(("share", "state"), [(0.7, "suspect"), (0.8, "complete")])
def test_characters_are_seldom_stated_too_many(share: float, state: str) -> None:
    head = f'<meta name="x" content="y" data-article-length="{round(LETTERS / share)}">'
    assert revision(article(head=head)).completeness.state == state


OTHERS = {
    "counts of several articles": '<script>[{"wordCount":900},{"wordCount":640}]</script>',
    "none": linked_data(wordCount=0),
    "a size of something else": "<style>:root{--wp--content-size: 1655px}</style>",
    "times of several articles": "<p>4 min read</p><p>7 min read</p>",
    "a player": "<p>Listen: 4 min</p>",
}


@pytest.mark.parametrize("head", OTHERS.values(), ids=OTHERS)
def test_what_does_not_speak_of_this_article(head: str) -> None:
    assert revision(article(HALF, head=head)).completeness.state == "complete"


def test_characters_under_the_name_of_words() -> None:
    long = "".join(f"<p>{each}</p>" for each in PARAGRAPHS * 3)
    assert revision(article(long, head=linked_data(wordCount=LETTERS * 2))).completeness.state == "complete"
