"""From a text to its signature: the worker's part of grouping."""

from farwire.group import encoder, sentences, space
from farwire.group.copies import fingerprint, shingles, sketch
from farwire.group.entities import entities_in
from farwire.group.names import names_in, numbers_in, sounds_in
from farwire.records import Failure, Signature, SignRequest

_LEAD = 300
_NAMED = 3000  # characters of the text in which names are looked for
_READ = 60_000  # and those that are read at all: the longest reports have as many


def sign(requests: tuple[SignRequest, ...]) -> tuple[Signature | Failure, ...]:
    """The signatures of some texts, in order; each is the same whatever else is in the batch.

    Some 12 ms of CPU a text; loads the encoder (150 MB) at the first text that it serves.
    """
    return tuple(_sign(request) for request in requests)


def _sign(request: SignRequest) -> Signature:
    body = _whole(request)
    cut = shingles(body, request.language)
    vector, rows, first = _meaning(request, body)
    beginning = f"{request.headline}\n{body[:_NAMED]}"
    names = names_in(beginning, request.language)
    return Signature(
        digest=request.digest,
        language=request.language,
        fingerprint=fingerprint(cut),
        vector=vector,
        names=names,
        numbers=numbers_in(beginning),
        shingles=sketch(cut),
        sentences=rows,
        sounds=sounds_in(beginning, request.language, names),
        entities=entities_in(beginning, request.language),
        first=first,
    )


def _whole(request: SignRequest) -> str:
    """The body, with the lead before it where it does not begin with it."""
    if request.lead and request.lead[:80] not in request.body:
        return f"{request.lead}\n{request.body}".strip()[:_READ]
    return request.body[:_READ]


def _meaning(request: SignRequest, body: str) -> tuple[bytes, bytes, tuple[str, ...]]:
    """The vector of headline and lead, those of the first sentences, and these; empty where no encoder serves.

    The sentences of a text that is known by its English translation are not told: they are not its own words.
    """
    headline, language = request.headline, request.language
    if not encoder.serves(language):
        if request.english:
            headline, _, body = request.english.partition("\n")
            language = "en"
        elif not encoder.nearly_serves(language):
            return b"", b"", ()
    lead = " ".join(body.split())[:_LEAD]
    opening = ". ".join(part for part in (headline.strip(" ."), lead) if part)
    if not opening:
        return b"", b"", ()
    first = sentences.first_sentences(headline, body, language)
    vectors = encoder.encode([opening, *first])
    told = tuple(first) if language == request.language else ()
    return vectors[0].astype("<f4").tobytes(), space.sentences_in_bytes(vectors[1:]).tobytes(), told
