"""Choices: what the source leaves open besides pronouns and the target had to settle.

The gender of somebody named by what he or she does ("the doctor" → "a médica"), how formal a "you" is
and whether it is one or several, one or many where nouns show no number, and when something happens
where verbs show no tense. Found through the engine's word alignment, for languages that are described
in `lexicon/pronouns`. Like guesses, choices are marked and do not raise a sentence's band: most of
them are right. Each kind is told once a sentence, at its first place.
"""

import re
from collections.abc import Iterator

from farwire.check.lexicon.english import english
from farwire.check.lexicon.words import pattern_of, words_about
from farwire.check.mentions import first_names, gender_of_noun
from farwire.check.nouns import FEMININE, MASCULINE, PERSON, SEVERAL, noun_kind
from farwire.check.pair import Pair, Span
from farwire.check.rules.names import plain
from farwire.records import AlignedWord, Finding

_GENDER_SHOWN = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_YOU = re.compile(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE)
# "You" that is several or a set phrase: no choice is left.
_YOU_SETTLED = re.compile(
    r"\b(?:you all|all of you|both of you|you guys|thank you|you know|see you|yourselves)\b", re.IGNORECASE
)
# Nouns that are more often something else: an adjective, a verb, a thing.
_UNSURE = frozenset(
    {"general", "major", "chief", "host", "model", "star", "guard", "head", "forward", "guest", "tourist"}
)
_PAST_OR_FUTURE = frozenset({"was", "were", "had", "did", "will"})


def find_choices(index: int, pair: Pair) -> Iterator[Finding]:
    """The choices of a pair as findings; none without alignment."""
    if not pair.words:
        return
    if pair.source_language == "en":
        yield from _genders(index, pair)
        yield from _addresses(index, pair)
    if pair.target_language == "en":
        about = words_about(pair.source_language)
        if about.get("number_unmarked"):
            yield from _numbers(index, pair)
        if about.get("tense_unmarked"):
            yield from _tenses(index, pair)


def _finding(index: int, rule: str, detail: str, word: AlignedWord) -> Finding:
    source: Span = (word.source_start, word.source_end)
    return Finding(index, rule, detail, source, (word.target_start, word.target_end))


def _genders(index: int, pair: Pair) -> Iterator[Finding]:
    """The first noun for somebody whose gender the target shows and the source doesn't."""
    if pattern_of(pair.target_language, "articles_masculine") is None or _shows_gender(pair):
        return
    fixed = pattern_of(pair.target_language, "persons_fixed")
    for word in pair.words:
        source = pair.source[word.source_start : word.source_end]
        target = pair.target[word.target_start : word.target_end]
        if not _is_open_person(pair, word, source) or (fixed is not None and fixed.search(target)):
            continue
        gender = gender_of_noun(pair.target, word.target_start, word.target_end, pair.target_language)
        if gender in {FEMININE, MASCULINE}:
            chosen = "a woman" if gender == FEMININE else "a man"
            detail = f'"{target}" is {chosen}: the original does not say whether "{source}" is a man or a woman'
            yield _finding(index, "guessed-gender", detail, word)
            return


def _is_open_person(pair: Pair, word: AlignedWord, source: str) -> bool:
    """Whether a word of the source names somebody by what he or she does, and no name follows."""
    if source in _UNSURE or noun_kind(source.lower()) != PERSON:
        return False
    before = pair.source[: word.source_start].rstrip()
    is_in_name = source[0].isupper() and bool(before) and before[-1].isalnum()
    return not is_in_name and re.match(r"\s+[A-Z]", pair.source[word.source_end :]) is None


def _shows_gender(pair: Pair) -> bool:
    """Whether a pronoun, a noun or a first name of the source shows who is a woman and who a man."""
    for word in pair.source_words:
        is_name = word.text[0].isupper() and plain(word.text) in first_names()
        if is_name or word.folded in _GENDER_SHOWN or noun_kind(word.folded) in {FEMININE, MASCULINE}:
            return True
    return False


def _addresses(index: int, pair: Pair) -> Iterator[Finding]:
    """The first word of the target that says "you" in one of several ways."""
    pattern = pattern_of(pair.target_language, "address")
    if pattern is None or "you" not in pair.source.lower() or _YOU_SETTLED.search(pair.source):
        return
    for word in pair.words:
        target = pair.target[word.target_start : word.target_end]
        is_you = _YOU.search(pair.source[word.source_start : word.source_end]) is not None
        if is_you and pattern.search(target) is not None:
            detail = (
                f'"{target}" is one way of saying "you": the original does not show how formal it is, nor to how many'
            )
            yield _finding(index, "guessed-address", detail, word)
            return


def _numbers(index: int, pair: Pair) -> Iterator[Finding]:
    """The first noun for somebody that is one or several in the target and either in the source."""
    if _is_shown(pair, "number_shown"):
        return
    for word in pair.words:
        target = pair.target[word.target_start : word.target_end]
        kind = noun_kind(target.lower())
        if word.source_start < word.source_end and target.islower() and kind in {PERSON, SEVERAL}:
            number = "several" if kind == SEVERAL else "one"
            detail = f'"{target}" is {number}: the original does not say how many'
            yield _finding(index, "guessed-number", detail, word)
            return


def _tenses(index: int, pair: Pair) -> Iterator[Finding]:
    """The first verb of the target that is past or future where the source has no word for when."""
    if _is_shown(pair, "tense_shown"):
        return
    for word in pair.words:
        target = pair.target[word.target_start : word.target_end]
        if target in _PAST_OR_FUTURE or (target.islower() and target.endswith("ed") and target in english("reporting")):
            detail = f'"{target}" says when: the original does not'
            yield _finding(index, "guessed-tense", detail, word)
            return


def _is_shown(pair: Pair, key: str) -> bool:
    pattern = pattern_of(pair.source_language, key)
    return pattern is None or pattern.search(pair.source) is not None
