"""Marian's binary model format, read without trusting any size in it.

Layout (marian-dev, `src/common/binary.cpp`, version 1), little-endian: u64 version, u64 count; for
each tensor a header of four u64 (length of name, type, number of dimensions, bytes of data); the
names, each ending in a zero byte; the shapes, i32; u64 length of padding, the padding; the data.
An int8 matrix (type 0x4101) is followed by one f32, its quantisation multiplier: value = q / multiplier.
"""

import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from farwire.errors import ModelUnusable

VERSION = 1
MOST_TENSORS = 10_000
LONGEST_NAME = 512
MOST_DIMENSIONS = 8
LARGEST_FILE = 4 * 1024**3

BYTES, FLOAT32, INT8 = 0x101, 0x404, 0x4101
_SIZES = {BYTES: 1, FLOAT32: 4, INT8: 1}


@dataclass(frozen=True, slots=True)
class Tensor:
    """One parameter: its type, its shape, and its bytes as a view into the mapped file."""

    kind: int
    shape: tuple[int, ...]
    data: memoryview


Tensors = dict[str, Tensor]


def read_model(path: Path) -> Tensors:
    """All tensors of a model file, by name. Raises ModelUnusable for a file that is damaged or no model."""
    try:
        import numpy as np  # noqa: PLC0415 - only where a model is opened

        if path.stat().st_size > LARGEST_FILE:
            raise ModelUnusable(f"{path.name}: larger than any model")
        content = np.memmap(path, dtype=np.uint8, mode="r").data
    except (OSError, ValueError) as error:
        raise ModelUnusable(f"{path.name}: can't be read: {error}") from error
    try:
        return parse_model(content)
    except ModelUnusable as error:
        raise ModelUnusable(f"{path.name}: {error.detail}") from error


def parse_model(content: memoryview) -> Tensors:
    """All tensors of a model, by name. Every length is checked before it is used. Raises ModelUnusable."""
    reader = _Reader(content)
    version, count = reader.numbers("<QQ")
    if version != VERSION:
        raise ModelUnusable(f"version {version} of the format is not known")
    if count > MOST_TENSORS:
        raise ModelUnusable(f"it says that it has {count} tensors")
    headers = [reader.numbers("<QQQQ") for _ in range(count)]
    names = [reader.name(length) for length, _, _, _ in headers]
    shapes = [reader.shape(dimensions) for _, _, dimensions, _ in headers]
    (padding,) = reader.numbers("<Q")
    reader.take(padding, "padding")
    tensors: Tensors = {}
    for name, shape, (_, kind, _, size) in zip(names, shapes, headers, strict=True):
        if name in tensors:
            raise ModelUnusable(f"two tensors are named {name}")
        tensors[name] = _tensor(name, kind, shape, reader.take(size, name))
    return tensors


def _tensor(name: str, kind: int, shape: tuple[int, ...], content: memoryview) -> Tensor:
    if kind not in _SIZES:
        raise ModelUnusable(f"{name} is of the unknown type {kind:#x}")
    needed = math.prod(shape) * _SIZES[kind]
    # A scalar multiplier may be declared int8 and hold whatever was in memory; it is never read as a matrix.
    needed += 4 if kind == INT8 and needed > 1 else 0
    if needed > len(content):
        raise ModelUnusable(f"{name} needs {needed} bytes and has {len(content)}")
    return Tensor(kind, shape, content)


class _Reader:
    """A place in the file that never moves past its end."""

    def __init__(self, content: memoryview) -> None:
        self._content = content
        self._place = 0

    def take(self, size: int, what: str) -> memoryview:
        end = self._place + size
        if end > len(self._content):
            raise ModelUnusable(f"cut off or damaged: {what} should end at byte {end} of {len(self._content)}")
        piece = self._content[self._place : end]
        self._place = end
        return piece

    def numbers(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack(layout, self.take(struct.calcsize(layout), "a header"))

    def name(self, length: int) -> str:
        if not 1 <= length <= LONGEST_NAME:
            raise ModelUnusable(f"a name of {length} bytes")
        try:
            return bytes(self.take(length, "a name")).rstrip(b"\0").decode("ascii")
        except UnicodeDecodeError as error:
            raise ModelUnusable("a name that is no text") from error

    def shape(self, dimensions: int) -> tuple[int, ...]:
        if not 1 <= dimensions <= MOST_DIMENSIONS:
            raise ModelUnusable(f"a tensor of {dimensions} dimensions")
        shape = self.numbers(f"<{dimensions}i")
        if min(shape) < 1:
            raise ModelUnusable(f"a tensor of the shape {shape}")
        return shape
