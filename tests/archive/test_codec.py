"""Records to JSON and back, for every record that holds no bytes."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farwire import records
from farwire.archive.codec import decode, encode

st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
# No subnormal numbers: engines that ran in this process may have switched them off (flush to zero).
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False))

KINDS = (
    records.Block,
    records.Completeness,
    records.EngineChoice,
    records.Failure,
    records.FeedContent,
    records.FeedLink,
    records.FetchRequest,
    records.Finding,
    records.Image,
    records.Item,
    records.MemoryHit,
    records.Placement,
    records.Revision,
    records.Rights,
    records.Term,
    records.TranslationUnit,
    records.UnitVerdict,
    records.Verdict,
)


def _through_json(value: Any) -> Any:
    return json.loads(json.dumps(encode(value), ensure_ascii=False, allow_nan=False))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(drawn=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_round_trip(kind: type, drawn: st.DataObject) -> None:
    record = drawn.draw(st.from_type(kind))
    copy = decode(kind, _through_json(record))
    assert copy == record
    assert hash(copy) == hash(record)
    assert _through_json(copy) == _through_json(record)


def test_fields_at_their_defaults_are_left_out() -> None:
    assert encode(records.Rights()) == {}
    assert decode(records.Rights, {}) == records.Rights()
    assert encode(records.Segment(0, 1, "Olá.")) == {"block": 0, "index": 1, "text": "Olá."}


def test_a_field_whose_default_is_none_keeps_a_value() -> None:
    mark = records.Mark("link", 0, 3, "https://example.org/")
    assert encode(mark) == {"kind": "link", "start": 0, "end": 3, "href": "https://example.org/"}
    assert decode(records.Mark, encode(mark)) == mark


def test_aligned_words_are_arrays() -> None:
    word = records.AlignedWord(0, 3, 4, 9, -0.25)
    assert encode((word,)) == [[0, 3, 4, 9, -0.25]]
    assert decode(tuple[records.AlignedWord, ...], [[0, 3, 4, 9, -0.25]]) == (word,)


def test_datetimes_stay_in_utc() -> None:
    at = datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=UTC)
    assert encode(at) == "2026-03-04T05:06:07.000089+00:00"
    assert decode(datetime, encode(at)) == at


@pytest.mark.parametrize(
    ("kind", "value", "error"),
    [
        (records.Segment, {"block": 0, "index": 1}, KeyError),
        (records.Block, {"kind": "poem", "segments": []}, ValueError),
        (tuple[records.AlignedWord, ...], [[0, 3, 4]], ValueError),
        (records.Segment, None, TypeError),
    ],
)
def test_what_is_no_record_is_refused(kind: type, value: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        decode(kind, value)
