"""The binary format: what is whole is read, what lies about itself is refused at once."""

import struct
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farwire.errors import ModelUnusable
from farwire.translate.marian.architecture import Architecture, parse_settings, read_architecture
from farwire.translate.marian.model import BYTES, FLOAT32, parse_model, read_model
from farwire.translate.marian.weights import Weights
from translate.writing import Shape, configuration, pack, random_model

HEADER = struct.Struct("<QQQQ")


def small() -> bytes:
    return pack({"a": (FLOAT32, (2, 3), np.arange(6, dtype="<f4").tobytes()), "s": (BYTES, (3,), b"xy\0")})


def with_header(index: int, *, length: int = 2, kind: int = FLOAT32, dimensions: int = 2, size: int = 256) -> bytes:
    content = bytearray(small())
    HEADER.pack_into(content, 16 + index * HEADER.size, length, kind, dimensions, size)
    return bytes(content)


def test_what_was_written_is_read() -> None:
    tensors = parse_model(memoryview(small()))
    assert list(tensors) == ["a", "s"]
    assert Weights(tensors).matrix("a", 2, 3).floats.tolist() == [[0, 1, 2], [3, 4, 5]]


HOSTILE = {
    "empty": b"",
    "short": b"\1\0\0\0",
    "another version": struct.pack("<QQ", 2, 0),
    "a version beyond all": struct.pack("<QQ", 2**64 - 1, 1),
    "more tensors than the file is long": struct.pack("<QQ", 1, 9_999),
    "10^12 tensors": struct.pack("<QQ", 1, 10**12),
    "text": b"%PDF-1.7 this is something else entirely",
    "zip": b"PK\x03\x04" + bytes(600),
    "a name of length 0": with_header(0, length=0),
    "a name as long as memory": with_header(0, length=2**63),
    "a name past the end": with_header(0, length=500),
    "no dimensions": with_header(0, dimensions=0),
    "10^12 dimensions": with_header(0, dimensions=10**12),
    "more bytes than there are": with_header(0, size=2**40),
    "fewer bytes than its shape": with_header(0, size=4),
    "an unknown type": with_header(0, kind=0xBEEF),
    "cut in the data": small()[:-300],
    "cut in the shapes": small()[:90],
    "cut in the headers": small()[:40],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(HOSTILE[name])
    began = time.perf_counter()
    with pytest.raises(ModelUnusable, match=r"model\.bin"):
        read_model(path)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("shape", [(-1, 3), (0, 3), (2**31 - 1, 2**31 - 1), (-(2**31), 1), (10**6, 10**6)])
def test_impossible_shapes_are_refused(shape: tuple[int, int]) -> None:
    content = bytearray(small())
    place = content.index(struct.pack("<2i", 2, 3))
    struct.pack_into("<2i", content, place, *shape)
    with pytest.raises(ModelUnusable):
        parse_model(memoryview(bytes(content)))


def test_two_of_a_name_are_refused() -> None:
    content = small().replace(b"s\0", b"a\0", 1)
    with pytest.raises(ModelUnusable, match="two tensors"):
        parse_model(memoryview(content))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"gone\.bin"):
        read_model(tmp_path / "gone.bin")


def architecture(text: str) -> Architecture:
    content = text.encode() + b"\0"
    return read_architecture(parse_model(memoryview(pack({"special:model.yml": (BYTES, (len(content),), content)}))))


def test_sizes_are_read_from_the_model() -> None:
    text = configuration(Shape(width=96, heads=6, encoder=4, decoder=3, tied_all=False), (500, 400))
    found = architecture(text)
    assert (found.width, found.heads, found.encoder_layers, found.decoder_layers) == (96, 6, 4, 3)
    assert (found.source_vocabulary, found.target_vocabulary, found.tied_all) == (500, 400, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dec-cell: ssru", "dec-cell: gru"),
        ("type: transformer", "type: s2s"),
        ("transformer-decoder-autoreg: rnn", "transformer-decoder-autoreg: self-attention"),
        ("transformer-heads: 4", "transformer-heads: 0"),
        ("transformer-heads: 4", "transformer-heads: 7"),
        ("dim-emb: 64", "dim-emb: 1000000000000"),
        ("dim-emb: 64", "dim-emb: -64"),
        ("dim-emb: 64", "dim-emb: many"),
        ("enc-depth: 2", "enc-depth: 9999999"),
        ("  - 500\n", ""),
        ("transformer-ffn-activation: relu", "transformer-ffn-activation: gelu"),
        ("transformer-ffn-depth: 2", "transformer-ffn-depth: 3"),
        ("transformer-tied-layers:\n  []", "transformer-tied-layers:\n  - 1\n  - 1"),
    ],
)
def test_unknown_architectures_are_refused(old: str, new: str) -> None:
    text = configuration(Shape(), (500, 500))
    assert old in text
    with pytest.raises(ModelUnusable):
        architecture(text.replace(old, new, 1))


def test_settings_are_flat_yaml() -> None:
    assert parse_settings('a: 1\nb: "x y"\nc:\n  - 3\n  - 4\nd:\n  []\n# no\n') == {
        "a": ["1"],
        "b": ["x y"],
        "c": ["3", "4"],
        "d": [],
    }


def test_wrong_shapes_are_named() -> None:
    weights = Weights(parse_model(memoryview(small())))
    with pytest.raises(ModelUnusable, match="a has the shape"):
        weights.matrix("a", 3, 3)
    with pytest.raises(ModelUnusable, match="missing"):
        weights.vector("b", 3)


def test_numbers_that_are_none_are_refused() -> None:
    content = np.array([np.nan] * 6, "<f4").tobytes()
    weights = Weights(parse_model(memoryview(pack({"a": (FLOAT32, (2, 3), content)}))))
    with pytest.raises(ModelUnusable, match="no number"):
        weights.matrix("a", 2, 3)


@settings(max_examples=150, deadline=1000)
@given(st.binary(max_size=400))
def test_any_bytes_give_one_error_or_a_model(content: bytes) -> None:
    try:
        parse_model(memoryview(content))
    except ModelUnusable:
        return


_MODEL = random_model(Shape(width=16, feed_forward=16, heads=2, encoder=1, decoder=1), (40, 40))


@settings(max_examples=150, deadline=1000)
@given(st.integers(0, len(_MODEL) - 1), st.binary(min_size=1, max_size=9))
def test_damaged_models_give_one_error_or_a_model(place: int, damage: bytes) -> None:
    content = _MODEL[:place] + damage + _MODEL[place + len(damage) :]
    try:
        read_architecture(parse_model(memoryview(content)))
    except ModelUnusable:
        return
