"""The small world's press: one document in eight languages is one story, and its English article the original."""

import gzip
import json
import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from quality import floors

from farwire.group import Candidate, Member, Window, sign
from farwire.records import Placement, Signature, SignRequest
from group.makers import NOON

pytestmark = pytest.mark.world
LANGUAGES = ("ar", "de", "en", "ja", "pt", "ru", "tr", "zh-Hans")
DOCUMENTS = 16


def _candidates(folder: Path, language: str) -> list[Candidate]:
    press = json.loads(gzip.decompress((folder / f"press.{language}.json.gz").read_bytes()))["documents"]
    texts = list(press.items())[-DOCUMENTS:]
    requests = tuple(
        SignRequest(f"{key}/{language}", language, lines[0], lines[1], "\n".join(lines[1:])) for key, lines in texts
    )
    late = random.Random(language)
    return [
        Candidate(
            signature.digest,
            signature.digest,
            language,
            language,
            NOON + timedelta(minutes=26 * place + late.randint(0, 90)),
            signature,
        )
        for place, signature in enumerate(sign(requests))
        if isinstance(signature, Signature)
    ]


@pytest.fixture(scope="module")
def press(shared: Path) -> list[Candidate]:
    found = [each for language in LANGUAGES for each in _candidates(shared / "world" / "data", language)]
    return sorted(found, key=lambda each: (each.published_at, each.article))


def _place(window: Window, some: list[Candidate], placed: dict[str, Placement]) -> None:
    for each in some:
        placed[each.article] = window.place(each)
        for change in window.changes():
            old = placed[change.article]
            placed[change.article] = Placement(
                old.article,
                old.digest,
                change.story_id,
                old.similarity,
                change.duplicate_of,
                change.translation_of,
                old.reasons,
            )


def _document(article: str) -> str:
    return article.split("/", maxsplit=1)[0]


def test_stories_translations_and_resumption(press: list[Candidate]) -> None:
    placed: dict[str, Placement] = {}
    _place(Window(), press, placed)
    together = Counter((each.story_id, _document(each.article)) for each in placed.values())
    size = Counter(each.story_id for each in placed.values())
    right = [together[each.story_id, _document(each.article)] for each in placed.values()]
    precision = sum(n / size[each.story_id] for n, each in zip(right, placed.values(), strict=True)) / len(press)
    recall = sum(n / len(LANGUAGES) for n in right) / len(press)
    floors.check("stories BCubed F1", 2 * precision * recall / (precision + recall))

    links = [(each.article, each.translation_of) for each in placed.values() if each.translation_of]
    good = [article for article, original in links if original == f"{_document(article)}/en"]
    floors.check("translation_of recall", len(good) / (DOCUMENTS * (len(LANGUAGES) - 1)))
    floors.check("translation_of precision", len(good) / len(links))

    _check_resumption(press, placed)


def _check_resumption(press: list[Candidate], undisturbed: dict[str, Placement]) -> None:
    """Lost half way and loaded in another order, the window ends with the same stories."""
    half, placed = len(press) // 2, {}
    _place(Window(), press[:half], placed)
    members = [
        Member(
            each.article,
            each.digest,
            each.language,
            each.source,
            each.published_at,
            each.signature,
            placed[each.article].story_id,
            placed[each.article].duplicate_of,
            placed[each.article].translation_of,
        )
        for each in press[:half]
    ]
    random.Random(1).shuffle(members)
    window = Window()
    window.load(members)
    _place(window, press[half:], placed)
    assert placed == undisturbed
