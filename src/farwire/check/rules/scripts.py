"""Rule: names that changed their script are still heard in the translation: Петров is Petrov and not Kowalski.

Only from scripts whose consonants can be heard in Latin letters without a dictionary: Cyrillic, Greek, Arabic, Hebrew,
Devanagari, and of Japanese what stands in katakana, where it needs a name there that nothing in the target sounds like.
Of Chinese and Korean nothing is said: characters don't show their sound, and syllables change it.
"""

from collections.abc import Iterator
from itertools import pairwise

from farwire.check.kana import kana_words
from farwire.check.languages import letters_by_script, scripts_of
from farwire.check.lexicon.calendar import day_names, month_names
from farwire.check.lexicon.frequent import is_everyday
from farwire.check.likeness import latin_sounds, sound, sound_alike, sounds, sounds_in_kana
from farwire.check.pair import Complaint, Pair, Word, shorten
from farwire.check.rules.names import is_place, is_title, names_in, plain

_CASED = frozenset({"cyrillic", "greek"})
_HEARD = _CASED | {"arabic", "hebrew", "devanagari"}
# A name whose sound has fewer classes than this meets too many words by chance.
_LEAST = 3
# So many classes are more than a word has.
_RUN_ON = 8
# What is left of it when some of its letters are silent.
_LEAST_HEARD = 2
# What stands in another's place stands within this share of the sentence from it.
_APART = 0.2
_RISK_CHANGED, _RISK_ADDED = 0.55, 0.5


def check_names_across(pair: Pair) -> Iterator[Complaint]:
    """Complain of a name in Latin letters that nothing in a source of another script sounds like."""
    if pair.source_language != "und" and "latin" in scripts_of(pair.source_language):
        return
    script = _script(pair.source)
    if _script(pair.target) != "latin" or is_title(pair.target_words, frozenset()):
        return
    if pair.source_language == "ja":
        yield from _check_kana(pair)
    if script not in _HEARD:
        return
    heard = _heard(pair)
    names = [name for name in names_in(pair.target_words, pair.target) if _is_checked(name, pair)]
    new = [name for name in names if not _is_heard(name, heard)]
    if not new or len(new) == len(names) > 1:  # where nothing is heard, the source writes its names another way
        return
    name = new[0]
    gone = [one for one in _unheard(pair, names) if _same_place(pair, one, name)] if script in _CASED else []
    if gone:
        detail = f"the name {shorten(gone[0].text)} is missing, {shorten(name.text)} is not in the original"
        yield Complaint("name-changed", detail, _RISK_CHANGED, gone[0].span, name.span)
    elif len(new) == 1:
        detail = f"the name {shorten(name.text)} is not in the original"
        yield Complaint("name-added", detail, _RISK_ADDED, target_span=name.span)


def _check_kana(pair: Pair) -> Iterator[Complaint]:
    """Complain of a name that no word in katakana sounds like, where one of those sounds like nothing in the target."""
    written = kana_words(pair.source)
    heard = {sound(word.folded) for word in written}
    heard |= {sound(one.folded + other.folded) for one, other in pairwise(written)}
    checked = (name for name in names_in(pair.target_words, pair.target) if _is_checked(name, pair))
    new = [name for name in checked if written and not _is_among(name.text, heard)]
    if not new:
        return
    folded = [word.text for word in pair.target_words]
    spoken = frozenset[str]().union(*map(_in_kana, (*folded, *(one + other for one, other in pairwise(folded)))))
    long = (word for word in written if len(sound(word.folded)) >= _LEAST)
    gone = next((word for word in long if not any(sound_alike(sound(word.folded), one) for one in spoken)), None)
    if gone is not None:
        detail = f"the name {shorten(gone.text)} is missing, {shorten(new[0].text)} is not in the original"
        yield Complaint("name-changed", detail, _RISK_CHANGED, gone.span, new[0].span)


def _in_kana(text: str) -> frozenset[str]:
    return frozenset(one for one in sounds_in_kana(plain(text)) if len(one) >= _LEAST_HEARD)


def _is_among(text: str, heard: set[str]) -> bool:
    return any(sound_alike(one, other) for one in _in_kana(text) for other in heard)


def _is_heard(name: Word, heard: frozenset[str]) -> bool:
    ours = [one for one in latin_sounds(plain(name.text)) if len(one) >= _LEAST_HEARD]
    if any(sound_alike(one, other) for one in ours for other in heard):
        return True
    # Spaces are lost, above all between Arabic words: a name may stand inside of what looks like one.
    return any(len(other) >= _RUN_ON and one in other for one in ours if len(one) >= _LEAST for other in heard)


def _script(text: str) -> str:
    counted = letters_by_script(text)
    return max(counted, key=lambda name: (counted[name], name), default="latin")


def _is_checked(name: Word, pair: Pair) -> bool:
    """Whether a name is one that must be heard: no acronym, no everyday word, no place, no date, and not as written."""
    folded = plain(name.text)
    if name.text.isupper() or not name.text.isalpha() or is_everyday(name.text) or name.folded in pair.source.lower():
        return False
    dates = month_names(pair.target_language).keys() | day_names(pair.target_language)
    return folded not in dates and len(sound(folded)) >= _LEAST and not is_place(name, pair.target_language)


def _heard(pair: Pair) -> frozenset[str]:
    """The sounds of the source's words, each also joined with the next: names of two words may be one in Latin."""
    folded = [plain(word.text) for word in pair.source_words]
    joined = [one + other for one, other in pairwise(folded)]
    parts = [part for word in folded if "-" in word for part in word.split("-")]
    return frozenset(each for word in (*folded, *joined, *parts) for each in sounds(word))


def _same_place(pair: Pair, source: Word, target: Word) -> bool:
    """Whether two words stand about as far into their sentences."""
    return abs(source.start / len(pair.source) - target.start / len(pair.target)) < _APART


def _unheard(pair: Pair, names: list[Word]) -> list[Word]:
    """Names of the source by their capitals that no name of the target sounds like."""
    theirs = [sound(plain(name.text)) for name in names]
    theirs += [sound(plain(word.text)) for word in pair.target_words if word.text[0].isupper()]
    return [
        name
        for name in names_in(pair.source_words, pair.source)
        if not name.text.isupper()
        and len(sound(plain(name.text))) >= _LEAST
        and not is_everyday(name.text)
        and not is_place(name, pair.source_language)
        and not any(sound_alike(sound(plain(name.text)), one) for one in theirs)
    ]
