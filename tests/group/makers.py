"""Short ways to the records that the tests of this room need."""

from datetime import UTC, datetime, timedelta

from farwire.group import Candidate, sign
from farwire.records import Signature, SignRequest

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def signed(digest: str, language: str, headline: str, body: str, english: str | None = None) -> Signature:
    """The signature of a text whose first paragraph is its lead."""
    answer = sign((SignRequest(digest, language, headline, body.split("\n", maxsplit=1)[0], body, english),))[0]
    assert isinstance(answer, Signature)
    return answer


def candidate(
    article: str, language: str, headline: str, body: str, *, hours: float = 0.0, english: str | None = None
) -> Candidate:
    """An article published so many hours after noon."""
    signature = signed(f"digest-{article}", language, headline, body, english)
    at = NOON + timedelta(hours=hours)
    return Candidate(article, signature.digest, language, f"paper-{article}", at, signature)
