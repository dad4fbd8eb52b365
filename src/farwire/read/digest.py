"""The digest that names a revision: the same article, the same digest."""

import hashlib
import json

from farwire.records import Block


def digest_of(canonical_url: str, language: str, byline: tuple[str, ...], blocks: tuple[Block, ...]) -> str:
    """SHA-256, in hex, of what the article is: its address, language, authors and blocks with their marks.

    Dates, rights, images, counters and what the feed says don't count: they change without the article.
    """
    content = [
        canonical_url,
        language,
        list(byline),
        [
            [
                block.kind.value,
                [
                    [each.text, [[mark.kind, mark.start, mark.end, mark.href] for mark in each.marks]]
                    for each in block.segments
                ],
            ]
            for block in blocks
        ],
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
