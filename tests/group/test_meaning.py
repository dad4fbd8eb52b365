"""Questions and articles meet by meaning, across languages."""

import numpy as np
import pytest

from farwire.group import Meanings, Row, meaning_of, sign
from farwire.records import Signature, SignRequest

TEXTS = {
    "pt": ("Incêndio destrói fábrica de papel", "Cem bombeiros combateram as chamas durante toda a noite."),
    "de": ("Neue Straßenbahnlinie eröffnet", "Die Linie verbindet den Hafen mit dem Bahnhof."),
    "ja": ("市立図書館が夜間も開館", "図書館は来月から夜十時まで開く。"),
    "ar": ("فريق المدينة يفوز بكأس كرة القدم", "فاز الفريق بثلاثة أهداف في المباراة النهائية."),
}


@pytest.fixture(scope="module")
def meanings() -> Meanings:
    found = Meanings()
    requests = tuple(SignRequest(tag, tag, head, lead, lead) for tag, (head, lead) in TEXTS.items())
    signed = [each for each in sign(requests) if isinstance(each, Signature)]
    found.put([Row(each.digest, each.vector, ("all", each.language), float(n)) for n, each in enumerate(signed)])
    return found


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("Fire destroys paper factory", "pt"),
        ("New tram line opens", "de"),
        ("Library to stay open at night", "ja"),
        ("City team wins football cup", "ar"),
        ("Пожар на бумажной фабрике", "pt"),
        ("图书馆夜间开放", "ja"),
    ],
)
def test_a_question_finds_articles_of_other_languages(meanings: Meanings, question: str, nearest: str) -> None:
    found = meanings.nearest(meaning_of(question), 4)
    assert found[0][0] == nearest
    assert found[0][1] > 0.3
    assert [similarity for _, similarity in found] == sorted((each for _, each in found), reverse=True)


def test_a_question_may_be_narrowed(meanings: Meanings) -> None:
    question = meaning_of("Fire destroys paper factory")
    assert {key for key, _ in meanings.nearest(question, 9, [("de", "ja")])} == {"de", "ja"}
    assert {key for key, _ in meanings.nearest(question, 9, [("all",)], since=1.0, until=3.0)} == {"de", "ja"}
    assert meanings.nearest(question, 9, [("nowhere",)]) == []
    assert meanings.nearest(question, 9, [("all",), ("pt",)])[0][0] == "pt"


def test_a_script_that_no_encoder_serves_has_no_meaning_but_that_of_articles_like_it(meanings: Meanings) -> None:
    for question in ("Φωτιά σε εργοστάσιο", "שריפה", "आग", "123", ""):
        assert meaning_of(question) == b""
    assert meanings.nearest(b"", 5) == []
    assert meanings.nearest(meanings.like(["pt"]), 1)[0][0] == "pt"
    assert meanings.like(["unknown"]) == b""
    assert meanings.like([]) == b""


def test_what_is_known_moves_when_it_changes() -> None:
    found = Meanings()
    first, second = np.eye(512, dtype="<f4")[:2]
    found.put([])
    found.put([Row(str(number), first.tobytes(), ("a",), 0.0) for number in range(50)])
    found.put([Row("7", second.tobytes(), ("b",), 1.0), Row("new", b"", ("b",), 1.0)])
    assert len(found) == 51
    assert {key for key, _ in found.nearest(found.like(["7"]), 99, [("b",)])} == {"7", "new"}
    assert found.nearest(found.like(["7"]), 1)[0][0] == "7"
    assert dict(found.nearest(found.like(["7"]), 99))["new"] == 0.0
