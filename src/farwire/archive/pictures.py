"""Lead pictures that the wire keeps beside the archive: which may be shown, which are still wanted, where they lie.

Only the formats whose size can be read from their first bytes are kept: JPEG, PNG, GIF and WebP. No SVG, which is a
document that can carry scripts. What a server calls a file is not believed; its bytes decide.
"""

import hashlib
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q

from farwire.archive.models import Article, Failure, Revision
from farwire.records import Permission

# The newest articles whose pictures are kept; those of older ones are removed.
KEPT_ARTICLES = 1000
MOST_BYTES = 4 * 1024 * 1024
MOST_PIXELS = 50_000_000
LEAST_SIDE, MOST_SIDE = 120, 12_000
STAGE = "picture"
TYPES = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}
# The publisher's word that pictures are not to be shown elsewhere (robots directives).
_REFUSALS = frozenset({"noimageindex", "max-image-preview"})
_NAME = re.compile(r"[0-9a-f]{32}\.(\d+)x(\d+)\.(jpg|png|gif|webp)")
# Frame headers of JPEG (ITU-T T.81, table B.1): all but DHT, JPG and DAC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Picture:
    """A kept picture: its file, its ending (which names its type) and its size in pixels."""

    path: Path
    ending: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """A picture that an article names and that may be shown."""

    article: str
    url: str


def form_of(body: bytes) -> tuple[str, int, int] | None:
    """The ending, width and height of a picture, read from its bytes; None if it is none that is kept."""
    for read in (_png, _gif, _webp, _jpeg):
        found = read(body)
        if found is not None:
            _, width, height = found
            fits = min(width, height) >= LEAST_SIDE and max(width, height) <= MOST_SIDE
            return found if fits and width * height <= MOST_PIXELS else None
    return None


def folder() -> Path:
    """Where pictures lie."""
    return Path(settings.DATA_DIR) / "pictures"


def digest_of(url: str) -> str:
    """The name of the file of a picture's address."""
    return hashlib.sha256(url.encode()).hexdigest()[:32]


def picture_at(url: str) -> Picture | None:
    """The kept picture of this address, or None."""
    digest = digest_of(url)
    for path in (folder() / digest[:2]).glob(f"{digest}.*"):
        match = _NAME.fullmatch(path.name)
        if match:
            return Picture(path, match[3], int(match[1]), int(match[2]))
    return None


def may_show_picture(article: Article, revision: Revision, image: dict[str, Any]) -> bool:
    """Whether this site may show an article's picture.

    To its owner as any feed reader would; to the public only with the publisher's leave for the whole text, and only
    a picture that is not credited to somebody else: leave for a text is none for an agency's photograph.
    """
    if any(signal.get("rule") in _REFUSALS for signal in revision.rights.get("signals", ())):
        return False
    if settings.VISIBILITY == "private" or article.source.is_sample:
        return True
    granted = article.source.full_text_granted or revision.rights.get("may_show_full_text") == Permission.GRANTED
    return bool(granted) and _is_own(str(image.get("credit") or ""), article, revision)


def wanted_pictures(now: datetime) -> Iterator[WantedPicture]:
    """Pictures of the newest articles that may be shown and are not here, but for those whose time has not come."""
    waits = set(
        Failure.objects.filter(stage=STAGE)
        .filter(Q(next_at__isnull=True) | Q(next_at__gt=now))
        .values_list("subject", flat=True)
    )
    for article, url in _named():
        if url not in waits and picture_at(url) is None:
            yield WantedPicture(article, url)


def named_pictures() -> set[str]:
    """The file names, without size and ending, of all pictures that are to be kept."""
    return {digest_of(url) for _, url in _named()}


def _named() -> Iterator[tuple[str, str]]:
    shown = Article.objects.filter(same_as__isnull=True, withdrawn_at__isnull=True, latest__isnull=False)
    newest = shown.filter(source__is_sample=False).order_by("-published_at", "key").values_list("pk", flat=True)
    rows = Article.objects.filter(pk__in=list(newest[:KEPT_ARTICLES]), latest__content__image__url__isnull=False)
    related = rows.select_related("source", "latest").order_by("-published_at", "key")
    for article in related.iterator(chunk_size=100):
        revision = article.latest
        image = revision.content.get("image") if revision else None
        if revision and image and may_show_picture(article, revision, image):
            yield article.key, image["url"]


def _is_own(credit: str, article: Article, revision: Revision) -> bool:
    """Whether a picture has no credit, or one that names its publisher, the rights' holder or the author."""
    names = (article.source.name, str(revision.rights.get("holder") or ""), *map(str, revision.byline))
    words = [re.sub(r"\W+", " ", name).strip().casefold() for name in names]
    given = re.sub(r"\W+", " ", credit).strip().casefold()
    return not given or any(word and word in given for word in words)


def _png(body: bytes) -> tuple[str, int, int] | None:
    if not body.startswith(b"\x89PNG\r\n\x1a\n") or body[12:16] != b"IHDR" or len(body) < 24:
        return None
    width, height = struct.unpack(">II", body[16:24])
    return "png", width, height


def _gif(body: bytes) -> tuple[str, int, int] | None:
    if body[:6] not in (b"GIF87a", b"GIF89a") or len(body) < 10:
        return None
    width, height = struct.unpack("<HH", body[6:10])
    return "gif", width, height


def _webp(body: bytes) -> tuple[str, int, int] | None:
    """WebP's three kinds (RFC 9649, 2.5 to 2.7)."""
    if body[:4] != b"RIFF" or body[8:12] != b"WEBP" or len(body) < 30:
        return None
    kind = body[12:16]
    if kind == b"VP8X":
        width, height = (1 + int.from_bytes(body[at : at + 3], "little") for at in (24, 27))
    elif kind == b"VP8L" and body[20] == 0x2F:
        bits = int.from_bytes(body[21:25], "little")
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    elif kind == b"VP8 " and body[23:26] == b"\x9d\x01\x2a":
        width, height = (each & 0x3FFF for each in struct.unpack("<HH", body[26:30]))
    else:
        return None
    return "webp", width, height


def _jpeg(body: bytes) -> tuple[str, int, int] | None:
    """The first frame header, from segment to segment (ITU-T T.81, B.2)."""
    if not body.startswith(b"\xff\xd8\xff"):
        return None
    place = 2
    while place + 9 <= len(body) and body[place] == 0xFF:
        marker = body[place + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", body[place + 5 : place + 9])
            return "jpg", width, height
        is_bare = marker == 0xFF or 0xD0 <= marker <= 0xD7
        place += 1 if marker == 0xFF else 2 if is_bare else 2 + struct.unpack(">H", body[place + 2 : place + 4])[0]
    return None
