"""Persons, organisations and places of a text, as it writes them.

No model: every kind is told by a word that shows it (a title, a given name, a word such as "ministry", a
preposition of place), by Unicode's names of places, or by a surname that stands alone later on. Where nothing
shows it, the kind is "name".
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from farwire.group.capitals import Run, runs_in
from farwire.group.gazetteer import articles, declined, is_given, no_names, particles, place_key, words_for
from farwire.group.kinds import (
    CAPITAL_NOUNS,
    NAME,
    ORGANISATION,
    PARTED,
    PERSON,
    PLACE,
    THING,
    is_acronym,
    is_organisation,
    is_titled,
    kind_of,
    most_shown,
    recognise_surnames,
    shows_organisation,
)
from farwire.group.sounds import heard
from farwire.group.texts import fold_word, primary
from farwire.group.unmarked import unmarked_entities
from farwire.records import Entity

MOST = 40
_LONGEST = 6
_LEAST_HEARD = 3
_IS_WHAT = re.compile(r"\w+-[^\W\d_A-Z]+-\w")  # "Mother-of-three" before a name
# Languages that name an organisation by one word with a capital and others without ("Министерство обороны").
_SMALL_AFTER = frozenset({"ru", "uk", "bg", "pl", "sr", "cs", "hy"})


def entities_in(text: str, language: str) -> tuple[Entity, ...]:
    """The persons, organisations and places that a text names, each once, in order, at most forty."""
    runs, small = runs_in(text, language)
    told: dict[str, list[tuple[str, str]]] = {}
    for run in _trimmed(runs, small, language):
        for words, kind in _parts(run, language):
            told.setdefault(fold_word(" ".join(words)), []).append((" ".join(words), kind))
    for written, kind in unmarked_entities(text, language):
        told.setdefault(fold_word(written), []).append((written, kind))
    kinds = {name: most_shown([kind for _, kind in seen]) for name, seen in told.items()}
    if primary(language) not in CAPITAL_NOUNS:
        recognise_surnames(kinds, language)
    kinds = {name: NAME if kind == THING else kind for name, kind in kinds.items()}
    found: dict[str, Entity] = {}
    persons = {word for name, kind in kinds.items() if kind == PERSON for word in _several(name)}
    for name, kind in kinds.items():
        if not _is_part(name, kinds, persons, language) and _says_enough(name, kind, language):
            written = Counter(written for written, _ in told[name]).most_common(1)[0][0]
            key = key_of(written, language)
            known = found.get(key)
            if known is None or (known.kind == NAME and kind != NAME):
                found[key] = Entity(known.text if known else written, kind, key)
    return tuple(found.values())[:MOST]


def key_of(name: str, language: str) -> str:
    """What is the same for one entity in whatever spelling and script: a known place, or how its words sound."""
    place = place_key(fold_word(name), language)
    if place:
        return place
    parts = [
        sound for word in PARTED.split(name) if fold_word(word) not in particles(language) and (sound := heard(word))
    ]
    if sum(map(len, parts)) >= _LEAST_HEARD and len(parts) <= _LONGEST:
        return "sound " + " ".join(parts)
    return f"as {fold_word(name)}"


def _trimmed(runs: list[Run], small: set[str], language: str) -> Iterator[Run]:
    """The runs without a word that has its capital only from standing first in a sentence."""
    inner = {fold_word(word) for run in runs for word in (run.words[1:] if run.opens else run.words)}
    begun = {_beginning(run) for run in runs if not run.opens}
    for run in runs:
        first = fold_word(run.words[0])
        stands = first in inner and (first not in articles() or _beginning(run) in begun)
        if not run.opens or stands or words_for("titles", language).fullmatch(first) or _is_place(run, language):
            yield run
        elif words_for("locatives", language).fullmatch(first):
            if run.words[1:]:
                yield replace(run, words=run.words[1:], before=(first,), opens=False)
        elif not _is_doubtful(run, first, small, language):
            yield run
        elif run.words[1:]:
            yield replace(run, words=run.words[1:], before=(first,))


def _beginning(run: Run) -> str:
    """The first two words of a run, folded."""
    return fold_word(" ".join(run.words[:2]))


def _is_place(run: Run, language: str) -> bool:
    """Whether a run is a place as a whole: "Los Angeles" keeps its article."""
    return len(run.words) > 1 and place_key(fold_word(" ".join(run.words)), language) is not None


def _is_doubtful(run: Run, first: str, small: set[str], language: str) -> bool:
    """Whether the first word of a sentence may be no name at all."""
    known = is_given(first, language) or place_key(first, language) or is_acronym(run.words[0])
    return first in small or first in articles() or (len(run.words) == 1 and not known)


def _parts(run: Run, language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """A run as names with kinds: titles are cut off, and places beside a person's name stand alone."""
    words, titled = list(run.words), is_titled(run, language)
    if len(words) > 1 and _IS_WHAT.match(words[0]):
        del words[0]
    if not is_organisation(words, language):
        places, words, titled = _without_neighbours(words, titled, language)
        yield from ((place, PLACE) for place in places)
    while words and fold_word(words[0]) in particles(language):
        titled = False
        del words[0]
    if (
        len(words) == 1
        and run.after
        and primary(language) in _SMALL_AFTER
        and _names_with_after(words[0], run, language)
    ):
        yield (words[0], run.after), ORGANISATION
    elif words and not (len(words) == 1 and words_for("titles", language).fullmatch(fold_word(words[0]))):
        yield tuple(words), kind_of(words, run, titled, language)


def _without_neighbours(words: list[str], titled: bool, language: str) -> tuple[list[tuple[str, ...]], list[str], bool]:
    """A person's name without titles, and without what stands before its given name; the places cut off."""
    title = words_for("titles", language)
    last = max((at for at, word in enumerate(words[:-1]) if title.fullmatch(fold_word(word))), default=-1)
    before = [word for word in words[: last + 1] if not title.fullmatch(fold_word(word))]
    words, titled = words[last + 1 :], titled or last >= 0
    cut = next((at for at, word in enumerate(words[:-1]) if is_given(fold_word(word), language)), 0)
    if not cut and titled and len(words) > 1 and place_key(fold_word(words[0]), language):
        cut = 1
    before, words = before + words[:cut], words[cut:]
    places = [tuple(before)] if before and place_key(fold_word(" ".join(before)), language) else []
    if len(words) > 2 and declined(language) and place_key(fold_word(words[-1]), language):
        places.append((words.pop(),))
    home = next((at for at, word in enumerate(words) if at > 1 and word in particles(language)), len(words))
    if words[home + 1 :] and place_key(fold_word(" ".join(words[home + 1 :])), language):
        places, words = [*places, tuple(words[home + 1 :])], words[:home]
    return places, words, titled


def _names_with_after(word: str, run: Run, language: str) -> bool:
    """Whether a word and the small one behind it are an organisation: one of them shows it."""
    return shows_organisation(word, language) or shows_organisation(run.after, language)


def _several(name: str) -> list[str]:
    """The words of a name of several."""
    words = PARTED.split(name)
    return words if len(words) > 1 else []


def _is_part(name: str, kinds: dict[str, str], persons: set[str], language: str) -> bool:
    """Whether a name is part of a person's full name, or is that with something around it ("Rapper Ada Brook").

    persons: the words of all full names.
    """
    if kinds[name] in (PLACE, ORGANISATION):
        return False
    words = _several(name)
    if not words:
        return name in persons
    heads = [words[:at] for at in range(2, len(words) - 1) if words[at] in particles(language)]
    tails = [words[at:] for at in range(1, len(words) - 1)]
    return any(kinds.get(" ".join(part)) == PERSON for part in (*heads, *tails))


def _says_enough(name: str, kind: str, language: str) -> bool:
    if kind != NAME:
        return len(name) > 1
    bare = re.sub(r"\W", "", name)
    return primary(language) not in CAPITAL_NOUNS and len(bare) > 2 and name not in no_names(language)
