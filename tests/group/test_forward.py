"""The encoder's sums done once give the vectors of its own pass."""

import numpy as np
import pytest

from farwire.encoder import sentence_encoder
from farwire.group.encoder import encode

HEADLINE = "Ponte de Vila Real reabre após três meses de obras"
LEAD = f"{HEADLINE}. A ponte de Vila Real reabriu na segunda-feira ao trânsito. As obras custaram 3,5 milhões de euros."
TEXTS = [
    [HEADLINE],
    [LEAD, HEADLINE, "A ponte de Vila Real reabriu na segunda-feira ao trânsito."],
    ["", " ", ".", "a"],
    ["the the the the the the", "the", "the the"],
    ["橋は来週まで閉鎖されます。", "Мост закрыт до следующей недели.", "الجسر مغلق حتى الأسبوع المقبل.", "😀👩‍👩‍👧"],
    [" ".join(f"word {number} and {number * 7}" for number in range(400)), "word 1 and 7"],
]


@pytest.mark.parametrize("texts", TEXTS)
def test_vectors_are_those_of_the_own_pass(texts: list[str]) -> None:
    found = encode(texts)
    assert found.dtype == np.float32
    assert found.shape == (len(texts), 512)
    assert np.abs(found - sentence_encoder().encode(texts)).max() < 2e-6


def test_no_texts_have_no_vectors() -> None:
    assert encode([]).shape == (0, 512)


def test_the_same_strings_give_the_same_bytes() -> None:
    once = encode(TEXTS[1]).tobytes()
    encode(TEXTS[4])
    assert encode(TEXTS[1]).tobytes() == once
