"""What stories told in two languages propose for the glossary: how each language writes the same names."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from farwire.archive.entities import NAME, named_in
from farwire.archive.languages import base_language
from farwire.archive.models import GlossaryTerm, Membership
from farwire.records import Term

_AGREED = 2 / 3
_LEAST_UNCLEAR = 2


def proposed_terms(source_language: str, target_language: str, least: int = 1) -> list[tuple[Term, int]]:
    """Names that the two base languages write differently, and in how many stories they met; the most first.

    A name is proposed with the spelling that two thirds of its stories agree on; one that nothing shows to be a
    person, an organisation or a place only where two stories have it. What the glossary has is left out.
    """
    met: dict[str, Counter[str]] = {}
    for ours, theirs in _pairs(source_language, target_language):
        met.setdefault(ours, Counter())[theirs] += 1
    known = GlossaryTerm.objects.filter(source_language=source_language, target_language=target_language)
    left_out = {source.casefold() for source in known.values_list("source", flat=True)}
    found = []
    for ours, counted in met.items():
        theirs, count = min(counted.items(), key=lambda each: (-each[1], each[0]))
        if count >= max(least, _AGREED * counted.total()) and ours.casefold() not in left_out:
            found.append((Term(ours, theirs, case_sensitive=True), count))
    return sorted(found, key=lambda each: (-each[1], each[0].source))


def _pairs(source_language: str, target_language: str) -> Iterator[tuple[str, str]]:
    """The two spellings of each name in each story; of unclear ones only those that two stories have."""
    unclear: Counter[tuple[str, str]] = Counter()
    for _, rows in groupby(_rows(source_language, target_language), key=lambda row: row[0]):
        told = [(article, base_language(language), entities) for _, article, language, entities in rows]
        for named in named_in(told):
            spelled = {language for _, language in named.spellings}
            pair = named.spelling((source_language,))[0], named.spelling((target_language,))[0]
            if {source_language, target_language} <= spelled and pair[0] != pair[1]:
                unclear[pair] += named.kind == NAME
                if named.kind != NAME or unclear[pair] >= _LEAST_UNCLEAR:
                    yield pair


def _rows(source_language: str, target_language: str) -> Iterator[tuple[str, str, str, list[list[str]]]]:
    """Story, article, language and entities of the articles of both languages, story by story."""
    latest = "article__latest"
    members = Membership.objects.filter(duplicate_of__isnull=True, article__withdrawn_at__isnull=True)
    members = members.filter(**{f"{latest}__signature__isnull": False})
    ours = members.filter(**{f"{latest}__language__startswith": source_language})
    theirs = members.filter(**{f"{latest}__language__startswith": target_language})
    columns = ("story_id", "article_id", f"{latest}__language", f"{latest}__signature__entities")
    yield from (ours | theirs).order_by("story_id", "article_id").values_list(*columns).iterator(1000)
