"""What a reader asks: words, "phrases", beginnings*, what is -left out, and where and when to look.

source:, language:, country:, from: and to: stand for the form's fields, and may be written among the words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from farwire.archive.search import Clause, clause_of
from farwire.publish.selection.words import printable

MOST_TERMS = 12
LONGEST = 300
_OPEN, _CLOSE = '"“”„«»「『', '"“”«»」』'
_TERM = re.compile(
    rf"(?P<minus>(?<!\S)[-−–])?"
    rf"(?:(?P<field>(?i:source|language|country|from|to)):)?"
    rf"(?:(?:(?<=\s)|(?<=[-−–:])|^)[{_OPEN}](?P<phrase>[^{_CLOSE}]+)[{_CLOSE}]?|(?P<word>[^\s]+))"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a beginning of words or a phrase that must stand in an article, or must not."""

    text: str
    is_excluded: bool = False
    is_phrase: bool = False
    is_beginning: bool = False

    @property
    def clause(self) -> Clause | None:
        """What the archive is asked for; None if nothing in the text can be looked for."""
        return clause_of(self.text, is_prefix=self.is_beginning, is_excluded=self.is_excluded)


@dataclass(frozen=True, slots=True)
class Query:
    """A search: its words, and where and when to look. Of several languages, countries or sources each will do.

    `language`, `country` and `source` are the form's own; the plural holds them and those among the words.
    """

    text: str
    terms: tuple[Term, ...]
    language: str = ""
    country: str = ""
    source: str = ""
    since: date | None = None
    until: date | None = None
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        wanted = any(not term.is_excluded for term in self.terms)
        return not (wanted or self.languages or self.countries or self.sources or self.since or self.until)

    @property
    def words(self) -> str:
        """The words to be found, without those left out and without beginnings."""
        return " ".join(term.text for term in self.terms if not (term.is_excluded or term.is_beginning))

    @property
    def is_literal(self) -> bool:
        """Whether the reader insists on words as they stand."""
        return any(term.is_phrase and not term.is_excluded for term in self.terms)

    @property
    def starts_at(self) -> datetime | None:
        """The first moment to look at."""
        return _midnight(self.since) if self.since else None

    @property
    def ends_before(self) -> datetime | None:
        """The first moment no longer looked at."""
        return _midnight(self.until) + timedelta(days=1) if self.until and self.until < date.max else None


def query_of(asked: Mapping[str, str]) -> Query:
    """A search as its address states it (q, language, country, source, from, to); what makes no sense is left out."""
    text = printable(asked.get("q", ""))[:LONGEST].strip()
    terms, fields = _taken_apart(text)
    form = {name: printable(asked.get(name, ""))[:80].strip() for name in ("language", "country", "source")}
    return Query(
        text,
        terms,
        form["language"],
        form["country"],
        form["source"],
        _date(asked.get("from", "")) or _last(fields["from"]),
        _date(asked.get("to", "")) or _last(fields["to"]),
        tuple(dict.fromkeys(filter(None, (form["language"], *fields["language"])))),
        tuple(dict.fromkeys(filter(None, (form["country"], *fields["country"])))),
        tuple(dict.fromkeys(filter(None, (form["source"], *fields["source"])))),
    )


def terms_of(text: str) -> tuple[Term, ...]:
    """The terms of a search: words, "phrases", beginnings*, and -what is left out."""
    return _taken_apart(text)[0]


def _taken_apart(text: str) -> tuple[tuple[Term, ...], dict[str, list[str]]]:
    """The terms and the fields that stand among them."""
    terms: list[Term] = []
    fields: dict[str, list[str]] = {name: [] for name in ("source", "language", "country", "from", "to")}
    for match in _TERM.finditer(text):
        value = " ".join((match["phrase"] or match["word"]).split())
        if match["field"] and not match["minus"]:
            fields[match["field"].lower()].append(value[:80])
        elif any(map(str.isalnum, value)):
            beginning = match["phrase"] is None and value.endswith("*")
            terms.append(Term(value.rstrip("*"), bool(match["minus"]), match["phrase"] is not None, beginning))
    return tuple(terms[:MOST_TERMS]), fields


def _last(values: list[str]) -> date | None:
    return next(filter(None, map(_date, reversed(values))), None)


def _date(text: str) -> date | None:
    """A day as ISO 8601 writes it, or None."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
