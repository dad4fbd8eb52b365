"""Who plays in an article: the kinds of the persons and bodies whose names it uses, by both of its languages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from farwire.check.entities import GenderAt, entities_of, first_name, is_capital, is_name, name_at, opens
from farwire.check.lexicon.english import english
from farwire.check.lexicon.locales import place_words
from farwire.check.mentions import gender_of_noun, genders_of_names, has_article
from farwire.check.nouns import BODY, FEMININE, MASCULINE, PERSON, THING, Token, noun_kind, tokens_of
from farwire.check.rules.names import plain
from farwire.records import TranslationUnit

# How much a first name, a title and an article weigh.
_FIRST_NAME, _TITLE, _ARTICLE = 3, 3, 1


def cast_of(units: Sequence[TranslationUnit], source_language: str) -> dict[str, str]:
    """The kind of each name of an article, by the name's last word without case and accents.

    PERSON where nothing tells more, and where several bear a name.
    """
    votes: dict[str, Counter[str]] = {}
    bearers: dict[str, set[str]] = {}
    for unit in units:
        for name, kind, weight in _votes(unit, source_language):
            if kind.startswith("="):
                bearers.setdefault(name, set()).add(kind)
            else:
                votes.setdefault(name, Counter())[kind] += weight
    names = {name: _elected(counted) for name, counted in votes.items()}
    names |= genders_of_names([unit.source.text for unit in units], source_language)
    return names | {name: PERSON for name, found in bearers.items() if len(found) > 1}


# An article is read again when some of its sentences were mended; the others said it before.
@lru_cache(maxsize=1024)
def _votes(unit: TranslationUnit, language: str) -> tuple[tuple[str, str, int], ...]:
    """What a sentence says of its names: (name, kind, weight); "=" and the word before for who bears it."""
    return tuple(_votes_of(unit, language))


def _votes_of(unit: TranslationUnit, language: str) -> Iterator[tuple[str, str, int]]:
    tokens, gender_at = tokens_of(unit.target or ""), gender_of_aligned(unit, language)
    aligned = {word.target_start: word for word in unit.words}
    for place, token in enumerate(tokens):
        if not token.text[0].isupper() or not is_name(tokens, place, {}):
            continue
        if not opens(tokens, place):
            yield plain(token.text), PERSON, 0  # a name, whoever's
        if place == 0 or not is_capital(tokens[place - 1]) or tokens[place - 1].low in english("determiners"):
            entity = name_at(tokens, place, {}, gender_at)
            yield from _votes_of_name(tokens[entity.first : entity.last], entity.key)
            word = aligned.get(token.start)
            if entity.kind == PERSON and word is not None:  # persons' names have no article: "o Hamas"
                is_body = has_article(unit.source.text, word.source_start, word.source_end, language)
                yield entity.key, BODY if is_body else PERSON, _ARTICLE
    yield from _titles(tokens, gender_at)


def _titles(tokens: Sequence[Token], gender_at: GenderAt) -> Iterator[tuple[str, str, int]]:
    places = place_words("en")
    for entity in entities_of(tokens, {}, gender_at):
        opening = tokens[entity.first].low
        is_described = noun_kind(opening) is not None or opening in english("determiners")
        if (
            entity.key
            and entity.key not in places
            and is_described
            and entity.kind in {FEMININE, MASCULINE, THING, BODY}
        ):
            yield entity.key, entity.kind, _TITLE


def _votes_of_name(words: Sequence[Token], key: str) -> Iterator[tuple[str, str, int]]:
    first = first_name(words[:-1]) or first_name(words[-1:])
    if first is not None:
        yield key, first, _FIRST_NAME if len(words) > 1 else 1
    before = [word for word in words[:-1] if word.text[0].isupper()][-1:]
    # A title before a surname doesn't tell whose it is.
    yield from ((key, f"={plain(word.text)}", 0) for word in before if noun_kind(word.low) is None)


def _elected(votes: Counter[str]) -> str:
    best, *others = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    return best[0] if not others or best[1] >= 2 * others[0][1] else PERSON


def gender_of_aligned(unit: TranslationUnit, source_language: str) -> GenderAt:
    """A function from a place in a unit's target to the gender that the source's word for it shows."""
    aligned = {word.target_start: word for word in unit.words}

    def gender_at(place: int) -> str | None:
        word = aligned.get(place)
        if word is None or word.source_start == word.source_end:
            return None
        return gender_of_noun(unit.source.text, word.source_start, word.source_end, source_language)

    return gender_at
