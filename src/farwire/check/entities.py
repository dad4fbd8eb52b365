"""Who and what an English sentence names: persons, bodies and things, with number and gender where they show.

A shallow reading by closed classes of words and a list of nouns, no parser: names by their capitals,
nouns behind a determiner or bare. The gender of a noun that hasn't one in English is asked of the
source, through the caller; the gender of a name comes from all that its article says of it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from farwire.check.apposing import joined
from farwire.check.lexicon.calendar import day_names, month_names
from farwire.check.lexicon.english import english
from farwire.check.lexicon.frequent import is_everyday
from farwire.check.lexicon.locales import place_words
from farwire.check.mentions import first_names
from farwire.check.nouns import (
    BODY,
    COLLECTIVE,
    FEMININE,
    MASCULINE,
    NEUTER,
    PERSON,
    SEVERAL,
    THING,
    THINGS,
    UNKNOWN,
    Entity,
    Token,
    noun_kind,
    several_of,
)
from farwire.check.rules.names import plain

GenderAt = Callable[[int], str | None]
_NP_WORDS = 6
# The endings of names of peoples ("the American").
_PEOPLE = re.compile(r"(?:an|ish|ese|ch|ic|i)$")


def entities_of(tokens: Sequence[Token], names: Mapping[str, str], gender_at: GenderAt) -> list[Entity]:
    """All that a sentence names, in order; nouns and names of one person side by side are one."""
    found: list[Entity] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        is_idle = not token.text[0].isupper() and _names_nothing(token.low)
        entity = None if is_idle else _entity_at(tokens, place, names, gender_at)
        if entity is None:
            place += 1
            continue
        place = max(entity.last, place + 1)
        found.append(entity)
    return joined(tokens, found)


def _entity_at(tokens: Sequence[Token], place: int, names: Mapping[str, str], gender_at: GenderAt) -> Entity | None:
    token = tokens[place]
    if token.low in english("pronouns") and token.low not in english("determiners"):
        return None
    if (
        token.low in {"those", "all", "many"}
        and place + 1 < len(tokens)
        and tokens[place + 1].low in {"who", "of", "in"}
    ):
        return Entity(SEVERAL, "", place, place + 1)
    if token.low in english("determiners"):
        return _noun_behind(tokens, place, names, gender_at)
    if is_name(tokens, place, names):
        return name_at(tokens, place, names, gender_at)
    if _is_bare_noun(tokens, place):
        return _noun(tokens, place, place, names, gender_at)
    return None


@lru_cache(maxsize=16384)
def _names_nothing(word: str) -> bool:
    """Whether a word in lower case can't begin what names somebody: most words of a sentence."""
    return word not in english("determiners") | {"all", "many"} and noun_kind(word) is None


def _is_bare_noun(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word is a noun without a determiner: a plural, a body, a sentence's first word, or before a name."""
    token = tokens[place]
    kind = noun_kind(token.low)
    if kind == THING:  # one thing has a determiner; without one a capital may be a name's: "Scooter is frustrated"
        return False
    if kind is None or token.low in english("reporting") or _is_verb(tokens, place) or _is_acting(tokens, place):
        return False
    named = kind not in {THING, BODY} and place + 1 < len(tokens) and is_capital(tokens[place + 1])
    return kind in {SEVERAL, COLLECTIVE} or token.text[0].isupper() or named


def _is_acting(tokens: Sequence[Token], place: int) -> bool:
    """Whether what may be a noun in the plural is a verb with its object ("the video shows Mr X")."""
    if noun_kind(tokens[place].low) != SEVERAL or not tokens[place].low.endswith("s") or place + 1 >= len(tokens):
        return False
    following = tokens[place + 1]
    return is_capital(following) or following.low in english("determiners") or following.low in english("persons")


def _is_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that may be a noun follows a subject pronoun, "to" or an auxiliary."""
    if noun_kind(tokens[place].low) == SEVERAL:
        return place > 0 and tokens[place - 1].low in {"he", "she", "it"}
    before = tokens[place - 1].low if place else ""
    return before in english("auxiliaries") or before in {"to", "he", "she", "it", "they", "we", "you", "i"}


def _noun_behind(tokens: Sequence[Token], place: int, names: Mapping[str, str], gender_at: GenderAt) -> Entity | None:
    """The noun that a determiner belongs to; of unknown kind where none of its words is listed."""
    capital = None
    for here in range(place + 1, min(place + 1 + _NP_WORDS, len(tokens))):
        token = tokens[here]
        if token.low.removesuffix("s") in english("times"):
            return None
        if _ends_noun(token) or (here > place + 1 and _is_acting(tokens, here)):
            break
        if noun_kind(token.low) is not None:
            return _noun(tokens, place, here, names, gender_at)
        if capital is None and token.text[0].isupper():
            capital = here
    if capital is not None and not _is_modifier(tokens, place, capital):
        return replace(name_at(tokens, capital, names, gender_at, determined=True), first=place)
    if place + 1 < len(tokens) and not _ends_noun(tokens[place + 1]):
        kind = THINGS if tokens[place].low in english("plural_determiners") else UNKNOWN
        return Entity(kind, "", place, place + 2)
    return None


def _is_modifier(tokens: Sequence[Token], place: int, capital: int) -> bool:
    """Whether a name stands before an unlisted noun to which "a" belongs ("an ISIS flag")."""
    behind = capital + 1
    return tokens[place].low in {"a", "an"} and behind < len(tokens) and tokens[behind].text.islower()


def _ends_noun(token: Token) -> bool:
    """Whether a word or sign can't be part of what a determiner began."""
    if token.low in _stops() or not token.text[0].isalnum():
        return True
    return token.low in english("pronouns") or token.low in english("determiners")


def _noun(tokens: Sequence[Token], first: int, head: int, names: Mapping[str, str], gender_at: GenderAt) -> Entity:
    if is_capital(tokens[head]) and head + 1 < len(tokens) and is_capital(tokens[head + 1]):
        return replace(name_at(tokens, head, names, gender_at, determined=first < head), first=first)
    while head + 1 < len(tokens) and _continues(tokens, head + 1):
        head += 1
    kind = noun_kind(tokens[head].low) or UNKNOWN
    if kind == PERSON:
        kind = gender_at(tokens[head].start) or PERSON
    elif kind == SEVERAL:
        kind = several_of(tokens[head].low)
    owns = head + 1 < len(tokens) and tokens[head + 1].low == "'s"
    return Entity(kind, "", first, head + 1, owns)


def _continues(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word is one more noun of a compound; behind a plural it is a verb ("the cameras show Mr X")."""
    token = tokens[place]
    if noun_kind(tokens[place - 1].low) == SEVERAL:
        return False
    return token.text.islower() and noun_kind(token.low) is not None and not _is_acting(tokens, place)


def is_name(tokens: Sequence[Token], place: int, names: Mapping[str, str]) -> bool:
    """Whether a word is a proper name: by its capital, and at a beginning by all that is known of it."""
    token = tokens[place]
    if not token.text[0].isupper() or token.low in day_names("en") or token.low in month_names("en"):
        return False
    if (
        token.low in _stops()
        or token.low in english("pronouns")
        or (noun_kind(token.low) is not None and not _goes_on(tokens, place))
    ):
        return False
    if not opens(tokens, place) or noun_kind(token.low) is not None:
        return True
    return plain(token.text) in names or plain(token.text) in first_names() or not is_everyday(token.text)


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether another word of a name follows ("Prime Minister", "Mrs. May")."""
    following = place + 1
    if following < len(tokens) and tokens[following].text == ".":
        following += 1 if len(tokens[place].text) <= 3 else len(tokens)
    return following < len(tokens) and is_capital(tokens[following])


def opens(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word stands where every word has a capital: first, or behind a sign."""
    return place == 0 or (not tokens[place - 1].text[0].isalnum() and tokens[place - 1].text not in {",", "'", "’"})


def name_at(
    tokens: Sequence[Token], place: int, names: Mapping[str, str], gender_at: GenderAt, *, determined: bool = False
) -> Entity:
    """The name that begins at a place; `determined` if a determiner stands before it."""
    last = place + 1
    while last < len(tokens) and (is_capital(tokens[last]) or _links(tokens, last)):
        last += 1
    behind = tokens[last] if last < len(tokens) else None
    if behind is not None and behind.text.islower() and noun_kind(behind.low) is not None:
        return _noun(tokens, place, last, names, gender_at)  # "Trump administration", "North Korean leader"
    owns = behind is not None and behind.low == "'s"
    words = tokens[place:last]
    kind = _kind_of_name(words, names, gender_at, determined)
    if kind == PERSON and place and tokens[place - 1].low in english("places"):
        kind = UNKNOWN  # a place, most likely
    return Entity(kind, plain(words[-1].text), place, last, owns)


def is_capital(token: Token) -> bool:
    """Whether a word is written as a name is."""
    return token.text[0].isupper() or (token.low.startswith("al-") and token.text[3:4].isupper())


def _links(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word joins the two halves of one name ("Bank of England", "Robert De Niro", "J. K.")."""
    if place + 1 >= len(tokens) or not is_capital(tokens[place + 1]):
        return False
    return tokens[place].low in english("name_particles") or (
        tokens[place].text == "." and len(tokens[place - 1].text) <= 3
    )


def _kind_of_name(words: Sequence[Token], names: Mapping[str, str], gender_at: GenderAt, determined: bool) -> str:
    """Whom a name names: by the nouns in it, by first names, by what the article says of it, and by its form."""
    last = noun_kind(words[-1].low)
    if len(words) > 1 and last in NEUTER:
        return last
    known = names.get(plain(words[-1].text), PERSON)
    first = first_name(words[:-1] if determined else words)
    if first is not None:
        return known if known != PERSON else first
    titled = _titled(words, known, gender_at)
    if titled is not None:  # a title without its bearer and its article may be any name: "Global Citizen"
        return titled if determined or last != PERSON or len(words) == 1 else PERSON
    if known != PERSON and (known == BODY or not determined):
        return known
    return _kind_by_form(words, gender_at, determined)


def _titled(words: Sequence[Token], known: str, gender_at: GenderAt) -> str | None:
    """The kind that the first noun in a name gives it ("President Beattie", "Mrs May", "University of Leeds")."""
    for place, word in enumerate(words):
        kind = noun_kind(word.low)
        if kind == PERSON:
            return known if known != PERSON else gender_at(word.start) or PERSON
        # A thing gives its kind to what follows only through a particle: "Scooter Braun" is none.
        is_head = kind in {FEMININE, MASCULINE, BODY, COLLECTIVE} or (kind == THING and _is_of(words[place + 1 :]))
        if is_head and len(words) > 1:
            return kind
    return None


def _is_of(behind: Sequence[Token]) -> bool:
    return bool(behind) and behind[0].low in english("name_particles")


def _kind_by_form(words: Sequence[Token], gender_at: GenderAt, determined: bool) -> str:
    first = words[0]
    if determined and len(words) == 1 and first.low in place_words("en") and _PEOPLE.search(first.low):
        return gender_at(first.start) or UNKNOWN  # "the American"
    if all(word.low in place_words("en") for word in words) or (first.text.isupper() and len(first.text) > 1):
        return BODY
    if determined:
        return SEVERAL if words[-1].low.endswith("s") else UNKNOWN
    return PERSON


def first_name(words: Sequence[Token]) -> str | None:
    """The gender of the first name in a name that may begin with a title."""
    known = (first_names().get(plain(word.text)) for word in words)
    return next((gender for gender in known if gender is not None), None)


@cache
def _stops() -> frozenset[str]:
    """The words at which a noun's own words end."""
    classes = [english(key) for key in ("prepositions", "joiners", "auxiliaries", "reporting")]
    return frozenset().union(*classes) | {"and", "or", "who", "which", "whose", "whom"}
