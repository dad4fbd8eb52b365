from dataclasses import replace

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries, Settings

from farwire.archive.intake import file_failure
from farwire.archive.keys import article_key
from farwire.archive.models import Article, Membership, Source, Story
from farwire.publish import selection
from farwire.publish.editions import Edition
from farwire.publish.selection.shapes import ArticlePage, State
from farwire.records import Failure
from publish.press import NOW, Piece, corrected, file_revision_of

EN, PT, AR = Edition("en"), Edition("pt"), Edition("ar")


def page(piece: Piece, edition: Edition) -> ArticlePage:
    found = selection.article_page(piece.key, edition)
    assert isinstance(found, ArticlePage)
    return found


@pytest.mark.parametrize(
    ("path", "edition", "state"),
    [
        ("eletrico", EN, State.TRANSLATED),
        ("eletrico", PT, State.ORIGINAL),
        ("eletrico", AR, State.TRANSLATED),
        ("tram-returns", EN, State.ORIGINAL),
        ("canoas", PT, State.ORIGINAL),  # pt-BR in the Portuguese edition
        ("strassenbahn", EN, State.WAITING),
        ("tranvia", PT, State.WAITING),
        ("palms", AR, State.ORIGINAL),
    ],
)
def test_states(press: dict[str, Piece], path: str, edition: Edition, state: State) -> None:
    assert page(press[path], edition).card.state is state


def test_a_language_without_a_model_says_so(press: dict[str, Piece]) -> None:
    assert page(press["strassenbahn"], EN).card.reason == "no model for German"
    assert page(press["strassenbahn"], EN).card.headline.tag == "de"


def test_a_language_one_reads_stays_as_it_was(press: dict[str, Piece]) -> None:
    found = page(press["eletrico"], Edition("en", frozenset({"pt"})))
    assert found.card.state is State.ORIGINAL
    assert found.card.headline.text == "Elétrico volta à frente ribeirinha doze anos depois"
    assert found.making is None


def test_a_failed_translation_is_shown_as_the_original_with_the_reason(press: dict[str, Piece]) -> None:
    key = press["strassenbahn"].key
    file_failure(Failure("translate", f"{key}:en", "EngineFailed", "the engine gave no answer", retryable=False), NOW)
    card = page(press["strassenbahn"], EN).card
    assert (card.state, card.reason) == (State.FAILED, "the engine gave no answer")


def test_a_withheld_translation_is_shown_as_the_original_with_the_reason(press: dict[str, Piece]) -> None:
    row = Article.objects.get(pk=press["eletrico"].key).latest
    assert row is not None
    translation = row.translations.get(target_language="en")
    translation.decision = "withhold"
    translation.verdict["decision"], translation.verdict["reasons"] = "withhold", ["half of it is missing"]
    translation.save()
    found = page(press["eletrico"], EN)
    assert (found.card.state, found.card.reason) == (State.WITHHELD, "half of it is missing")
    assert found.card.headline.text == press["eletrico"].lines[0].text
    assert not any(sentence.is_translated for part in found.paragraphs for sentence in part.sentences)


def test_sentences_are_aligned_and_unreliable_ones_stay(press: dict[str, Piece]) -> None:
    found = page(press["eletrico"], EN)
    sentences = [each for part in found.paragraphs for each in part.sentences]
    assert [each.number for each in sentences] == list(range(1, len(press["eletrico"].lines) + 1))
    last = sentences[-1]
    assert last.shown == last.original
    assert (last.is_translated, last.is_doubtful) == (False, True)
    assert [note.rule for note in found.notes] == ["number-changed", "pronoun", "too-short"]
    assert [note.number for note in found.notes] == [1, 2, 3]
    assert found.making is not None
    assert (found.making.doubtful, found.making.untranslated) == (2, 1)


def test_words_that_the_source_leaves_open_are_shown_and_cast_no_doubt(press: dict[str, Piece]) -> None:
    row = Article.objects.get(pk=press["eletrico"].key).latest
    assert row is not None
    translation = row.translations.get(target_language="en")
    place = next(i for i, verdict in enumerate(translation.verdict["units"]) if verdict["band"] == "none" and i)
    target = translation.units[place]["target"]
    end = target.index(" ")
    translation.verdict["units"][place]["findings"] = [
        {"unit": place, "rule": "guessed-pronoun", "detail": "who?", "target_span": [0, end]},
        {"unit": place, "rule": "too-long", "detail": "below every warning"},
    ]
    translation.save()
    found = page(press["eletrico"], EN)
    sentence = next(each for part in found.paragraphs for each in part.sentences if each.number == place + 1)
    assert (sentence.is_doubtful, sentence.notes) == (False, ())
    assert [(each.word, each.rule) for each in found.choices] == [(target[:end], "guessed-pronoun")]
    assert [each.text for each in sentence.shown if each.is_choice] == [target[:end]]


def test_front_page_leads_with_what_most_tell_in_the_reader_s_language(press: dict[str, Piece]) -> None:
    front = selection.front_page(EN)
    assert front.lead is not None
    assert front.lead.lead.card.headline.text == "A tram line lost to a storm rings its bell again"
    assert len(front.lead.others) == 3
    foreign = [not each.card.state.is_readable for each in front.lead.others]
    assert (foreign, len(front.lead.beside)) == ([False, False, True], 2)  # what no model translates stands on its page
    assert set(front.lead.languages) == {"pt", "en", "es", "de"}
    shown = [front.lead, *front.seconds, *front.rest]
    assert len({story.key for story in shown}) == len(shown) == len({piece.facts["story"] for piece in press.values()})
    readable = [story.lead.card.state.is_readable for story in shown]
    assert readable == sorted(readable, reverse=True)


def test_copies_are_shown_once_and_listed(press: dict[str, Piece]) -> None:
    story = selection.story_page(article_key("tram"), EN)
    assert isinstance(story, selection.shapes.StoryPage)
    copied = next(m.telling for m in story.timeline if m.telling.card.key == press["eletrico"].key)
    assert [copy.key for copy in copied.copies] == [press["eletrico-agencia"].key]
    assert press["eletrico-agencia"].key not in {card.key for card in selection.latest_of(EN)}
    assert [copy.key for copy in page(press["eletrico"], EN).copies] == [press["eletrico-agencia"].key]


def test_a_translation_gives_way_to_its_original_in_that_language(press: dict[str, Piece]) -> None:
    Membership.objects.filter(pk=press["tram-returns"].key).update(translation_of_id=press["eletrico"].key)
    portuguese = selection.story_page(article_key("tram"), PT)
    english = selection.story_page(article_key("tram"), EN)
    assert isinstance(portuguese, selection.shapes.StoryPage)
    assert isinstance(english, selection.shapes.StoryPage)
    assert portuguese.card.lead.card.key == press["eletrico"].key
    assert {copy.key for copy in portuguese.card.lead.copies} >= {press["tram-returns"].key}
    assert english.card.lead.card.key == press["tram-returns"].key
    assert press["tram-returns"].key not in {card.key for card in selection.latest_of(PT)}
    here = page(press["tram-returns"], PT).original_here
    assert here is not None
    assert here.key == press["eletrico"].key


def test_a_merged_story_leads_to_the_other(press: dict[str, Piece]) -> None:
    Story.objects.filter(pk=article_key("eels")).update(merged_into_id=article_key("tram"))
    assert selection.story_page(article_key("eels"), EN) == article_key("tram")


def test_what_is_withdrawn_is_nowhere(press: dict[str, Piece]) -> None:
    Article.objects.filter(pk=press["eletrico"].key).update(withdrawn_at=NOW)
    assert selection.article_page(press["eletrico"].key, EN) is None
    assert press["eletrico"].key not in {card.key for card in selection.latest_of(EN)}


def test_another_address_leads_to_the_article(press: dict[str, Piece]) -> None:
    Article.objects.filter(pk=press["eletrico-agencia"].key).update(same_as_id=press["eletrico"].key)
    assert selection.article_page(press["eletrico-agencia"].key, EN) == selection.Moved(press["eletrico"].key)


def test_corrections_name_the_changed_sentence_and_its_translation(press: dict[str, Piece]) -> None:
    piece = press["eletrico"]
    line = piece.lines[2]
    line.text = line.text.replace("48", "52")
    file_revision_of(piece, replace(corrected(piece, "", ""), updated_at=NOW), NOW)
    found = page(piece, EN)
    assert found.card.corrected_at == NOW
    (correction,) = found.corrections
    (change,) = correction.changes
    assert "48 pessoas" in change.before
    assert "52 pessoas" in change.after
    assert change.translation.startswith("The first car left the market")


def test_public_pages_show_an_excerpt_where_nothing_was_granted(press: dict[str, Piece], settings: Settings) -> None:
    settings.VISIBILITY = "public"
    granted, unknown = page(press["eletrico"], EN), page(press["eels"], EN)
    assert not granted.is_excerpt
    assert unknown.is_excerpt
    words = [
        word for part in unknown.paragraphs[1:] for s in part.sentences for t in s.shown for word in t.text.split()
    ]
    assert 0 < len(words) <= 50
    Source.objects.filter(pk=Article.objects.get(pk=press["eels"].key).source_id).update(full_text_granted=True)
    assert not page(press["eels"], EN).is_excerpt


def test_lists_by_language_country_and_section(press: dict[str, Piece]) -> None:
    assert {card.language for card in selection.latest_of(EN, language="pt")} == {"pt", "pt-BR"}
    assert {card.source.country for card in selection.latest_of(EN, country="es")} == {"ES"}
    assert {card.key for card in selection.latest_of(EN, section="environment")} == {press["palms"].key}


def test_coverage_counts_articles(press: dict[str, Piece]) -> None:
    heard = selection.coverage()
    assert sum(tally.count for tally in heard.languages) == len(press)
    assert {tally.value: tally.count for tally in heard.languages}["pt"] == 4


def test_the_latest_are_those_that_do_not_stand_above(press: dict[str, Piece]) -> None:
    front = selection.front_page(EN)
    assert front.lead is not None
    told = {telling.card.key for telling in (front.lead.lead, *front.lead.others)}
    above = told | {story.lead.card.key for story in (*front.seconds, *front.rest)}
    assert not above & {card.key for card in front.latest}


def test_a_front_page_costs_few_queries(
    press: dict[str, Piece], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with override("en"), django_assert_max_num_queries(18):
        selection.front_page(EN)


@pytest.mark.django_db
def test_an_empty_archive_is_an_empty_page() -> None:
    front = selection.front_page(EN)
    assert (front.lead, front.seconds, front.rest, front.latest) == (None, (), (), ())
    assert selection.story_page("nothing", EN) is None
    assert selection.source_page("nothing", EN) is None
    assert selection.article_page("nothing", EN) is None
