from datetime import UTC, datetime

import pytest

from farwire.read.dates import parse_date
from read.pages import article, item, linked_data, revision

MORNING = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-11-19T09:30:00+01:00", "2026-11-19T09:30:00+01:00"),
        ("2026-11-19T08:30:00Z", "2026-11-19T08:30:00+00:00"),
        ("2026-11-19 09:30", "2026-11-19T09:30:00"),
        ("2026-11-19", "2026-11-19T00:00:00"),
        ("20261119T093000", "2026-11-19T09:30:00"),
        ("Thu, 19 Nov 2026 08:30:00 GMT", "2026-11-19T08:30:00+00:00"),
        ("1795077000", "2026-11-19T08:30:00+00:00"),
        ("1795077000000", "2026-11-19T08:30:00+00:00"),
        ("19.11.2026", "2026-11-19T00:00:00"),
        ("November 19, 2026", "2026-11-19T00:00:00"),
    ],
)
def test_machine_readable_dates(text: str, iso: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize(
    "text",
    ["", None, "today", "10:30", "Monday", "0001-01-01", "99999999999999", "2026-13-45", "x" * 200, "+12 345 678"],
)
def test_what_is_no_date(text: str | None) -> None:
    assert parse_date(text) is None


def og(name: str, value: str) -> str:
    return f'<meta property="article:{name}_time" content="{value}">'


@pytest.mark.parametrize(
    ("head", "before"),
    [
        (linked_data(datePublished="2026-11-19T09:30:00+01:00"), ""),
        (og("published", "2026-11-19T09:30:00+01:00"), ""),
        ('<meta itemprop="datePublished" content="2026-11-19T08:30:00Z">', ""),
        ("", '<time datetime="2026-11-19T09:30:00+01:00">Thursday</time>'),
        ("", '<time itemprop="datePublished" datetime="2026-11-19T08:30Z">Thursday</time>'),
    ],
)
def test_where_the_page_says_it(head: str, before: str) -> None:
    assert revision(article(head=head, before=before)).published_at == MORNING


def test_the_feeds_date_where_the_page_has_none() -> None:
    assert revision(article(), item=item(published_at=MORNING)).published_at == MORNING


def test_a_date_without_a_zone_takes_the_feeds() -> None:
    found = revision(article(head=og("published", "2026-11-19T09:30:00")), item=item(published_at=MORNING))
    assert found.published_at == MORNING


def test_the_title_or_the_address_may_name_the_day() -> None:
    assert revision(article(), url="https://paper.example/2026/11/19/harbour.html").published_at == datetime(
        2026, 11, 19, tzinfo=UTC
    )


def test_a_date_in_the_future_is_not_believed() -> None:
    head = linked_data(datePublished="2031-01-01T00:00:00Z") + og("published", "2026-11-19T08:30:00Z")
    assert revision(article(head=head)).published_at == MORNING


@pytest.mark.parametrize(
    ("modified", "updated"),
    [("2026-11-19T10:00:00Z", True), ("2026-11-19T08:30:00Z", False), ("2026-11-18T08:30:00Z", False)],
)
def test_updated_only_if_later(modified: str, updated: bool) -> None:
    found = revision(article(head=linked_data(datePublished="2026-11-19T08:30:00Z", dateModified=modified)))
    assert (found.updated_at is not None) is updated
