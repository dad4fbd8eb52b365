"""Copies are told by their words, whatever was done to them."""

import random

import numpy as np
import pytest

from farwire.group.copies import KEPT, fingerprint, overlap, sameness, shingles, sketch
from farwire.group.copy_index import CopyIndex

_WORDS = [
    f"{a}{b}{c}" for a in ("ba", "de", "fi", "go", "lu") for b in ("ra", "ne", "ti", "so") for c in ("n", "s", "m")
]


def _text(seed: int, length: int = 400) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(_WORDS) + str(chosen.randrange(40)) for _ in range(length))


def _held(text: str, language: str = "en") -> np.ndarray:
    return np.frombuffer(sketch(shingles(text, language)), "<u4")


def _replaced(text: str, share: float, seed: int = 3) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(_WORDS) if chosen.random() < share else word for word in text.split())


@pytest.mark.parametrize(
    ("edited", "is_copy"),
    [
        (" ".join(_text(1).split()[:340]), True),
        (f"Skip to content Home World Sport {_text(1)} Share All rights reserved", True),
        (_replaced(_text(1), 0.05), True),
        (_replaced(_text(1), 0.15), True),
        (" ".join(_text(1).split()[:200]), True),
        (f"{_text(9, 100)} {_text(1)}", True),
        (_text(1).upper(), True),
        (_text(2), False),
        (_replaced(_text(1), 0.6), False),
    ],
)
def test_edits(edited: str, is_copy: bool) -> None:
    index = CopyIndex()
    for seed in range(20):
        index.add(fingerprint(shingles(_text(seed), "en")))
    found = 1 in index.near(fingerprint(shingles(edited, "en"))) and sameness(_held(edited), _held(_text(1))) > 0
    assert found is is_copy


def test_short_texts_are_compared_exactly() -> None:
    first, second = _text(1, 100), " ".join(_text(1, 100).split()[:60])
    assert overlap(_held(first), _held(second)) == (58 / 98, 1.0)


def test_long_texts_are_compared_by_a_fair_sample() -> None:
    long = _text(1, 3000)
    half = " ".join(long.split()[:1500])
    assert len(_held(long)) == KEPT
    resemblance, containment = overlap(_held(long), _held(half))
    assert resemblance == pytest.approx(0.5, abs=0.1)
    assert containment == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize(("text", "language"), [("", "en"), ("three words only", "en"), ("短文", "zh")])
def test_a_text_too_short_has_no_shingles(text: str, language: str) -> None:
    assert shingles(text, language) == b""
    assert fingerprint(b"") == b""


def test_solid_scripts_are_cut_by_characters() -> None:
    text = "工程师在两个桥墩上发现裂缝后老河桥将关闭到春天"
    assert sameness(_held(text * 2, "zh"), _held(f"本报讯{text * 2}", "zh")) > 0.5
