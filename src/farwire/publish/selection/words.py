"""Texts with their marks: which language, which direction, whose words."""

import re
from unicodedata import east_asian_width
from urllib.parse import urlsplit

from farwire.archive.models import Article, Revision, Source, Translation
from farwire.publish.editions import Edition
from farwire.publish.languages import direction_of, translated_tag
from farwire.publish.selection.shapes import SourceLine, Words

EXCERPT_WORDS = 50
_CURT, _LENGTHY = 22, 130
# In scripts without spaces a word is counted as two characters, near what readers of them count.
EXCERPT_CHARACTERS = 320
# What XML 1.0 (2.2) and UTF-8 can't carry: control characters, lone surrogates, non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """A text without the characters that neither a page nor a feed can carry."""
    return _UNPRINTABLE.sub("", text)


def original(text: str, language: str) -> Words:
    """The publisher's own words."""
    return Words(printable(text), language, direction_of(language))


def translated(text: str, language: str, edition: Edition) -> Words:
    """Words that a machine translated into the edition's language."""
    return Words(printable(text), translated_tag(edition.language, language), edition.direction, is_translated=True)


def headline_of(article: Article, revision: Revision, translation: Translation | None, edition: Edition) -> Words:
    """The headline as the edition shows it; without one, the start of the text, else the address."""
    if translation is not None and translation.headline:
        return translated(translation.headline, revision.language, edition)
    return original_headline(article, revision)


def original_headline(article: Article, revision: Revision) -> Words:
    """The headline as its publisher wrote it; without one, the start of the text, else the address."""
    text = revision.headline or shorten(revision.standfirst or revision.lead, 12) or web_address(article.canonical_url)
    return original(text, revision.language)


def unclearness(headline: str) -> int:
    """What is to be held against a headline, 0 for nothing: cut off, shouted, a question, too short or too long.

    Width counts as it is printed: a Chinese character is as wide as two letters (Unicode Annex 11).
    """
    text = headline.strip()
    wide = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
    is_shouted = text.isupper() and text.lower() != text
    ends = text.endswith(("…", "...")), text.endswith(("?", "？", "؟"))
    return 2 * (not text) + 2 * ends[0] + ends[1] + is_shouted + (wide < _CURT) + (wide > _LENGTHY)


def shorten(text: str, words: int = EXCERPT_WORDS) -> str:
    """The first `words` words of a text, with an ellipsis if there is more."""
    parts = text.split()
    short = " ".join(parts[:words])
    most = EXCERPT_CHARACTERS * words // EXCERPT_WORDS
    cut = len(parts) > words or len(short) > most
    return f"{short[:most].rstrip()} …" if cut else short


def web_address(address: str) -> str:
    """The address if a reader may safely follow it (http or https), else an empty string."""
    clean = printable(address).strip()
    try:
        parts = urlsplit(clean)
    except ValueError:
        return ""
    return clean if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def source_line(source: Source) -> SourceLine:
    """A publisher as an article names it."""
    return SourceLine(
        source.slug,
        printable(source.name),
        web_address(source.home_url),
        source.language,
        source.country,
        source.is_sample,
    )
