"""Feeds damaged and hostile model files to the reader for a while: each must give a model or one clear error, at once.

Hypothesis makes the inputs: bytes from nowhere, real models with bytes changed, cut or grown, and headers that lie.
"""

import argparse
import contextlib
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farwire.errors import ModelUnusable
from farwire.translate.marian.architecture import read_architecture
from farwire.translate.marian.model import parse_model
from farwire.translate.marian.shortlist import Shortlist
from farwire.translate.marian.weights import Weights

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from translate.writing import Shape, random_model, shortlist

LIMIT = 1.0  # seconds for one file
SIZES = (40, 40)
MODEL = random_model(Shape(width=16, feed_forward=16, heads=2, encoder=1, decoder=1), SIZES)
LISTS = shortlist(SIZES, first=5, best=3)
NUMBERS = st.sampled_from([0, 1, 2**31 - 1, 2**31, 2**32 - 1, 2**40, 2**63 - 1, 2**63, 2**64 - 1, 10**12])


def read_all(content: bytes) -> None:
    """Read a model as far as an engine would, without building its graph."""
    tensors = parse_model(memoryview(content))
    shape = read_architecture(tensors)
    weights = Weights(tensors)
    weights.embedding("Wemb", shape.source_vocabulary, shape.width)
    for layer in range(1, shape.encoder_layers + 1):
        weights.matrix(f"encoder_l{layer}_ffn_W1", shape.width, shape.feed_forward)
        weights.vector(f"encoder_l{layer}_ffn_b1", shape.feed_forward)


def read_lists(content: bytes) -> None:
    """Read a shortlist and use it."""
    Shortlist(content, *SIZES, shared=True).of([0, 7, 39])


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file with some bytes changed, lying numbers put in, or its end cut off."""
    content = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(content) - 1) | st.integers(0, min(3000, len(content) - 1)))
        piece = draw(st.binary(min_size=1, max_size=16) | NUMBERS.map(lambda number: struct.pack("<Q", number)))
        content[place : place + len(piece)] = piece
    if draw(st.booleans()):
        del content[draw(st.integers(0, len(content))) :]
    return bytes(content)


def timed(read: Callable[[bytes], None], content: bytes) -> None:
    """Read; anything but success or ModelUnusable, or taking too long, is a find."""
    began = time.perf_counter()
    with contextlib.suppress(ModelUnusable):
        read(content)
    taken = time.perf_counter() - began
    if taken > LIMIT:
        raise AssertionError(f"took {taken:.1f} s")


def attack(read: Callable[[bytes], None], whole: bytes) -> int:
    """500 files for one reader; returns how many were tried."""
    tried = 0

    @settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=600) | damaged(whole))
    def one(content: bytes) -> None:
        nonlocal tried
        tried += 1
        timed(read, content)

    one()
    return tried


def rounds(seconds: float) -> int:
    """Fuzz for so many seconds; returns how many files were tried."""
    tried, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        tried += attack(read_all, MODEL) + attack(read_lists, LISTS)
    return tried


def main() -> None:
    """Fuzz, and say how much was tried."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=120.0)
    print(f"{rounds(parser.parse_args().seconds)} files tried, no crash")


if __name__ == "__main__":
    main()
