"""Records to JSON and back, field by field; fields at their defaults are left out.

A record is an object by field names; an `AlignedWord`, of which there are very many, is an array.
"""

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from farwire.records import AlignedWord

Json = Any
Record = TypeVar("Record")
# Their fields are plain.
_AS_ARRAY = frozenset({AlignedWord})
_PLAIN = frozenset({str, int, float, bool, types.NoneType})


def encode(value: object) -> Json:
    """A record, or anything that records hold but bytes, as JSON values."""
    if type(value) in _PLAIN:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return _encode_record(value)
    if isinstance(value, tuple | list):
        return [encode(part) for part in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value


def decode(kind: type[Record], value: Json) -> Record:
    """The record of class `kind` from its JSON; raises KeyError, TypeError or ValueError if it is not one."""
    record: Record = _decoder(typing.cast(Any, kind))(value)
    return record


def _encode_record(record: Any) -> Json:
    kind: Any = type(record)
    if kind in _AS_ARRAY:
        return list(_row(kind)(record))
    return {
        name: encode(value)
        for name, _, default in _plan(kind)
        if (value := getattr(record, name)) != default or default is MISSING
    }


@cache
def _row(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives a record's fields, in their order."""
    return attrgetter(*(part.name for part in fields(kind)))


@cache
def _plan(kind: Any) -> tuple[tuple[str, Callable[[Json], Any], Any], ...]:
    """Name, decoder and default (or MISSING) of each field of a record class."""
    hints = typing.get_type_hints(kind)
    return tuple((part.name, _decoder(hints[part.name]), _default(part)) for part in fields(kind))


def _default(part: Field[Any]) -> Any:
    return part.default


@cache
def _decoder(hint: Any) -> Callable[[Json], Any]:
    if is_dataclass(hint):
        return lambda value: _decode_record(hint, value)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin in (typing.Union, types.UnionType):
        inner = _decoder(next(each for each in arguments if each is not type(None)))
        return lambda value: None if value is None else inner(value)
    if hint is datetime:
        return datetime.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return lambda value: value


def _tuple_decoder(arguments: tuple[Any, ...]) -> Callable[[Json], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = _decoder(arguments[0])
        return lambda value: tuple(inner(part) for part in value)
    inners = tuple(_decoder(each) for each in arguments)
    return lambda value: tuple(decoder(part) for decoder, part in zip(inners, value, strict=True))


def _decode_record(kind: Any, value: Json) -> Any:
    if kind in _AS_ARRAY:
        return kind(*(decoder(part) for (_, decoder, _), part in zip(_plan(kind), value, strict=True)))
    return kind(
        **{name: decoder(value[name]) for name, decoder, default in _plan(kind) if name in value or default is MISSING}
    )
