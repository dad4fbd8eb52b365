"""What ends without a stop is tried with one too, and the likelier translation is kept."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from farwire.records import AlignedWord, EngineChoice, Finding
from farwire.translate import translate_lines
from farwire.translate.engine import Rendering
from farwire.translate.headlines import render_texts

CHOICE = EngineChoice("marian", "Farwire", "1", "made", "en", "pt")


class Told:
    """A stand-in that says what it was told to, and remembers what it was asked."""

    def __init__(self, **renderings: Rendering) -> None:
        self.renderings = {text.replace("_", " "): rendering for text, rendering in renderings.items()}
        self.asked: list[str] = []

    def render(self, sentences: Sequence[str]) -> list[Rendering]:
        self.asked += sentences
        return [
            self.renderings["stopped" if text.endswith((".", "。")) and len(text) > 1 else "plain"]
            for text in sentences
        ]


def word(target: tuple[int, int], source: tuple[int, int]) -> AlignedWord:
    return AlignedWord(*target, *source, -0.1)


PLAIN = Rendering("Fogo no Rio", (word((0, 4), (0, 4)), word((8, 11), (8, 14))), (), -2.0)
STOPPED = Rendering("Fogo em Londres.", (word((0, 4), (0, 4)), word((8, 16), (8, 15))), (), -0.5)


def test_the_likelier_is_kept_without_the_stop_that_was_added() -> None:
    engine = Told(plain=PLAIN, stopped=STOPPED)
    (made,) = render_texts(["Fire in London"], engine, CHOICE)
    assert engine.asked == ["Fire in London", "Fire in London."]
    assert made.text == "Fogo em Londres"
    assert [(one.target_end, one.source_end) for one in made.words] == [(4, 4), (15, 14)]
    assert made.log_probability == -0.5


def test_a_word_that_was_the_stop_alone_goes() -> None:
    stopped = replace(STOPPED, text="Fogo .", words=(word((0, 4), (0, 4)), word((5, 6), (14, 15))))
    (made,) = render_texts(["Fire in London"], Told(plain=PLAIN, stopped=stopped), CHOICE)
    assert made.text == "Fogo"
    assert len(made.words) == 1


@pytest.mark.parametrize(
    "stopped",
    [
        replace(STOPPED, log_probability=-2.5),
        replace(STOPPED, log_probability=None),
        replace(STOPPED, text=None),
        replace(STOPPED, text="."),
        replace(STOPPED, findings=(Finding(0, "loop cut", "stopped"),)),
    ],
)
def test_else_it_stays_as_it_was(stopped: Rendering) -> None:
    assert render_texts(["Fire in London"], Told(plain=PLAIN, stopped=stopped), CHOICE) == [PLAIN]


@pytest.mark.parametrize(
    ("text", "kept"), [("Visita aos E.U.A.", "Visita aos E.U.A."), ("Sim.", "Sim"), ("A...", "A...")]
)
def test_a_stop_that_belongs_to_the_last_word_stays(text: str, kept: str) -> None:
    (made,) = render_texts(["Fire in London"], Told(plain=PLAIN, stopped=replace(STOPPED, text=text, words=())), CHOICE)
    assert made.text == kept


@pytest.mark.parametrize("text", ["It rains.", "Why?", "He said:", "Room 5", "(a) see below)", "100 %", ""])
def test_what_ends_otherwise_is_asked_once(text: str) -> None:
    engine = Told(plain=PLAIN, stopped=STOPPED)
    render_texts([text], engine, CHOICE)
    assert engine.asked == [text]


def test_engines_elsewhere_and_languages_without_a_stop_are_asked_once() -> None:
    for choice in (replace(CHOICE, kind="deepl"), replace(CHOICE, source_language="th")):
        engine = Told(plain=PLAIN, stopped=STOPPED)
        render_texts(["Fire in London"], engine, choice)
        assert engine.asked == ["Fire in London"]


def test_the_engine_at_hand_finds_the_place(en_pt: EngineChoice) -> None:
    (unit,) = translate_lines(["Fire in London"], en_pt)
    assert unit.target == "Incêndio em Londres"
    assert max(one.source_end for one in unit.words) == len("Fire in London")
    assert max(one.target_end for one in unit.words) == len(unit.target)
