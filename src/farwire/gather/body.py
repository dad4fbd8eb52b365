"""Bodies: decompressed as they come, under a cap, and whole or not at all."""

import zlib
from collections.abc import AsyncIterator
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from farwire.errors import FetchFailed

_PIECE = 256 * 1024  # bytes decompressed at a time, so that a bomb is seen before it is unpacked
_MOST_MEMBERS = 1000  # gzip members in one body: thousands of tiny ones are an attack, not a page
_MOST_CODINGS = 2

HAS_BROTLI = find_spec("brotli") is not None
ACCEPTED_CODINGS = "gzip, deflate, br" if HAS_BROTLI else "gzip, deflate"


class BodyTooLarge(FetchFailed):
    """A body over the limit. Asking again would only cost the same again."""

    retryable = False


class Decoder(Protocol):
    """One content coding (RFC 9110, 8.4), undone piece by piece."""

    def feed(self, piece: bytes, room: int) -> bytes:
        """Decode a piece; may stop once more than `room` bytes came out."""

    def finish(self) -> None:
        """Raise FetchFailed if the coded stream is not at its end."""


class _Zlib:
    """gzip (RFC 1952, several members allowed) and deflate (RFC 1950, or the bare RFC 1951 some servers send)."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._wbits = 31 if name == "gzip" else 15
        self._stream = zlib.decompressobj(self._wbits)
        self._begun = False
        self._members = 1

    def feed(self, piece: bytes, room: int) -> bytes:
        out = bytearray()
        while piece and len(out) <= room:
            if self._stream.eof and not self._next_member(piece):
                break
            out += self._inflate(piece, min(_PIECE, room - len(out) + 1))
            piece = self._stream.unconsumed_tail or self._stream.unused_data
        return bytes(out)

    def _next_member(self, rest: bytes) -> bool:
        """Open the next gzip member; what follows the last one is padding and ignored (as browsers do)."""
        if self._name != "gzip" or not rest.startswith(b"\x1f\x8b"):
            return False
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise BodyTooLarge("the compressed body is made of too many parts")
        self._stream = zlib.decompressobj(self._wbits)
        return True

    def _inflate(self, piece: bytes, most: int) -> bytes:
        try:
            out = self._stream.decompress(piece, most)
        except zlib.error as error:
            if self._begun or self._name != "deflate":
                raise FetchFailed(f"the {self._name} body is damaged ({error})") from error
            self._stream = zlib.decompressobj(-15)
            self._begun = True
            return self._inflate(piece, most)
        self._begun = True
        return out

    def finish(self) -> None:
        if self._begun and not self._stream.eof:
            raise FetchFailed(f"the {self._name} body is cut off")


class _Brotli:
    """br (RFC 7932)."""

    def __init__(self) -> None:
        self._brotli = import_module("brotli")
        self._stream = self._brotli.Decompressor()
        self._begun = False

    def feed(self, piece: bytes, room: int) -> bytes:
        out = bytearray()
        self._begun = self._begun or bool(piece)
        try:
            out += self._stream.process(piece, output_buffer_limit=_PIECE)
            while not self._stream.can_accept_more_data() and len(out) <= room:
                out += self._stream.process(b"", output_buffer_limit=_PIECE)
        except self._brotli.error as error:
            raise FetchFailed(f"the br body is damaged ({error})") from error
        return bytes(out)

    def finish(self) -> None:
        if self._begun and not self._stream.is_finished():
            raise FetchFailed("the br body is cut off")


def decoders(content_encoding: str) -> list[Decoder]:
    """What undoes a Content-Encoding, in the order of undoing; raises FetchFailed for one we don't know."""
    names = [name.strip().lower() for name in content_encoding.split(",")]
    codings = [name.removeprefix("x-") for name in names if name not in ("", "identity")]
    if len(codings) > _MOST_CODINGS:
        raise FetchFailed(f"the body is compressed {len(codings)} times over")
    return [_decoder(name) for name in reversed(codings)]


def _decoder(name: str) -> Decoder:
    if name in ("gzip", "deflate"):
        return _Zlib(name)
    if name == "br" and HAS_BROTLI:
        return _Brotli()
    raise FetchFailed(f"the body comes in a coding that was not asked for ({name})")


async def read_body(pieces: AsyncIterator[bytes], content_encoding: str, most: int, *, whole: bool = True) -> bytes:
    """Read a body to its end and decompress it.

    `most` is the limit in bytes, for what comes over the wire and for what comes out. Raises
    BodyTooLarge as soon as the limit is passed (with `whole` off, the beginning is enough: no more is read)
    and FetchFailed for a damaged or cut off body.
    """
    chain = decoders(content_encoding)
    body = bytearray()
    came = 0
    async for piece in pieces:
        came += len(piece)
        body += _decode(chain, piece, most - len(body))
        if max(came, len(body)) > most:
            if whole:
                raise too_large(most)
            return bytes(body[:most])
    for decoder in chain:
        decoder.finish()
    return bytes(body)


def _decode(chain: list[Decoder], piece: bytes, room: int) -> bytes:
    for decoder in chain:
        piece = decoder.feed(piece, room)
    return piece


def too_large(most: int) -> BodyTooLarge:
    """The error for a body of more than `most` bytes."""
    return BodyTooLarge(f"the body is larger than {most / 1024 / 1024:.3g} MB")


def unzip(body: bytes, most: int) -> bytes:
    """Decompress a whole gzip file, e.g. `sitemap.xml.gz`; raises as `read_body` does."""
    stream = _Zlib("gzip")
    out = stream.feed(body, most)
    if len(out) > most:
        raise too_large(most)
    stream.finish()
    return out
