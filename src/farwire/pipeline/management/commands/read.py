"""`farwire read PATH_OR_URL…`: what is found on a page, without filing it."""

import gzip
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from rich.console import Console

from farwire import gather, read
from farwire.archive.codec import encode
from farwire.archive.verb import Verb
from farwire.pipeline.opening import fetch_policy
from farwire.pipeline.reading import show
from farwire.records import BlockKind, Failure, Fetched, FetchRequest, ReadRequest, Revision, block_text

_MOST_BYTES = 15 * 1024 * 1024


class Command(Verb):
    """Reads pages and shows what was found."""

    help = "Read pages, from files (also .gz) or addresses, and show what was found; nothing is filed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `read`."""
        parser.add_argument("pages", nargs="+", metavar="PATH_OR_URL")
        parser.add_argument("--base-url", metavar="URL", help="the address that a file's page came from")
        parser.add_argument("--json", action="store_true", help="one object a line for each page, in order")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read each page in turn; a page that can't be read does not stop the others."""
        failed = 0
        console = Console(file=sys.stdout, highlight=False)
        for place, outcome in _read_all(options["pages"], options["base_url"]):
            if isinstance(outcome, Failure):
                failed += 1
                self.stderr.write(f"farwire read: {place}: {outcome.error}: {outcome.detail}")
            elif options["json"]:
                self.stdout.write(json.dumps(_object(place, *outcome), ensure_ascii=False))
            else:
                show(console, *outcome)
        if failed:
            raise CommandError(f"farwire read: {failed} of {len(options['pages'])} pages could not be read")


def _read_all(places: list[str], base_url: str | None) -> Iterator[tuple[str, Failure | tuple[str, Revision]]]:
    """Each place with its failure, or with its address and revision."""
    for place in places:
        fetched = _fetch(place, base_url)
        revision = fetched if isinstance(fetched, Failure) else read.read(ReadRequest(place, fetched))
        if isinstance(revision, Failure) or isinstance(fetched, Failure):
            yield place, revision if isinstance(revision, Failure) else fetched  # type: ignore[misc]
        else:
            yield place, (fetched.final_url, revision)


def _fetch(place: str, base_url: str | None) -> Fetched | Failure:
    if place.startswith(("http://", "https://")):
        return gather.fetch(FetchRequest(place, place, fetch_policy()))
    path = Path(place)
    try:
        body = path.read_bytes()
        body = gzip.decompress(body) if path.suffix == ".gz" else body
    except (OSError, EOFError, gzip.BadGzipFile) as error:
        return Failure("read", place, type(error).__name__, getattr(error, "strerror", None) or str(error))
    if len(body) > _MOST_BYTES:
        return Failure("read", place, "PageUnreadable", f"{len(body)} bytes; {_MOST_BYTES} at most are read")
    url = base_url or path.resolve().as_uri()
    return Fetched(url, url, 200, "text/html", body, None, None, datetime.now(UTC))


def _object(path: str, url: str, revision: Revision) -> dict[str, Any]:
    return {
        "path": path,
        "url": url,
        "canonical_url": revision.canonical_url,
        "headline": revision.headline or None,
        "standfirst": revision.text_of(BlockKind.STANDFIRST) or None,
        "byline": list(revision.byline),
        "published_at": encode(revision.published_at),
        "updated_at": encode(revision.updated_at),
        "language": revision.language,
        "language_confidence": round(revision.language_confidence, 4),
        "section": revision.section,
        "origin": revision.origin,
        "dateline": revision.dateline,
        "keywords": list(revision.keywords),
        "notes": list(revision.notes),
        "image": encode(revision.image),
        "completeness": encode(revision.completeness),
        "rights": {
            "licence": revision.rights.licence,
            "holder": revision.rights.holder,
            "attribution": revision.rights.attribution,
            "may_translate": revision.rights.may_translate.value,
            "may_show_full_text": revision.rights.may_show_full_text.value,
            "signals": encode(revision.rights.signals),
        },
        "blocks": [
            {"kind": block.kind.value, "text": block_text(block, revision.language)} for block in revision.blocks
        ],
    }
