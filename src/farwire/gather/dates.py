"""Dates as feeds write them: RFC 822 and its misspellings, ISO 8601 and W3C-DTF, epochs. All in UTC.

A date without a zone counts as UTC. What is missing is never filled in from today: a text that leaves
day, month or year open is no date.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from dateutil import parser as loose

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)  # clocks and zones go wrong; news from further ahead does not exist
_LONGEST = 100  # characters of a date that are looked at

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:(?:[T_ ]\s*|\s+)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,:](\d{1,9}))?)?)?\s*"
    r"(Z|UTC|GMT|[+\-−]\s?\d{2}:?(?:\d{2})?)?",
    re.IGNORECASE,
)
_RFC = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})[\s\-]+([^\W\d]{3,})\.?[\s\-,]+(\d{4}|\d{2})"
    r"(?:[\s,T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?)?"
    r"\s*\(?([+\-−]\d{2}:?\d{2}|[A-Za-z]{1,5})?\)?(?:\s*([+\-−]\d{2}:?\d{2}|\(.*\)))?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_OFFSET = re.compile(r"[+-](\d{2}):?(\d{2})?")

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero ene gennaio gen janeiro",
            "feb february februar février fév febrero febbraio fevereiro fev",
            "mar march märz mär mrz mars marzo março maart mrt",
            "apr april avril avr abril abr aprile",
            "may mai mayo maggio mag maio mei",
            "jun june juni juin junio giugno giu junho",
            "jul july juli juillet juil julio luglio lug julho",
            "aug august août aoû agosto ago augustus",
            "sep sept september septembre septiembre settembre set setembro",
            "oct october oktober okt octobre octubre ottobre ott outubro out",
            "nov november novembre noviembre novembro",
            "dec december dezember dez décembre déc diciembre dic dicembre dezembro desember",
        ),
        1,
    )
    for name in names.split()
}

# Hours from UTC of the zone names that feeds use; RFC 822 defines only the American ones.
_ZONES = {
    name: hours
    for hours, names in (
        (0, "z ut utc gmt wet"),
        (1, "cet met bst west mez"),
        (2, "cest mest eet sast cat mesz"),
        (3, "eest msk eat trt"),
        (3.5, "irst"),
        (4, "gst"),
        (5, "pkt"),
        (5.5, "ist"),
        (7, "wib ict"),
        (8, "hkt sgt awst pht wita"),
        (9, "jst kst wit"),
        (9.5, "acst"),
        (10, "aest"),
        (10.5, "acdt"),
        (11, "aedt"),
        (12, "nzst"),
        (13, "nzdt"),
        (-3, "brt art adt"),
        (-4, "edt ast clt"),
        (-5, "est cdt cot pet"),
        (-6, "cst mdt"),
        (-7, "mst pdt"),
        (-8, "pst akdt"),
        (-9, "akst"),
        (-10, "hst"),
    )
    for name in names.split()
}


def plausible_date(text: str | None, fetched_at: datetime) -> datetime | None:
    """The date a feed states, in UTC, or None if it states none, is not understood, or can't be.

    It can't be when it lies before 1990 or more than two days after the feed was fetched.
    """
    date = parse_date(text.strip()[:_LONGEST]) if text else None
    return date if date and _EARLIEST <= date <= fetched_at + _AHEAD else None


@lru_cache(maxsize=8192)
def parse_date(text: str) -> datetime | None:
    """A date in any of the known shapes, in UTC; None if it is in none of them."""
    text = " ".join(text[:_LONGEST].split())
    for shape, reading in ((_ISO, _iso), (_RFC, _rfc), (_EPOCH, _epoch)):
        match = shape.fullmatch(text)
        if match:
            try:
                return reading(match)
            except (ValueError, OverflowError):
                return None
    return _loosely(text)


def _iso(match: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (int(match.group(n) or 0) for n in range(1, 7))
    fraction = int((match.group(7) or "0")[:6].ljust(6, "0"))
    return _at((year, month, day), (hour, minute, second, fraction), _offset(match.group(8)))


def _rfc(match: re.Match[str]) -> datetime:
    month = _MONTHS.get(match.group(2).lower()) or _MONTHS.get(match.group(2).lower()[:3])
    if month is None:
        raise ValueError(f"no month: {match.group(2)}")
    year = int(match.group(3))
    if year < 100:
        year += 2000 if year < 70 else 1900
    hour, minute, second = (int(match.group(n) or 0) for n in (4, 5, 6))
    half = (match.group(7) or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    further = match.group(9)
    zone = further if further and further[0] in "+-−" else match.group(8)
    return _at((year, month, int(match.group(1))), (hour, minute, second, 0), _offset(zone))


def _at(day: tuple[int, int, int], time: tuple[int, int, int, int], offset: timedelta) -> datetime:
    """The moment; 24:00 is the next day's beginning and a leap second the second before."""
    hour, minute, second, fraction = time
    start = datetime(*day, tzinfo=timezone(timedelta(0)))
    if hour == 24 and minute == second == 0:
        return start + timedelta(days=1) - offset
    return start.replace(hour=hour, minute=minute, second=min(second, 59), microsecond=fraction, tzinfo=UTC) - offset


def _offset(zone: str | None) -> timedelta:
    """A zone's distance from UTC; nothing for none and for names nobody knows."""
    text = (zone or "").replace("−", "-").replace(" ", "").lower()
    match = _OFFSET.fullmatch(text)
    if match is None:
        return timedelta(hours=_ZONES.get(text, 0))
    distance = timedelta(hours=int(match.group(1)), minutes=int(match.group(2) or 0))
    if distance > timedelta(hours=18):
        raise ValueError(f"no zone: {zone}")
    return -distance if text.startswith("-") else distance


def _epoch(match: re.Match[str]) -> datetime:
    """Seconds, or by their number of digits milliseconds, since 1970."""
    number = float(match.group())
    return datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC)


def _loosely(text: str) -> datetime | None:
    """dateutil's reading, if it does not depend on what it fills in for missing parts."""
    if len(re.findall(r"\d+", text)) < 3:
        return None
    readings = set()
    for default in (datetime(2000, 1, 1, tzinfo=UTC), datetime(2003, 5, 13, tzinfo=UTC)):
        try:
            readings.add(loose.parse(text, default=default, tzinfos=_zone_seconds))
        except (ValueError, OverflowError, TypeError, AttributeError):
            return None
    if len(readings) != 1:
        return None
    date = readings.pop()
    return (date.replace(tzinfo=UTC) if date.tzinfo is None else date).astimezone(UTC)


def _zone_seconds(name: str | None, offset: int | None) -> int:
    if offset is not None:
        return offset
    return round(_ZONES.get((name or "").lower(), 0) * 3600)
