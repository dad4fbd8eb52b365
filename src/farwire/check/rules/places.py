"""Rule: a country or great city of the source is not another one in the target: a fire in London is none in Paris.

Where both texts are in scripts with capitals, a place that is gone is told alone too, and one that comes from nowhere
adds to other doubts. Of places exchanged for another in 1,372 lines of human translation (NTREX-128) into English and
Portuguese it finds 84 to 98 % from scripts with capitals, and 38 (Thai) to 82 % (Korean) from others.
"""

import re
from collections.abc import Iterator
from functools import cache

from farwire.check.languages import scripts_of
from farwire.check.lexicon.locales import place_words
from farwire.check.lexicon.places import Codes, Named, is_joined, is_solid, places_in, sole_places, without_prefix
from farwire.check.likeness import likeness, sound, sounds
from farwire.check.pair import MARKS, Complaint, Pair, shorten
from farwire.check.rules.names import place_stems, plain

# That a place comes from nowhere says little: translators name it where the original says "the country".
_RISK_CHANGED, _RISK_GONE, _RISK_NEW = 0.7, 0.5, 0.3
_ALIKE, _LEAST_HEARD = 0.75, 3
_CASED = frozenset({"latin", "cyrillic", "greek"})
_WORD = re.compile(rf"(?:[^\W_]|[{MARKS}])+")
_LONGER_NAME = re.compile(r"(?:[^\W\d_]+) $")


def check_places(pair: Pair) -> Iterator[Complaint]:
    """Complain where a place is gone, another one stands in the target, or both."""
    ours, theirs = (pair.source, pair.source_language), (pair.target, pair.target_language)
    if "und" in (pair.source_language, pair.target_language):
        return
    gone, new = _unsaid(ours, theirs), _unsaid(theirs, ours)
    if gone and new:
        detail = f"the place {_told(ours, gone[0])} is missing, {_told(theirs, new[0])} is not in the original"
        yield Complaint("name-changed", detail, _RISK_CHANGED, gone[0][:2], new[0][:2])
    elif _CASED.isdisjoint(scripts_of(pair.source_language)) or _CASED.isdisjoint(scripts_of(pair.target_language)):
        return
    elif sure := [place for place in gone if _is_sure(place, pair.source, pair.target_language)]:
        detail = f"the place {_told(ours, sure[0])} is missing"
        yield Complaint("name-missing", detail, _RISK_GONE, source_span=sure[0][:2])
    elif sure := [place for place in new if _is_sure(place, pair.target, pair.source_language)]:
        detail = f"the place {_told(theirs, sure[0])} is not in the original"
        yield Complaint("name-added", detail, _RISK_NEW, target_span=sure[0][:2])


def _told(side: tuple[str, str], place: Named) -> str:
    return shorten(side[0][place[0] : place[1]])


def _unsaid(side: tuple[str, str], other: tuple[str, str]) -> list[Named]:
    """The places of one text that the other does not even hint at."""
    text, language = side
    places = places_in(text, language)
    if not places:
        return []
    hinted, folded = _hinted(*other), plain(other[0])
    return [
        place
        for place in places
        if place[2].isdisjoint(hinted)
        and (name := plain(text[place[0] : place[1]])) not in folded
        and not _is_heard(name, other[0])
    ]


def _is_heard(name: str, text: str) -> bool:
    """Whether a word of the text is written or sounds like the name."""
    heard = sound(name)
    for word in map(plain, _WORD.findall(text)):
        if word[:1].isascii() == name[:1].isascii():
            if word[:1] == name[:1] and likeness(name, word) >= _ALIKE:
                return True
        elif len(heard) >= _LEAST_HEARD and heard in sounds(word):
            return True
    return False


def _is_sure(place: Named, text: str, other: str) -> bool:
    """Whether a name is whole as it stands, and the other language has one word for the place too."""
    start, end, codes = place
    before = _LONGER_NAME.search(text[:start])
    is_longer = (before and before[0][0].isupper()) or (
        text[end : end + 1] in {" ", "-"} and text[end + 1 : end + 2].isupper()
    )
    return not is_longer and not _own(codes).isdisjoint(_named_codes(other))


@cache
def _named_codes(language: str) -> Codes:
    return frozenset(code for codes in sole_places(language).values() for code in _own(codes))


def _own(codes: Codes) -> Codes:
    """A city's own codes without its country's."""
    return frozenset(code for code in codes if "/" in code) or codes


def _hinted(text: str, language: str) -> Codes:
    """Codes of all places that a text may speak of, by any word of their names or by their people."""
    found = {code for _, _, codes in places_in(text, language) for code in codes}
    if is_solid(language):
        return frozenset(found)
    words, stems = _lower_words(language), {} if is_joined(language) else place_stems(language)
    for word in _WORD.findall(text):
        bare = plain(word)
        found |= words.get(bare, frozenset()) | words.get(without_prefix(bare), frozenset())
        found |= stems.get(bare[:4], frozenset())
    return frozenset(code.lower() for code in found)


@cache
def _lower_words(language: str) -> dict[str, Codes]:
    found: dict[str, set[str]] = {}
    for word, codes in place_words(language).items():
        found.setdefault(plain(word), set()).update(code.lower() for code in codes)
    return {word: frozenset(codes) for word, codes in found.items()}
