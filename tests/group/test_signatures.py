"""A signature is a function of its text alone."""

import pickle

import numpy as np
import pytest

from farwire.group import sign
from farwire.group.sentences import COUNT
from farwire.records import Signature, SignRequest
from group.makers import signed

BODY = "The old bridge will stay closed until spring.\nRepairs cost 4,000,000 and begin in January.\nBuses go round."
TEXTS = (
    SignRequest("a", "en", "Bridge closed", BODY[:45], BODY),
    SignRequest("b", "pt-BR", "Ponte fechada", "", "A ponte velha ficará fechada até a primavera, disse Júlia Prado."),
    SignRequest("c", "zh-Hans", "大桥关闭", "", "工程师在两个桥墩上发现裂缝后,老河桥将关闭到春天。"),
    SignRequest("d", "sw", "Daraja limefungwa", "", "Daraja la zamani litafungwa hadi majira ya kuchipua."),
    SignRequest("e", "en", "", "", ""),
)


def test_the_batch_does_not_matter() -> None:
    together = sign(TEXTS)
    assert together == tuple(sign((each,))[0] for each in TEXTS)
    assert together == sign(TEXTS[::-1])[::-1]
    assert pickle.loads(pickle.dumps(together)) == together  # noqa: S301


@pytest.mark.parametrize(("number", "has_vector"), [(0, True), (1, True), (2, True), (3, False), (4, False)])
def test_only_what_the_encoder_serves_has_a_vector(number: int, has_vector: bool) -> None:
    signature = sign((TEXTS[number],))[0]
    assert isinstance(signature, Signature)
    assert bool(signature.vector) is has_vector
    assert len(signature.sentences) % 64 == 0
    assert len(signature.sentences) <= COUNT * 64


def test_an_english_translation_lends_its_meaning() -> None:
    english = "Bridge closed\nThe old bridge will stay closed until spring."
    own = signed("a", "en", "Bridge closed", "The old bridge will stay closed until spring.")
    lent = signed("b", "sw", "Daraja limefungwa", "Daraja la zamani litafungwa hadi majira ya kuchipua.", english)
    assert np.array_equal(np.frombuffer(own.vector, "<f4"), np.frombuffer(lent.vector, "<f4"))
    assert lent.sentences == own.sentences


def test_names_and_numbers() -> None:
    signature = signed("a", "en", "Bridge closed", "Ada Brook said it would cost 4,000,000 in 2031.")
    assert signature.names == ("ada brook",)
    assert signature.numbers == ("2031", "4000000")


def test_a_lead_that_the_body_lacks_is_read_too() -> None:
    answer = sign((SignRequest("a", "en", "Bridge", "Ada Brook closed it herself yesterday.", "Nobody knows why."),))[0]
    assert isinstance(answer, Signature)
    assert answer.names == ("ada brook",)
