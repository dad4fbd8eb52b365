"""Editions: the site in one reader's language, and how a reader comes to one."""

from dataclasses import dataclass, field
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from farwire.archive.languages import base_language
from farwire.publish.languages import direction_of
from farwire.records import UNKNOWN_LANGUAGE

EDITION_COOKIE = "farwire_edition"
READS_COOKIE = "farwire_reads"
_MOST_LANGUAGES_READ = 20


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in `language`; articles in one of the base languages `reads` stay as they were written."""

    language: str
    reads: frozenset[str] = field(default=frozenset())

    @property
    def base(self) -> str:
        """The language without region and script."""
        return base_language(self.language)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction_of(self.language)

    def keeps(self, language: str) -> bool:
        """Whether a text in `language` is shown as it is: the edition's own language, or one its reader reads."""
        base = base_language(language)
        return base == self.base or base in self.reads


def known(language: str) -> bool:
    """Whether there is an edition in this language."""
    return language in settings.EDITIONS


def languages_read(request: HttpRequest) -> frozenset[str]:
    """The base languages that the reader's cookie names."""
    return languages_named(request.COOKIES.get(READS_COOKIE, ""))


def languages_named(cookie: str) -> frozenset[str]:
    """The base languages that such a cookie's value names."""
    named = unquote(cookie).split(",")[:_MOST_LANGUAGES_READ]
    bases = {base_language(part.strip()) for part in named} - {UNKNOWN_LANGUAGE}
    return frozenset(base for base in bases if base.isalpha() and len(base) in (2, 3))


def edition_of(request: HttpRequest, language: str) -> Edition:
    """The edition as this reader wants it."""
    return Edition(language, languages_read(request))


def choose(request: HttpRequest) -> str:
    """The language of the reader's edition: as chosen before, else as the browser asks (RFC 9110), else the first."""
    chosen = request.COOKIES.get(EDITION_COOKIE, "")
    if known(chosen):
        return chosen
    editions: list[str] = settings.EDITIONS
    for wanted, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        for match in (str.lower, base_language):
            found = next((tag for tag in editions if match(tag) == match(wanted)), None)
            if found:
                return found
    return editions[0]
