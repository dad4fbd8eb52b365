"""What shows whether a name is a person's, an organisation's or a place's, or the title of a thing.

A person needs evidence: a title, a given name, "said" before it, or a surname that stands alone elsewhere. Quotation
marks around it alone, an article before it, or a word such as "festival" in it speak against that.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from farwire.group.capitals import Run
from farwire.group.gazetteer import abbreviations, is_given, place_key, words_for
from farwire.group.texts import fold_word, primary

PERSON, ORGANISATION, PLACE, NAME = "person", "organisation", "place", "name"
THING = "thing"  # told as a plain name
PARTED = re.compile(r"[\s・·•]+")
_ACRONYM = 8
_MOST_WORDS = 3
# Where every noun has a capital, only what is shown to be somebody is a name.
CAPITAL_NOUNS = frozenset({"de", "lb"})
# Where a thing's name begins with what it is ("rua", "plaza"): behind that place the word may be a surname.
_ENGLISH = re.compile("the|this|that|these|those")
_HEAD_FIRST = frozenset({"fr", "es", "pt", "gl", "ca", "it", "ro", "id", "ms"})


def kind_of(words: Sequence[str], run: Run, titled: bool, language: str) -> str:
    """What one occurrence of a name shows about its kind; `titled` where a person's title stands before it."""
    if place_key(fold_word(" ".join(words)), language):
        return PLACE
    if is_organisation(words, language) or (run.quoted and shows_organisation(run.beside, language)):
        return ORGANISATION
    if not titled and (run.quoted or _is_thing(words, language)):
        return THING
    if _shows_person(words, run, titled, language):
        return PERSON
    return _otherwise(words, run, language)


def most_shown(kinds: Sequence[str]) -> str:
    """The kind that a name was shown to be most often; a thing or a plain name only if nothing showed another."""
    counted = Counter(kind for kind in kinds if kind not in (NAME, THING))
    order = (PERSON, ORGANISATION, PLACE)
    plain = THING if 2 * kinds.count(THING) > len(kinds) else NAME
    return min(counted, key=lambda kind: (-counted[kind], order.index(kind)), default=plain)


def recognise_surnames(kinds: dict[str, str], language: str) -> None:
    """Two or three words whose last one stands alone elsewhere are a person: no organisation is named so."""
    lands, compass = words_for("lands", language), words_for("compass", language)
    for name, kind in kinds.items():
        words = PARTED.split(name)
        if kind != NAME or not 1 < len(words) <= _MOST_WORDS or kinds.get(words[-1]) not in (NAME, PERSON):
            continue
        if not (lands.fullmatch(words[-1]) or compass.fullmatch(words[0])):
            kinds[name] = PERSON


def is_titled(run: Run, language: str) -> bool:
    """Whether a title stands before a run: at once, before a comma, or before an adjective ("the president elect")."""
    title, before = words_for("titles", language), run.before
    if before and title.fullmatch(before[-1]):
        return True
    if run.beside and 1 < len(run.words) <= _MOST_WORDS and title.fullmatch(run.beside):
        return True
    return len(before) > 1 and len(before[-1]) > len("the ") and title.fullmatch(before[-2]) is not None


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals alone and is short."""
    return word.isupper() and 1 < len(word) <= _ACRONYM


def is_organisation(words: Sequence[str], language: str) -> bool:
    """Whether one of several words shows an organisation; many have English names."""
    shown = (shows_organisation(word, each) for word in words for each in (language, "en"))
    return len(words) > 1 and any(shown)


@lru_cache(maxsize=16_384)
def shows_organisation(word: str, language: str) -> bool:
    """Whether a word is one that organisations are named by."""
    return words_for("organisations", language).fullmatch(fold_word(word)) is not None


def _otherwise(words: Sequence[str], run: Run, language: str) -> str:
    """What letters and the word before show, if the words themselves say nothing."""
    if len(words) == 1 and is_acronym(words[0]):
        return NAME if fold_word(words[0]) in abbreviations() else ORGANISATION
    if _is_in_place(words, run, language):
        return PLACE
    return THING if _is_articled(run, language) else NAME


def _shows_person(words: Sequence[str], run: Run, titled: bool, language: str) -> bool:
    is_post = words_for("titles", language).fullmatch(fold_word(words[-1])) is not None
    if is_post or shows_organisation(words[-1], language):
        return False
    if titled or (len(words) > 1 and is_given(fold_word(words[0]), language)):
        return True
    was_said = bool(run.before) and words_for("sayings", language).fullmatch(run.before[-1]) is not None
    return was_said and 1 < len(words) <= _MOST_WORDS and not is_acronym(words[0])


def _is_thing(words: Sequence[str], language: str) -> bool:
    """Whether a word of a name shows a thing, or an article begins it ("The Silent Harbour"); titles may be English."""
    first = fold_word(words[0])
    if words_for("determiners", language).fullmatch(first) or _ENGLISH.fullmatch(first):
        return True
    if len(words) == 1:
        return False
    named = words[:1] if primary(language) in _HEAD_FIRST else words
    shows, shows_english = words_for("things", language).fullmatch, words_for("things", "en").fullmatch
    return any(shows(fold_word(word)) for word in named) or any(shows_english(fold_word(word)) for word in words)


def _is_in_place(words: Sequence[str], run: Run, language: str) -> bool:
    if primary(language) in CAPITAL_NOUNS or not run.before or len(words) >= _MOST_WORDS:
        return False
    if any(shows_organisation(word, language) for word in words):
        return False
    return words_for("locatives", language).fullmatch(run.before[-1]) is not None


def _is_articled(run: Run, language: str) -> bool:
    return bool(run.before) and words_for("determiners", language).fullmatch(run.before[-1]) is not None
