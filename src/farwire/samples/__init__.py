"""Sample articles that come with the product, so that there is something to see without internet.

The texts are invented, name nobody, and are given to the public domain (CC0). They are filed the way
any publisher's are: as items of a feed, and as pages that are read.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from importlib.resources import files

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
PUBLISHER = "Farwire sample"


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample article. `hours_ago` is its age at the first start; paragraphs hold inline HTML."""

    slug: str
    language: str
    headline: str
    standfirst: str
    section: str
    byline: str
    hours_ago: float
    paragraphs: tuple[str, ...]


@cache
def samples() -> tuple[Sample, ...]:
    """All samples, in the order of the file."""
    rows = json.loads((files(__name__) / "samples.json").read_text(encoding="utf-8"))
    return tuple(Sample(**{**row, "paragraphs": tuple(row["paragraphs"])}) for row in rows)


def sample_page(sample: Sample, url: str, published_at: datetime | None) -> str:
    """The sample as a page at its address, as a careful publisher would make it."""
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": sample.headline,
        "description": sample.standfirst,
        "articleSection": sample.section,
        "inLanguage": sample.language,
        "author": {"@type": "Person", "name": sample.byline},
        "publisher": {"@type": "Organization", "name": PUBLISHER},
        "license": LICENCE,
        "isAccessibleForFree": True,
        "mainEntityOfPage": url,
        **({"datePublished": published_at.isoformat(timespec="seconds")} if published_at else {}),
    }
    facts = json.dumps(article, ensure_ascii=False).replace("</", "<\\/")
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in sample.paragraphs)
    return f"""<!doctype html>
<html lang="{sample.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(sample.headline)} | {PUBLISHER}</title>
<link rel="canonical" href="{escape(url)}"><link rel="license" href="{LICENCE}">
<script type="application/ld+json">{facts}</script></head>
<body><main><article><h1>{escape(sample.headline)}</h1>
<p class="standfirst">{escape(sample.standfirst)}</p>
{text}
</article></main></body></html>
"""
