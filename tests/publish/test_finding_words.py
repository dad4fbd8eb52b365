"""What a finding tells besides its rule, in the reader's language."""

import pytest
from django.utils import translation

from farwire.pipeline.bare import bare_revision
from farwire.publish.finding_words import detail_html, detail_words, finding_words
from farwire.publish.selection.sentences import Unit, paragraphs_of
from farwire.publish.selection.text_shapes import Choice, Note
from farwire.records import Band, Finding, TranslationUnit, UnitOrigin, UnitVerdict

CHANGED = Note(1, "number-changed", "the number 17 became 71", 1, "17", "71")
MENDED = Choice("She", "mended", "“He” became “She”: …", 1, "Afirmou", (("was", "He"), ("who", "a woman")))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pt", "No original: “\u206817\u2069”. Aqui: “\u206871\u2069”."),
        ("es", "En el original: “\u206817\u2069”. Aquí: “\u206871\u2069”."),
        ("fr", "Dans l’original : « \u206817\u2069 ». Ici : « \u206871\u2069 »."),
        ("de", "Im Original: „\u206817\u2069“. Hier: „\u206871\u2069“."),
        ("ar", "في الأصل: «\u206817\u2069». هنا: «\u206871\u2069»."),
    ],
)
def test_its_places_are_told_in_the_readers_language(language: str, words: str) -> None:
    with translation.override(language):
        assert detail_words(CHANGED) == words
        assert "became" not in detail_html(CHANGED)


def test_a_mended_word_says_what_it_was_and_for_whom_it_stands() -> None:
    with translation.override("pt"):
        told = detail_words(MENDED)
    assert (
        told == "No original: “\u2068Afirmou\u2069”. Antes estava: “\u2068He\u2069”. O artigo fala aqui de uma mulher."
    )


def test_an_english_reader_has_the_findings_own_words() -> None:
    with translation.override("en"):
        assert detail_html(CHANGED) == ' <span lang="en" dir="ltr">the number 17 became 71</span>'


def test_a_rule_without_words_keeps_its_own() -> None:
    with translation.override("pt"):
        assert "odd thing" in detail_html(Note(1, "odd", "odd thing"))
        assert detail_html(Note(1, "too-short", "the translation is much shorter")) == ""


def test_feeds_tell_the_rule_and_its_places_in_the_readers_language() -> None:
    with translation.override("pt"):
        assert finding_words(CHANGED) == "Um número mudou. No original: “\u206817\u2069”. Aqui: “\u206871\u2069”."
        assert finding_words(Note(1, "odd", "odd thing")) == "odd thing"
    with translation.override("en"):
        assert finding_words(CHANGED) == "the number 17 became 71"


def test_what_is_told_can_not_break_the_page() -> None:
    with translation.override("pt"):
        assert "<b>" not in detail_html(Note(1, "name-changed", "", 1, "<b>A</b>", "<i>B</i>"))


def test_a_sentence_gives_its_findings_the_words_they_are_about() -> None:
    revision = bare_revision(["Morreram 17 pessoas."], "pt")
    unit = TranslationUnit(revision.segments[0], "71 people died.", UnitOrigin.ENGINE)
    changed = Finding(0, "number-changed", "the number 17 became 71", (9, 11), (0, 2))
    guessed = Finding(0, "guessed-number", "a guess", (9, 11), (3, 9))
    verdict = UnitVerdict(Band.LOOK, (changed, guessed))
    (paragraph,) = paragraphs_of(revision, [Unit(unit, verdict)], "en")
    (note,), (choice,) = paragraph.sentences[0].notes, paragraph.sentences[0].choices
    assert (note.ours, note.theirs) == ("17", "71")
    assert (choice.ours, choice.word) == ("17", "people")
