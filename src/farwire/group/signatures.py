"""From a text to its signature: the worker's part of grouping."""

from farwire.group.copies import fingerprint, shingles
from farwire.group.encoder import encode, serves
from farwire.group.names import names_in, numbers_in
from farwire.records import Failure, Signature, SignRequest

_LEAD = 300


def sign(requests: tuple[SignRequest, ...]) -> tuple[Signature | Failure, ...]:
    """The signatures of some texts, in order; each is the same whatever else is in the batch.

    Some 10 ms of CPU a text; loads the encoder (150 MB) at the first text of a language it serves.
    """
    return tuple(_sign(request) for request in requests)


def _sign(request: SignRequest) -> Signature:
    opening = _opening(request)
    whole = "\n".join((request.headline, request.body or request.lead))
    held = shingles(request.body or request.lead, request.language)
    return Signature(
        digest=request.digest,
        language=request.language,
        fingerprint=fingerprint(held),
        vector=_vector(request, opening),
        names=names_in(whole, request.language),
        numbers=numbers_in(opening),
        shingles=held,
    )


def _opening(request: SignRequest) -> str:
    """Headline and the beginning of the lead: what the article is about."""
    lead = request.lead or request.body
    return ". ".join(part.strip(" .\n") for part in (request.headline, lead[:_LEAD]) if part.strip())


def _vector(request: SignRequest, opening: str) -> bytes:
    if not serves(request.language):
        opening = (request.english or "")[: len(request.headline) + _LEAD]
    return encode(opening).tobytes() if opening.strip() else b""
