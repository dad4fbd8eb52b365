"""The window places each article once, and is a function of its members alone."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from farwire.group import Candidate, Change, GroupingSettings, Member, Window
from farwire.group.members import member_of
from farwire.records import Placement
from group.makers import NOON, candidate

BRIDGE_EN = (
    "The old river bridge will stay closed until spring after engineers found cracks in two pillars.\n"
    "The council said repairs would cost four million and begin in January.\n"
    "Buses are being sent over the northern crossing, which adds twenty minutes to each journey."
)
BRIDGE_DE = (
    "Die alte Flussbrücke bleibt bis zum Frühjahr gesperrt, nachdem Ingenieure Risse in zwei Pfeilern gefunden haben.\n"
    "Die Reparatur koste vier Millionen und beginne im Januar, teilte der Rat mit.\n"
    "Busse werden über den nördlichen Übergang umgeleitet, was jede Fahrt um zwanzig Minuten verlängert."
)
BRIDGE_FR = (
    "Le vieux pont restera fermé jusqu'au printemps, des ingénieurs ayant trouvé des fissures dans deux piliers.\n"
    "Selon le conseil, les réparations coûteront quatre millions et commenceront en janvier.\n"
    "Les bus passent par le franchissement nord, ce qui ajoute vingt minutes à chaque trajet."
)
CHESS_EN = (
    "A twelve-year-old has won the national chess championship, the youngest player ever to do so.\n"
    "The final game lasted six hours and ended with a sacrificed rook.\n"
    "The federation plans to send the champion to the youth Olympiad in the autumn."
)


@pytest.fixture(scope="module")
def articles() -> list[Candidate]:
    return [
        candidate("bridge-en", "en", "River bridge closed until spring", BRIDGE_EN),
        candidate("bridge-de", "de", "Flussbrücke bis Frühjahr gesperrt", BRIDGE_DE, hours=1),
        candidate("chess-en", "en", "Twelve-year-old wins chess title", CHESS_EN, hours=2),
        candidate("bridge-copy", "en", "Bridge to stay shut", f"From our reporters.\n{BRIDGE_EN}", hours=3),
    ]


def _member(each: Candidate, placement: Placement) -> Member:
    return Member(
        each.article,
        each.digest,
        each.language,
        each.source,
        each.published_at,
        each.signature,
        placement.story_id,
        placement.duplicate_of,
        placement.translation_of,
    )


def test_one_event_in_two_languages_is_one_story(articles: list[Candidate]) -> None:
    window = Window()
    stories = {each.article: window.place(each).story_id for each in articles}
    assert stories["bridge-de"] == stories["bridge-en"] == "bridge-en"
    assert stories["chess-en"] == "chess-en"


def test_copy_is_credited_to_the_first(articles: list[Candidate]) -> None:
    window = Window()
    placements = {each.article: window.place(each) for each in articles}
    assert placements["bridge-copy"].duplicate_of == "bridge-en"
    assert placements["bridge-copy"].story_id == "bridge-en"
    assert placements["bridge-en"].duplicate_of is None


def test_a_known_article_keeps_its_story(articles: list[Candidate]) -> None:
    window = Window()
    for each in articles:
        window.place(each)
    assert window.place(articles[1]).story_id == "bridge-en"


@pytest.mark.parametrize("cut", range(5))
def test_a_loaded_window_goes_on_as_the_lost_one(articles: list[Candidate], cut: int) -> None:
    whole = Window()
    undisturbed = [whole.place(each) for each in articles]
    members = [_member(each, placed) for each, placed in zip(articles, undisturbed, strict=True)][:cut]
    random.Random(cut).shuffle(members)
    resumed = Window()
    resumed.load(members)
    assert [resumed.place(each) for each in articles[cut:]] == undisturbed[cut:]


def test_articles_further_apart_than_the_window_are_strangers(articles: list[Candidate]) -> None:
    window = Window(days=2)
    window.place(articles[0])
    again = candidate("bridge-again", "de", "Flussbrücke bis Frühjahr gesperrt", BRIDGE_DE, hours=72)
    assert window.place(again).story_id == "bridge-again"


def test_a_window_forgets(articles: list[Candidate]) -> None:
    window = Window()
    window.place(articles[0])
    window.forget(NOON + timedelta(minutes=30))
    assert window.place(articles[1]).story_id == "bridge-de"


def test_a_translation_names_the_original(articles: list[Candidate]) -> None:
    window = Window()
    placed = [window.place(each) for each in articles]
    assert [each.translation_of for each in placed] == [None, "bridge-en", None, None]
    assert window.changes() == ()


def test_an_original_that_comes_later_takes_its_place(articles: list[Candidate]) -> None:
    window = Window()
    german = window.place(articles[1])
    english = window.place(articles[0])
    assert (german.translation_of, english.translation_of) == (None, None)
    assert window.changes() == (Change("bridge-de", "bridge-de", None, "bridge-en"),)
    assert window.changes() == ()


def test_a_copy_that_came_out_earlier_is_the_original(articles: list[Candidate]) -> None:
    window = Window()
    assert window.place(articles[3]).duplicate_of is None
    assert window.place(articles[0]).duplicate_of is None
    assert window.changes() == (Change("bridge-copy", "bridge-copy", "bridge-en", None),)
    again = candidate("bridge-third", "en", "Bridge shut", f"{BRIDGE_EN}\nMore soon.", hours=5)
    assert window.place(again).duplicate_of == "bridge-en"


def test_two_stories_that_one_article_translates_are_one(articles: list[Candidate]) -> None:
    window = Window()
    window.load([_as_member(articles[0], "first"), _as_member(articles[1], "second")])
    french = candidate("bridge-fr", "fr", "Le pont fermé jusqu'au printemps", BRIDGE_FR, hours=2)
    assert window.place(french).story_id == "first"
    assert [(each.story_id, each.merged) for each in window.merges()] == [("first", "second")]
    assert Change("bridge-de", "first", None, "bridge-en") in window.changes()
    assert window.merges() == ()


CHESS_DE = (
    "Eine Zwölfjährige hat die nationale Schachmeisterschaft gewonnen, als jüngste Spielerin aller Zeiten.\n"
    "Die letzte Partie dauerte sechs Stunden und endete mit einem Turmopfer.\n"
    "Der Verband will die Meisterin im Herbst zur Jugendolympiade schicken."
)


CHESS_FR = (
    "Une enfant de douze ans a gagné le championnat national d'échecs, la plus jeune joueuse à y parvenir.\n"
    "La dernière partie a duré six heures et s'est achevée par un sacrifice de tour.\n"
    "La fédération compte envoyer la championne aux Olympiades de la jeunesse à l'automne."
)


def test_news_in_brief_joins_no_stories_that_have_nothing_in_common(articles: list[Candidate]) -> None:
    window = Window()
    bridge, chess = window.place(articles[0]).story_id, window.place(articles[2]).story_id
    assert bridge != chess
    brief = candidate("brief-de", "de", "Kurz gemeldet: Brücke und Schach", f"{BRIDGE_DE}\n{CHESS_DE}", hours=4)
    window.place(brief)
    assert window.merges() == ()
    assert {each.article: each.translation_of for each in window.changes()} == {}
    french = window.place(candidate("chess-fr", "fr", "Championne d'échecs à douze ans", CHESS_FR, hours=5))
    assert (french.story_id, french.translation_of) == (chess, "chess-en")
    assert window.merges() == ()


def test_reasons_name_the_nearest_and_what_is_shared() -> None:
    window = Window()
    text = (
        "The mayor, Ada Brook, opened the library in Lindham.\nIt cost 4,250,000 to build.\nAda Brook cut the ribbon."
    )
    window.place(candidate("one", "en", "Library opens in Lindham", text))
    other = "In Lindham the new library was opened by Ada Brook.\nShe said that 4,250,000 was well spent on reading."
    reasons = dict(window.place(candidate("two", "en", "Lindham opens its library", other, hours=1)).reasons)
    assert reasons["near"] == "one"
    assert {"Ada Brook", "Lindham", "4250000"} <= set(reasons["names"].split(", "))


def test_a_language_without_an_encoder_finds_its_story_by_names() -> None:
    names = ("Ada Brook", "Carl Dunmore", "Eva Lindgarten", "Petra Vandelmeer", "Oskar Krantz", "Lindham Bridge")
    window = Window()
    window.place(candidate("one", "en", "Six are honoured", f"The council has honoured {', then '.join(names)} today."))
    swahili = candidate("two", "sw", "Sita waheshimiwa", f"Baraza limewaheshimu {', na '.join(names)} leo.", hours=1)
    assert window.place(swahili).story_id == "one"


def test_common_words_of_a_script_without_capitals_are_no_names() -> None:
    window = Window()
    bridge = "पुराना पुल वसंत तक बंद रहेगा क्योंकि इंजीनियरों को दरारें मिलीं, परिषद ने मंगलवार को बताया।"
    library = "मंगलवार को परिषद में इंजीनियरों ने कहा कि दरारें पुराना कारण हैं और पुस्तकालय वसंत में खुलेगा।"
    window.place(candidate("bridge", "hi", "पुल बंद", bridge))
    assert window.place(candidate("library", "hi", "पुस्तकालय बंद", library, hours=1)).story_id == "library"


def _as_member(each: Candidate, story_id: str) -> Member:
    return _member(each, Placement(each.article, each.digest, story_id, 1.0))


def test_a_copy_is_credited_to_the_agency_where_that_publishes_itself(articles: list[Candidate]) -> None:
    paper = replace(articles[0], origin="dpa", publisher="The Lindham Post")
    agency = replace(articles[3], origin=None, publisher="DPA")
    third = candidate("bridge-third", "en", "Bridge shut", f"{BRIDGE_EN}\nMore soon.", hours=5)
    window = Window()
    assert window.place(paper).duplicate_of is None
    later = window.place(agency)
    assert later.duplicate_of is None
    assert dict(later.reasons)["origin"] == "dpa"
    assert window.changes() == (Change("bridge-en", "bridge-en", "bridge-copy", None),)
    assert window.place(third).duplicate_of == "bridge-copy"


@pytest.mark.parametrize("order", [("paper", "agency", "german"), ("paper", "german", "agency")])
def test_a_translation_is_of_the_text_that_copies_are_credited_to(
    articles: list[Candidate], order: tuple[str, ...]
) -> None:
    texts = {
        "paper": replace(articles[0], origin="dpa", publisher="The Lindham Post"),
        "agency": replace(articles[3], publisher="dpa"),
        "german": articles[1],
    }
    window, links = Window(), dict[str, str | None]()
    for name in order:
        placed = window.place(texts[name])
        links[placed.article] = placed.translation_of
        links.update((change.article, change.translation_of) for change in window.changes())
    assert links == {"bridge-en": None, "bridge-copy": None, "bridge-de": "bridge-copy"}


def test_what_a_text_names_as_its_origin_is_kept(articles: list[Candidate]) -> None:
    assert Window().place(replace(articles[0], origin="AFP")).origin == "AFP"


def _two_events_in_one() -> tuple[list[Member], Candidate]:
    """A story of two bridges' articles, in which all but one about a chess champion are about the bridge."""
    bridge = [(BRIDGE_EN, "en", "River bridge closed"), (BRIDGE_DE, "de", "Brücke gesperrt"), (BRIDGE_FR, "fr", "Pont")]
    chess = [
        ("A girl of twelve is the new national chess champion.\nThe last game took six hours.", "en", "Chess champion"),
        ("Eine Zwölfjährige ist Schachmeisterin.\nDie letzte Partie dauerte sechs Stunden.", "de", "Schachmeisterin"),
    ]
    members = [
        _as_member(candidate(f"{kind}-{language}", language, headline, text, hours=place), "bridge-en")
        for kind, texts in (("bridge", bridge), ("chess", chess))
        for place, (text, language, headline) in enumerate(texts)
    ]
    french = "Une fille de douze ans est championne nationale d'échecs.\nLa dernière partie a duré six heures."
    return members, candidate("chess-fr", "fr", "Une championne d'échecs de douze ans", french, hours=4)


@pytest.mark.parametrize("seed", range(3))
def test_a_story_that_grew_two_kernels_is_parted(seed: int) -> None:
    members, last = _two_events_in_one()
    random.Random(seed).shuffle(members)
    window = Window(settings=GroupingSettings(join=0.2))
    window.load(members)
    assert window.place(last).story_id == "chess-en"
    assert [(each.story_id, each.parted) for each in window.splits()] == [("bridge-en", "chess-en")]
    assert [(each.article, each.story_id) for each in window.changes()] == [
        ("chess-de", "chess-en"),
        ("chess-en", "chess-en"),
        ("chess-fr", "chess-en"),
    ]
    assert window.splits() == ()
    more = candidate("bridge-more", "en", "Bridge to stay shut", f"{BRIDGE_EN}\nMore soon.", hours=5)
    assert window.place(more).story_id == "bridge-en"


def test_a_story_of_one_mind_stays_whole(articles: list[Candidate]) -> None:
    members, _ = _two_events_in_one()
    window = Window()
    window.load(members[:3])
    for place in range(4):
        window.place(candidate(f"again-{place}", "en", "Bridge shut", f"{BRIDGE_EN}\nPart {place}.", hours=place))
    assert window.splits() == ()


@pytest.mark.parametrize(("merge", "stories"), [(0.4, {"first"}), (0.99, {"first", "second"})])
def test_two_stories_that_one_article_fits_and_that_are_alike_are_one(
    articles: list[Candidate], merge: float, stories: set[str]
) -> None:
    window = Window(settings=GroupingSettings(merge=merge, join=0.4, aligned=9.0, translated=9.0))
    window.load([_as_member(articles[0], "first"), _as_member(articles[1], "second")])
    placed = window.place(candidate("bridge-fr", "fr", "Le pont fermé jusqu'au printemps", BRIDGE_FR, hours=2))
    assert {placed.story_id, *(each.story_id for each in window.changes())} <= {"first", "second"}
    merged = window.merges()
    assert [each.merged for each in merged] == (["second"] if stories == {"first"} else [])


def test_an_article_that_was_a_line_at_first_finds_its_story_once_it_tells_more(articles: list[Candidate]) -> None:
    window = Window()
    bridge, chess = articles[0], articles[2]
    line = candidate("late-de", "de", "Eilmeldung", "Mehr in Kürze.", hours=1)
    for each in (bridge, chess, line):
        assert window.place(each).story_id == each.article
    told = candidate("late-de", "de", "Flussbrücke bis Frühjahr gesperrt", BRIDGE_DE, hours=1)
    placed = window.place(told)
    assert (placed.story_id, placed.translation_of) == (bridge.article, bridge.article)
    (merge,) = window.merges()
    assert (merge.story_id, merge.merged) == (bridge.article, "late-de")
    assert window.place(told).story_id == bridge.article
    assert not window.merges()


def test_a_revised_article_that_is_alone_keeps_the_address_of_its_story(articles: list[Candidate]) -> None:
    window = Window()
    first = candidate("line", "en", "Breaking news", "More soon.")
    window.load([replace(member_of(first, window.place(first)), story_id="older")])
    window.place(articles[0])
    placed = window.place(candidate("line", "en", "Twelve-year-old wins chess title", CHESS_EN))
    assert (placed.story_id, window.merges(), window.changes()) == ("older", (), ())
