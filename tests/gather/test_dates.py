"""Dates as the world writes them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.gather.dates import parse_date, plausible_date
from gather.unhurried import unhurried

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        # RFC 822 and 2822
        ("Tue, 10 Mar 2026 10:11:12 GMT", "2026-03-10T10:11:12"),
        ("Tue, 10 Mar 2026 10:11:12 +0200", "2026-03-10T08:11:12"),
        ("Tue, 10 Mar 2026 10:11:12 -0330", "2026-03-10T13:41:12"),
        ("Tue, 10 Mar 2026 10:11:12 +02:00", "2026-03-10T08:11:12"),
        ("Tue, 10 Mar 2026 10:11:12 EST", "2026-03-10T15:11:12"),
        ("Tue, 10 Mar 2026 10:11:12 CEST", "2026-03-10T08:11:12"),
        ("Tue, 10 Mar 2026 10:11:12 JST", "2026-03-10T01:11:12"),
        ("Tue, 10 Mar 2026 10:11:12 GMT+0200", "2026-03-10T08:11:12"),
        ("Tue, 10 Mar 2026 10:11:12 +0000 (UTC)", "2026-03-10T10:11:12"),
        ("10 Mar 2026 10:11 UT", "2026-03-10T10:11:00"),
        ("10 Mar 26 10:11:12 Z", "2026-03-10T10:11:12"),
        ("Tuesday, 10 March 2026 10:11:12 GMT", "2026-03-10T10:11:12"),
        ("Tue,10 Mar 2026 10:11:12 GMT", "2026-03-10T10:11:12"),
        ("  Tue,\n 10 Mar  2026 10:11:12  GMT ", "2026-03-10T10:11:12"),
        ("Wed, 10 Mar 2026 10:11:12 GMT", "2026-03-10T10:11:12"),
        ("10 Mar 2026", "2026-03-10T00:00:00"),
        ("10-Mar-2026 10:11", "2026-03-10T10:11:00"),
        ("Tue, 10 Mar 2026 24:00:00 GMT", "2026-03-11T00:00:00"),
        ("Tue, 10 Mar 2026 10:11:60 GMT", "2026-03-10T10:11:59"),
        ("Tue, 10 Mar 2026 01:11:12 PM GMT", "2026-03-10T13:11:12"),
        ("Tue, 10 Mar 2026 12:11 am", "2026-03-10T00:11:00"),
        ("Ter, 10 Março 2026 10:11:12 -0300", "2026-03-10T13:11:12"),
        ("mar., 10 févr. 2026 10:11:12 +0100", "2026-02-10T09:11:12"),
        ("Di, 10 Mär 2026 10:11:12 +0100", "2026-03-10T09:11:12"),
        ("Tue, 10 Mar 2026 10:11:12 XYZ", "2026-03-10T10:11:12"),
        # ISO 8601, RFC 3339, W3C-DTF
        ("2026-03-10T10:11:12Z", "2026-03-10T10:11:12"),
        ("2026-03-10T10:11:12.345678Z", "2026-03-10T10:11:12.345678"),
        ("2026-03-10T10:11:12,5+02:00", "2026-03-10T08:11:12.500000"),
        ("2026-03-10T10:11:12+0200", "2026-03-10T08:11:12"),
        ("2026-03-10T10:11:12+02", "2026-03-10T08:11:12"),
        ("2026-03-10 10:11:12", "2026-03-10T10:11:12"),
        ("2026-03-10 10:11:12 UTC", "2026-03-10T10:11:12"),
        ("2026-03-10 10:11:12 +0100", "2026-03-10T09:11:12"),
        ("2026-03-10T10:11Z", "2026-03-10T10:11:00"),
        ("2026-03-10", "2026-03-10T00:00:00"),
        ("20260310", "2026-03-10T00:00:00"),
        ("20260310T101112Z", "2026-03-10T10:11:12"),
        ("2026-03-10T24:00:00Z", "2026-03-11T00:00:00"),
        ("2026-03-10T10:11:12−03:00", "2026-03-10T13:11:12"),
        # epochs
        ("1773137472", "2026-03-10T10:11:12"),
        ("1773137472000", "2026-03-10T10:11:12"),
        # others
        ("March 10, 2026 10:11 AM", "2026-03-10T10:11:00"),
        ("Tue Mar 10 10:11:12 2026", "2026-03-10T10:11:12"),
        ("2026/03/10 10:11", "2026-03-10T10:11:00"),
    ],
)
def test_known_shapes(text: str, iso: str) -> None:
    assert parse_date(text) == datetime.fromisoformat(iso).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "yesterday",
        "Tue",
        "10:11",
        "10",
        "2026",
        "March 2026",
        "10 March",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "2026-13-01",
        "2026-02-30",
        "Tue, 31 Feb 2026 10:11:12 GMT",
        "Tue, 10 Mar 2026 25:11:12 GMT",
        "Tue, 10 Mar 2026 10:61:12 GMT",
        "10 Xyz 2026 10:11:12",
        "2026-03-10T10:11:12+99:00",
        "-1",
        "99999999999999999999",
        "1" * 5000,
        "Invalid Date",
        "\0",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        (NOW, True),
        (NOW + timedelta(days=2), True),
        (NOW + timedelta(days=2, seconds=1), False),
        (datetime(1990, 1, 1, tzinfo=UTC), True),
        (datetime(1989, 12, 31, tzinfo=UTC), False),
        (datetime(1970, 1, 1, tzinfo=UTC), False),
    ],
)
def test_what_can_not_be(date: datetime, kept: bool) -> None:
    assert (plausible_date(date.isoformat(), NOW) == date) is kept


def test_no_date() -> None:
    assert plausible_date(None, NOW) is None
    assert plausible_date("", NOW) is None
    assert plausible_date("0", NOW) is None


@unhurried
@given(st.text(max_size=120))
def test_no_text_is_an_error(text: str) -> None:
    date = plausible_date(text, NOW)
    assert date is None or date.tzinfo is UTC


@unhurried
@given(st.integers(631_238_400, 1_772_000_000))
def test_every_moment_is_read_back(epoch: int) -> None:
    moment = datetime.fromtimestamp(epoch, UTC)
    assert parse_date(moment.isoformat()) == moment
    assert parse_date(moment.strftime("%a, %d %b %Y %H:%M:%S +0000")) == moment
    assert parse_date(str(epoch)) == moment
