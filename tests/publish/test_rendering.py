from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from farwire.publish.rendering import headline_html, paragraph_html, plain_html, sentence_html, stretches_html
from farwire.publish.selection.sentences import stretches_of
from farwire.publish.selection.text_shapes import Note, Paragraph, Sentence, Stretch
from farwire.records import Mark

KINDS = st.sampled_from(["link", "strong", "em", "keep"])
HREFS = st.sampled_from(
    [None, "https://a.example/?q=1&r=\"'<", "javascript:alert(1)", "//b.example", "data:text/html,x"]
)
MARKS = st.lists(st.builds(Mark, KINDS, st.integers(-3, 40), st.integers(-3, 40), HREFS), max_size=6)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags, self.hrefs = "", [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.hrefs += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@given(TEXTS, MARKS)
def test_any_marks_leave_the_text_whole(text: str, marks: list[Mark]) -> None:
    stretches = stretches_of(text, marks)
    assert "".join(each.text for each in stretches) == "".join(each.text for each in stretches_of(text, []))
    assert all(each.href.startswith("https://") for each in stretches if each.href)


@given(
    st.lists(st.builds(Stretch, TEXTS, st.booleans(), st.booleans(), st.sampled_from(["", 'https://a.example/?"<&'])))
)
def test_whatever_the_text_only_our_elements_come_out(stretches: list[Stretch]) -> None:
    page = read(stretches_html(stretches))
    assert set(page.tags) <= {"a", "em", "strong"}
    assert all(href == 'https://a.example/?"<&' for href in page.hrefs)


def test_a_doubtful_sentence_has_its_number_and_one_left_its_language() -> None:
    words = (Stretch("Decide-se em março."),)
    left = Sentence(
        7, words, words, is_translated=False, is_doubtful=True, notes=(Note(3, "too-short", ""), Note(4, "odd", ""))
    )
    html = sentence_html(left, original=False, source_language="ar")
    assert 'class="s doubt" id="s7" lang="ar" dir="rtl"' in html
    why = "The translation is shorter than expected. Odd."
    assert f'<a href="#n3" id="r3" aria-label="Doubt 3: {why}" data-why="{why}">3</a>' in html
    assert html.startswith('<span class="hidden">Not translated: </span>')
    assert "doubt" not in sentence_html(left, original=True, source_language="ar")


def test_sentences_are_joined_as_their_language_joins_them() -> None:
    one, two = (Sentence(n, (Stretch("文。"),), (Stretch("Text."),), True, False) for n in (1, 2))
    block = Paragraph("paragraph", (one, two), "", " ")
    assert read(paragraph_html(block, original=True, source_language="ja")).text == "文。文。"
    assert read(paragraph_html(block, original=False, source_language="ja")).text == "Text. Text."


def test_a_choice_is_marked_on_the_page_and_not_in_feeds() -> None:
    shown = (Stretch("It", is_choice=True), Stretch(" rang."))
    sentence = Sentence(1, shown, shown, is_translated=True, is_doubtful=False)
    html = sentence_html(sentence, original=False, source_language="pt")
    assert html == '<span class="s" id="s1"><span class="choice">It</span> rang.</span>'
    assert plain_html(Paragraph("paragraph", (sentence,), " ", " "), source_language="pt") == "It rang."


def test_a_headline_in_doubt_is_marked_as_any_sentence() -> None:
    note = Note(1, "name-changed", "", 1)
    sure = Sentence(1, (Stretch("Título"),), (Stretch("Headline <b>"),), is_translated=True, is_doubtful=False)
    unsure = Sentence(1, (Stretch("T"),), (Stretch("H"),), is_translated=True, is_doubtful=True, notes=(note,))
    assert headline_html("Headline <b>", [Paragraph("headline", (sure,), " ", " ")]) == "Headline &lt;b&gt;"
    marked = headline_html("H<", [Paragraph("headline", (sure, unsure), " ", " ")])
    assert marked.startswith('<span class="doubt">H&lt;</span><sup class="ref"><a href="#n1"')
    assert headline_html("H", [Paragraph("paragraph", (unsure,), " ", " ")]) == "H"
