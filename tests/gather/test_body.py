"""Decompressing under a cap."""

import asyncio
import gzip
import pickle
import zlib
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.errors import FetchFailed
from farwire.gather.body import BodyTooLarge, decoders, read_body, unzip
from gather.unhurried import unhurried


async def pieces(body: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]


def read(body: bytes, coding: str = "", *, size: int = 7, most: int = 10_000, whole: bool = True) -> bytes:
    return asyncio.run(read_body(pieces(body, size), coding, most, whole=whole))


@unhurried
@given(st.binary(max_size=2000), st.integers(1, 300))
def test_pieces_of_any_size(body: bytes, size: int) -> None:
    assert read(gzip.compress(body), "gzip", size=size) == body
    assert read(zlib.compress(body), "deflate", size=size) == body
    assert read(body, size=size) == body


@unhurried
@given(st.binary(min_size=1, max_size=500), st.integers(1, 400))
def test_every_cut_is_seen(body: bytes, cut: int) -> None:
    packed = gzip.compress(body)
    with pytest.raises(FetchFailed):
        read(packed[: -min(cut, len(packed) - 1)], "gzip")


def test_an_empty_body_is_no_cut_off_one() -> None:
    assert read(b"", "gzip") == b""
    assert read(b"", "br") == b""


def test_the_limit_is_exact() -> None:
    assert len(read(b"x" * 100, most=100)) == 100
    with pytest.raises(BodyTooLarge):
        read(b"x" * 101, most=100)
    assert read(b"x" * 101, most=100, whole=False) == b"x" * 100
    assert read(gzip.compress(b"x" * 10_001), "gzip", whole=False) == b"x" * 10_000


def test_its_error_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(BodyTooLarge("too much")))  # noqa: S301 - our own
    assert (type(error), error.detail, error.retryable) == (BodyTooLarge, "too much", False)


def test_codings() -> None:
    assert decoders("") == []
    assert decoders("identity, ") == []
    with pytest.raises(FetchFailed, match="3 times over"):
        decoders("gzip, gzip, gzip")
    with pytest.raises(FetchFailed, match="not asked for"):
        decoders("compress")


def test_unzip() -> None:
    assert unzip(gzip.compress(b"x" * 100), 100) == b"x" * 100
    with pytest.raises(BodyTooLarge):
        unzip(gzip.compress(b"x" * 101), 100)
    with pytest.raises(FetchFailed, match="cut off"):
        unzip(gzip.compress(b"x" * 101)[:-3], 1000)
