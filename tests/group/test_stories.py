"""The window places each article once, and is a function of its members alone."""

import random

import pytest

from farwire.group import Candidate, Member, Window
from farwire.records import Placement
from group.makers import candidate

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


def test_a_window_forgets_what_is_older_than_its_days(articles: list[Candidate]) -> None:
    window = Window(days=2)
    window.place(articles[0])
    window.place(candidate("later", "en", "Twelve-year-old wins chess title", CHESS_EN, hours=72))
    again = candidate("bridge-again", "de", "Flussbrücke bis Frühjahr gesperrt", BRIDGE_DE, hours=72)
    assert window.place(again).story_id == "bridge-again"
