"""What the templates need: texts with their language, dates and names in the reader's, and files with a version."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import east_asian_width

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from farwire.publish import languages, notices, sections
from farwire.publish.finding_words import detail_html
from farwire.publish.rendering import headline_html, paragraph_html, plain_html, sentence_html, stretches_html
from farwire.publish.selection.shapes import Card, Words
from farwire.publish.selection.text_shapes import Choice, Note, Paragraph, RightsLine, Sentence, Stretch

register = template.Library()
# Characters from which on a headline is set smaller.
_LONG, _LONGEST = 72, 110
# From this age on a day and a month might be taken for this year's.
_YEAR = timedelta(days=330)


@register.filter
def tongue(words: Words) -> SafeString:
    """The attributes that say in which language and direction a text is."""
    return _tongue(words.tag, words.direction)


@register.filter
def tongue_of(tag: str) -> SafeString:
    """The attributes of a text in the language `tag`."""
    return _tongue(tag, languages.direction_of(tag))


@register.simple_tag
def way(name: str, *parts: object) -> str:
    """The path of an address: Django's `url`, asked once for each."""
    return _way(name, *map(str, parts))


@register.filter
def language(tag: str) -> str:
    """A language's name in the reader's own."""
    return languages.language_name(tag, get_language() or "en")


@register.filter
def own_name(tag: str) -> str:
    """A language's name in itself."""
    return languages.own_name(tag)


@register.filter
def country(code: str) -> str:
    """A country's name in the reader's language."""
    return languages.country_name(code, get_language() or "en")


@register.filter
def section(name: str) -> str:
    """A section's title in the reader's language."""
    return str(sections.TITLES.get(name, name))


@register.filter
def section_of(name: str) -> str:
    """The section that a paper's own name for it means, or nothing."""
    return sections.section_of(name)


@register.simple_tag
def sentence(which: Sentence, original: bool, source: str) -> SafeString:
    """One sentence as shown, or as it was written."""
    return sentence_html(which, original=original, source_language=source)


@register.simple_tag
def paragraph(which: Paragraph, original: bool, source: str) -> SafeString:
    """A block's sentences, as shown or as they were written."""
    return paragraph_html(which, original=original, source_language=source)


@register.simple_tag
def plain(which: Paragraph, source: str) -> SafeString:
    """A block's sentences as shown, without marks of doubt, for feeds."""
    return plain_html(which, source_language=source)


@register.simple_tag
def marked_headline(text: str, paragraphs: Sequence[Paragraph]) -> SafeString:
    """A translated headline, marked where it is in doubt."""
    return headline_html(text, paragraphs)


@register.filter
def headline_place(paragraphs: Sequence[Paragraph]) -> int:
    """The number of the headline's first sentence, 0 if there is no headline."""
    heads = (part.sentences[0].number for part in paragraphs if part.kind == "headline" and part.sentences)
    return next(heads, 0)


@register.filter
def direction(tag: str) -> str:
    """`rtl`, `ltr` or `auto`."""
    return languages.direction_of(tag)


@register.filter
def stretches(which: tuple[Stretch, ...]) -> SafeString:
    """A text with its emphasis and links."""
    return stretches_html(which)


@register.filter
def day(when: datetime) -> str:
    """The date, with its weekday, as the reader writes it (UTC)."""
    return format_date(when, "full", locale=_locale())


@register.filter
def clock(when: datetime) -> SafeString:
    """Date and time in short (UTC), for lists; of what is nearly a year old the date alone, with its year."""
    is_old = abs(timezone.now() - when) > _YEAR
    return _clock(when.replace(second=0, microsecond=0), get_language() or "en", is_old=is_old)


@register.filter
def moment(when: datetime) -> SafeString:
    """Date and time in full (UTC)."""
    return _time(when, f"{_joined(format_date(when, 'long', locale=_locale()), when)} UTC")


@register.filter
def details(found: Note | Choice) -> SafeString:
    """What a finding tells besides its rule."""
    return detail_html(found)


@register.filter
def isolate(text: str) -> str:
    """A text whose direction can't disturb its surroundings (Unicode FSI and PDI)."""
    return f"\u2068{text}\u2069"


@register.filter
def said_in(text: str, tag: str) -> SafeString:
    """A name or a few words in the language `tag`, inside a sentence in the reader's."""
    return format_html("<bdi {}>{}</bdi>", tongue_of(tag), text)


@register.filter
def permission(rights: RightsLine) -> str:
    """What the publisher says about showing the whole text."""
    return notices.permission_words(rights)


@register.filter
def rule(name: str) -> str:
    """A rule of the check in the reader's words."""
    return notices.rule_words(name)


@register.filter
def standing(card: Card) -> str:
    """Why an article can't be read in this edition, in the reader's words and in short."""
    return notices.standing_words(card)


@register.filter
def stature(headline: Words) -> str:
    """How much room a headline needs: `long` or `longest`, else nothing; wide scripts count double."""
    length = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in headline.text)
    return "longest" if length > _LONGEST else "long" if length > _LONG else ""


@register.filter
def minutes(words: int) -> int:
    """How many minutes a text of so many words takes to read, at 220 words a minute."""
    return max(1, round(words / 220))


@register.filter
def share(count: int, most: int) -> int:
    """A count as the width of a bar, 100 for the most."""
    return max(2, round(100 * count / most)) if most else 0


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file, with its version, so that it may be kept for long."""
    return f"{static(path)}?v={_version(path)}"


@lru_cache(maxsize=1024)
def _tongue(tag: str, direction: str) -> SafeString:
    return format_html('lang="{}" dir="{}"', tag, direction)


@lru_cache(maxsize=8192)
def _way(name: str, *parts: str) -> str:
    return reverse(name, args=parts)


@lru_cache(maxsize=8192)
def _clock(when: datetime, reader: str, *, is_old: bool = False) -> SafeString:
    """The time as the active language, `reader`, writes it."""
    if is_old:
        return _time(when, format_date(when, "medium", locale=_locale()))
    return _time(when, _joined(format_skeleton("MMMd", when, locale=_locale()), when))


@cache
def _version(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(path)
    with Path(found).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:10]


def _locale() -> Locale:
    """The reader's ways of writing dates; English of no country writes them day first, as most of the world does."""
    language = get_language() or "en"
    return languages.locale_of("en-150" if language == "en" else language)


def _joined(date: str, when: datetime) -> str:
    """A date with its time, joined as the reader's language joins them."""
    pattern = str(_locale().datetime_formats["medium"])
    return pattern.replace("{1}", date).replace("{0}", format_time(when, "short", locale=_locale()))


def _time(when: datetime, text: str) -> SafeString:
    return mark_safe(f'<time datetime="{when.isoformat(timespec="minutes")}">{escape(text)}</time>')  # noqa: S308 - escaped
