"""Processors that multiply u8 by s8 with saturation (AVX2 without VNNI) get weights as u8: the result is the same."""

import pytest

from farwire.records import EngineChoice
from farwire.translate.marian import MarianEngine, network


def test_both_forms_of_weights_give_the_same(
    engine: MarianEngine, pt_en: EngineChoice, sentences: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = engine.render(sentences)
    here = network.multiplies_exactly(None)
    monkeypatch.setattr(network, "multiplies_exactly", lambda _cache: not here)
    if not here:
        pytest.skip("this processor saturates, so only one form is exact on it")
    other = MarianEngine(pt_en).render(sentences)
    assert [(one.text, one.log_probability) for one in other] == [(one.text, one.log_probability) for one in exact]
