"""The faults that this product exists to end: each can't happen, and comes back when its safeguard is taken out.

Each fault is a function that tells whether it is there. It is asked twice: with the product as it is, and with the
one safeguard replaced by what a careless program would do.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from publish.press import Piece, publish_press
from pytest_django import Settings
from read import pages

from farwire import check, translate
from farwire.archive.keys import article_key
from farwire.archive.models import Article, Membership
from farwire.check import examining
from farwire.errors import TranslateError
from farwire.pipeline.bare import bare_revision
from farwire.records import (
    AlignedWord,
    Band,
    CheckRequest,
    Completeness,
    EngineChoice,
    Revision,
    Translation,
    TranslationRequest,
    TranslationUnit,
    UnitOrigin,
    Whole,
)
from farwire.translate.engine import Rendering

ENGINE = EngineChoice("marian", "test", "1", "test", "pt", "en")
Patch = pytest.MonkeyPatch


def one_sentence(text: str, language: str = "pt") -> Revision:
    return bare_revision([text], language, digest="d", url="https://example.org/a")


def engine_that_says(monkeypatch: Patch, *renderings: Rendering) -> None:
    """An engine that gives these renderings, whatever it is asked."""
    from farwire.translate import compose, render  # noqa: PLC0415 - the room is lazy

    class Saying:
        def render(self, sentences: list[str]) -> list[Rendering]:
            return [renderings[index % len(renderings)] for index, _ in enumerate(sentences)]

    monkeypatch.setattr(compose, "open_engine", lambda _: Saying())
    monkeypatch.setattr(render, "Engine", Saying, raising=False)


def checked(target: str | None, source: str = "O grupo anunciou a jihad.", words: tuple[AlignedWord, ...] = ()) -> Any:
    revision = one_sentence(source)
    unit = TranslationUnit(revision.segments[0], target, UnitOrigin.ENGINE, words=words)
    return check.examine(CheckRequest(revision, Translation("d", "en", ENGINE, (unit,)))).units[0]


def as_it_is(_: Patch) -> None:
    """Take nothing out."""


# --- the first paragraphs are lost ---


def first_paragraph_lost_in_silence() -> bool:
    """A page without the paragraph that its feed announces is called complete."""
    html = pages.article("".join(f"<p>{each}</p>" for each in pages.PARAGRAPHS[1:]))
    read_now = pages.revision(html, item=pages_item(pages.PARAGRAPHS[0]))
    return read_now.completeness.state is Whole.COMPLETE


def pages_item(summary: str) -> Any:
    from farwire.records import Item  # noqa: PLC0415 - used here alone

    return Item("feed", "guid", pages.URL, "Old harbour reopens", summary_html=summary)


def without_completeness(monkeypatch: Patch) -> None:
    monkeypatch.setattr("farwire.read.stage.completeness_of", lambda *_: Completeness(Whole.COMPLETE))


def standfirst_lost() -> bool:
    """A lead that stands outside the article's text is not among what was read."""
    lead = "After ten years of repairs, small boats may return to the old harbour, the council has decided at last."
    opened, title = '<main id="main"><article>', "<h1>Old harbour reopens</h1>"
    head = f'<header class="top">{title}<p class="standfirst">{lead}</p></header>'
    html = pages.article().replace(title, "").replace(opened, head + opened)
    return lead not in "\n".join(segment.text for segment in pages.revision(html).segments)


def without_standfirst(monkeypatch: Patch) -> None:
    monkeypatch.setattr("farwire.read.body.standfirst_of", lambda *_, **__: [])
    monkeypatch.setattr("farwire.read.body.leading_standfirst", lambda *_, **__: 0)


# --- no headline, author, date or link ---

BARE = (
    "<!doctype html><html><head><title></title></head><body><article>"
    + "".join(f"<p>{each}</p>" for each in pages.PARAGRAPHS)
    + "</article></body></html>"
)


def date_invented() -> bool:
    """A page that states no date is given one."""
    return pages.revision(BARE).published_at is not None


def with_the_time_of_fetching(monkeypatch: Patch) -> None:
    monkeypatch.setattr("farwire.read.stage.dates_of", lambda *given: (given[1], None))


def link_lost() -> bool:
    """An article has no address to go to."""
    return pages.revision(BARE).canonical_url != pages.URL


def with_declared_addresses_only(monkeypatch: Patch) -> None:
    monkeypatch.setattr("farwire.read.stage.canonical_url", lambda *_: "")


def headline_lost() -> bool:
    """The headline that a page shows is not among its sentences."""
    return "Old harbour reopens" not in [segment.text for segment in pages.revision(pages.article()).segments]


def with_the_body_alone(monkeypatch: Patch) -> None:
    monkeypatch.setattr("farwire.read.stage.headline_of", lambda *_: "")


# --- site chrome in the text ---


def chrome_in_the_text() -> bool:
    """What belongs to the site stands among the article's sentences."""
    text = "".join(f"<p>{each}</p>" for each in pages.PARAGRAPHS)
    html = pages.article(f"<p>Skip to content</p>{text}<p>Sign up for our newsletter</p>")
    told = [segment.text for segment in pages.revision(html).segments]
    return "Skip to content" in told or "Sign up for our newsletter" in told


def without_tidying(monkeypatch: Patch) -> None:
    monkeypatch.setattr("farwire.read.body.tidy", lambda body, *_: body)


# --- translated into its own language ---


def translated_into_its_own_language() -> bool:
    """An English article is put into English by a machine."""
    request = TranslationRequest(one_sentence("The bridge opens.", "en"), "en", ENGINE)
    try:
        return isinstance(translate.translate(request), Translation)
    except TranslateError:
        return False


def without_asking_for_languages(monkeypatch: Patch) -> None:
    engine_that_says(monkeypatch, Rendering("The bridge is opening."))
    tags = iter(range(1000))
    monkeypatch.setattr("farwire.translate.compose.base_language", lambda _: str(next(tags)))


# --- "He has lost leaders" of an organisation ---


def guessed_pronoun_unmarked() -> bool:
    """A pronoun that the source does not have stands in the target without a mark."""
    words = (AlignedWord(0, 2, 0, 6, -0.1), AlignedWord(3, 7, 0, 6, -0.1), AlignedWord(8, 15, 7, 14, -0.1))
    found = checked("He lost leaders.", "Perdeu líderes.", words).findings
    return not any(finding.rule == "guessed-pronoun" and finding.target_span == (0, 2) for finding in found)


def without_guesses(monkeypatch: Patch) -> None:
    monkeypatch.setattr("farwire.check.examining.find_guesses", lambda *_: ())


def test_a_sentence_with_links_stays_whole() -> None:
    """The engine is given whole sentences, never the pieces that a page's markup makes of them."""
    linked = pages.PARAGRAPHS[0].replace("old harbour", '<a href="/x">old <b>harbour</b></a>')
    text = "".join(f"<p>{each}</p>" for each in (linked, *pages.PARAGRAPHS[1:]))
    assert pages.PARAGRAPHS[0] in [segment.text for segment in pages.revision(pages.article(text)).segments]


# --- "jihad. ." ---


def doubled_stop_made() -> bool:
    """A stop that an engine doubled stands twice in the translation."""
    request = TranslationRequest(one_sentence("O grupo anunciou a jihad."), "en", ENGINE)
    made = translate.translate(request)
    assert isinstance(made, Translation)
    return (made.units[0].target or "").endswith(". .")


def without_settled_ends(monkeypatch: Patch) -> None:
    monkeypatch.setattr("farwire.translate.prepare.restore.settle_end", lambda *_: None)


def doubled_stop_unmarked() -> bool:
    """Damaged marks in a translation raise no warning."""
    return checked("The group announced the jihad. .").band is Band.NONE


def without_the_rule_of_marks(monkeypatch: Patch) -> None:
    from farwire.check import examining  # noqa: PLC0415 - the room is lazy

    kept = tuple(rule for rule in examining._RULES if rule.__name__ != "check_punctuation")
    monkeypatch.setattr(examining, "_RULES", kept)


# --- a failed or empty translation shown as if it were one ---


def empty_answer_is_text() -> bool:
    """An empty answer of an engine elsewhere counts as a translation."""
    from farwire.translate.remote import engines  # noqa: PLC0415 - the room is lazy

    return engines._rendering("  ").text is not None


def any_string_is_text(monkeypatch: Patch) -> None:
    monkeypatch.setattr("farwire.translate.remote.engines._rendering", lambda text: Rendering(str(text)))


def original_kept_as_its_translation() -> bool:
    """What was not translated goes into the memory, from where it would come back as a translation."""
    revision = one_sentence("O grupo anunciou a jihad.")
    failed = TranslationUnit(revision.segments[0], None, UnitOrigin.ENGINE)
    return bool(translate.new_units(Translation("d", "en", ENGINE, (failed,)), revision))


def memory_of_everything(monkeypatch: Patch) -> None:
    def careless(translation: Translation, revision: Revision, _: Any = ()) -> tuple[tuple[str, TranslationUnit], ...]:
        return tuple(("key", replace(unit, target=unit.target or unit.source.text)) for unit in translation.units)

    monkeypatch.setattr(translate, "new_units", careless, raising=False)


FAULTS = [
    (first_paragraph_lost_in_silence, without_completeness),
    (standfirst_lost, without_standfirst),
    (date_invented, with_the_time_of_fetching),
    (link_lost, with_declared_addresses_only),
    (headline_lost, with_the_body_alone),
    (chrome_in_the_text, without_tidying),
    (translated_into_its_own_language, without_asking_for_languages),
    (guessed_pronoun_unmarked, without_guesses),
    (doubled_stop_unmarked, without_the_rule_of_marks),
    (empty_answer_is_text, any_string_is_text),
    (original_kept_as_its_translation, memory_of_everything),
]


@pytest.mark.parametrize(("fault", "safeguard"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_it_can_not_happen_and_comes_back_without_its_safeguard(
    fault: Callable[[], bool], safeguard: Callable[[Patch], None], monkeypatch: Patch
) -> None:
    assert not fault()
    safeguard(monkeypatch)
    examining._examine_unit.cache_clear()  # it remembers what it found with the safeguard
    assert fault()
    examining._examine_unit.cache_clear()


def test_a_stop_that_the_engine_doubled_is_mended(monkeypatch: Patch) -> None:
    engine_that_says(monkeypatch, Rendering("The group announced the jihad. ."))
    assert not doubled_stop_made()
    without_settled_ends(monkeypatch)
    assert doubled_stop_made()


# --- on the page, in the feeds: what the archive holds of an invented press ---


@pytest.fixture
def press(db: None, settings: Settings) -> dict[str, Piece]:
    settings.EDITIONS = ["en", "pt", "ar"]
    return publish_press()


def seen(client: Client, path: str) -> str:
    from farwire.publish.kept import SHELF  # noqa: PLC0415 - Django first
    from farwire.publish.selection import texts  # noqa: PLC0415 - Django first
    from farwire.publish.syndication import forget  # noqa: PLC0415 - Django first

    SHELF.clear()
    texts.forget()
    forget()
    response = client.get(path)
    assert response.status_code == 200
    return str(response.content.decode())


def test_english_is_never_asked_for_in_english(press: dict[str, Piece], monkeypatch: Patch) -> None:
    from publish.press import NOW  # noqa: PLC0415 - Django first

    from farwire.archive import worklist  # noqa: PLC0415 - Django first
    from farwire.archive.models import Revision as Row  # noqa: PLC0415 - Django first

    def fault() -> bool:
        return any(row.language == "en" for row in worklist.revisions_to_translate("en", NOW))

    assert not fault()
    monkeypatch.setattr(worklist, "foreign_revisions", lambda _: Row.objects.all())
    assert fault()


def test_a_sentence_that_is_not_reliable_is_not_shown_as_a_translation(
    press: dict[str, Piece], client: Client, monkeypatch: Patch
) -> None:
    from farwire.publish.selection.sentences import Unit  # noqa: PLC0415 - Django first

    def fault() -> bool:
        return "Decides in March." in seen(client, f"/en/article/{press['eletrico'].key}/")

    assert not fault()
    monkeypatch.setattr(Unit, "target", property(lambda unit: unit.unit.target))
    assert fault()


@pytest.fixture
def version(press: dict[str, Piece]) -> Piece:
    """A Portuguese article that its paper translated from an English one, and that a machine put back into English."""
    Membership.objects.filter(article=press["eletrico"].key).update(translation_of=press["tram-returns"].key)
    return press["eletrico"]


def test_what_translates_an_original_that_stands_here_is_not_translated_back(
    version: Piece, monkeypatch: Patch
) -> None:
    from farwire.publish.editions import Edition  # noqa: PLC0415 - Django first
    from farwire.publish.selection import cards, reasons  # noqa: PLC0415 - Django first
    from farwire.publish.selection.shapes import State  # noqa: PLC0415 - Django first

    def fault() -> bool:
        articles = list(cards.read_articles().filter(pk=version.key))
        return cards.cards_of(articles, Edition("en"))[0].state is State.TRANSLATED

    assert not fault()
    monkeypatch.setattr(reasons, "_versions", lambda *_: frozenset())
    assert fault()


def test_the_original_stands_for_its_translations_in_its_story(version: Piece, monkeypatch: Patch) -> None:
    from farwire.publish import selection  # noqa: PLC0415 - Django first
    from farwire.publish.editions import Edition  # noqa: PLC0415 - Django first
    from farwire.publish.selection import stories  # noqa: PLC0415 - Django first

    def fault() -> bool:
        """What translates the original is told beside it, as if it were news of its own."""
        page = selection.story_page(article_key("tram"), Edition("en"))
        return version.key in {moment.telling.card.key for moment in page.timeline}

    assert not fault()
    monkeypatch.setattr(stories, "_parent", lambda _: "")
    assert fault()


def test_the_latest_news_leave_translations_to_their_originals(version: Piece, monkeypatch: Patch) -> None:
    from farwire.publish import selection  # noqa: PLC0415 - Django first
    from farwire.publish.editions import Edition  # noqa: PLC0415 - Django first
    from farwire.publish.selection import sources  # noqa: PLC0415 - Django first

    def fault() -> bool:
        return version.key in {card.key for card in selection.latest_of(Edition("en"))}

    assert not fault()
    monkeypatch.setattr(sources, "articles_once", lambda _: sources.read_articles())
    assert fault()


def test_every_article_has_its_link_and_its_source(press: dict[str, Piece]) -> None:
    for article in Article.objects.select_related("source"):
        assert article.canonical_url.startswith("https://")
        assert article.source.name


CREDIT = ("Diário do Estuário", "marian", "pt-en")


def lacks_credit(text: str, piece: Piece) -> bool:
    return not all(part in text for part in (*CREDIT, piece.url))


def test_an_item_of_the_feed_says_who_made_it(press: dict[str, Piece], client: Client, monkeypatch: Patch) -> None:
    piece = press["eletrico"]

    def fault() -> bool:
        feed = json.loads(seen(client, "/en/feed.json"))
        item = next(each for each in feed["items"] if piece.key in each["id"])
        return lacks_credit(json.dumps({**item, "content_html": ""}, ensure_ascii=False), piece)

    assert not fault()
    monkeypatch.setattr("farwire.publish.jsonfeed._made", lambda _: {})
    assert fault()


def test_an_entry_of_rss_and_atom_says_who_made_it(press: dict[str, Piece], client: Client, monkeypatch: Patch) -> None:
    piece = press["eletrico"]

    def fault() -> bool:
        entries = [seen(client, f"/en/feed.{kind}").partition(piece.key)[2] for kind in ("rss", "atom")]
        return any("farwire:engine" not in entry or "farwire:pair" not in entry for entry in entries)

    assert not fault()
    monkeypatch.setattr("farwire.publish.syndication._facts", lambda _: [])
    assert fault()


def test_the_page_says_who_made_it(press: dict[str, Piece], client: Client, monkeypatch: Patch) -> None:
    from django.template import engines  # noqa: PLC0415 - Django first

    piece = press["eletrico"]

    def fault() -> bool:
        text = seen(client, f"/en/article/{piece.key}/").partition('id="made"')[2]
        return lacks_credit(text.replace("pt → en", "pt-en"), piece) or piece.byline not in text

    assert not fault()
    engine = engines["django"].engine  # type: ignore[attr-defined]
    found = engine.find_template

    def without_the_facts(name: str, *args: Any, **options: Any) -> Any:
        if name == "farwire/_after.html":
            return engine.from_string(""), None
        return found(name, *args, **options)

    monkeypatch.setattr(engine, "find_template", without_the_facts)
    for loader in engine.template_loaders:
        if hasattr(loader, "reset"):
            loader.reset()
    assert fault()
