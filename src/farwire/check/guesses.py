"""Guesses: pronouns that the target had to choose and the source leaves open.

Found through the engine's word alignment: an English pronoun that stands for a pronoun of the source
which shows the same is no guess; one that stands for a verb ("Perdeu" → "He lost"), for a possessive
that shows no owner ("seu" → "his") or for a pronoun without gender is one. Guesses are marked and do
not raise a sentence's band: most of them are right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from farwire.check.choices import find_choices
from farwire.check.lexicon.words import pattern_of, words_about
from farwire.check.pair import Pair, Span
from farwire.records import AlignedWord, Finding

_SUBJECTS = frozenset({"he", "she", "it"})
_OBJECTS = frozenset({"him"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "your", "hers", "theirs", "yours"})
_PRONOUN = re.compile(r"(he|she|it|him|his|hers?|its|theirs?|yours?|you)\b(?!-)", re.IGNORECASE)
_KINDS = {"subject": "guessed-pronoun", "object": "guessed-pronoun", "possessive": "guessed-possessive"}
# "it" that stands for nobody: it is clear that…, it rained, it seems, it takes time.
_HELPERS = (
    "is|was|does|did|don['’]t|doesn['’]t|didn['’]t|isn['’]t|wasn['’]t|will|would|could|may|might|can|has|had|be|been|being"
    "|not|also|never|still|should|must"
)
_ADVERBS = r"\w+ly|now|very|so|more|less|too|quite|most|just|only"
_SELF_STANDING = (
    r"seem\w*|appear\w*|turn(?:s|ed) out|take[sn]?\s(?!the\b|its\b)\w+|took\s(?!the\b|its\b)\w+\s\w+|rain\w*|snow\w*"
    r"|happen\w*|remain\w*|look\w*|sound\w*|means?|depends?|matter\w*|makes\s\w+\s(?:difference|sense)|\d+"
)
_EMPTY_PREDICATES = (
    "said|reported|expected|believed|known|hoped|feared|thought|estimated|claimed|alleged|announced|revealed|assumed|decided"
    "|argued|considered|called|unclear|clear|true|likely|unlikely|possible|impossible|important|difficult|hard|easy|necessary"
    "|essential|obvious|time|worth|common|normal|natural|good|bad|great|best|better|right|wrong|interesting|surprising|strange"
    "|sad|unfair|fair|enough|useful|okay|ok|fine|all|like|often|nice|fun|advisable|customary|usual|rare|inevitable"
    r"|no\s\w+|as\sif|as\sthough|an?\s(?:\w+\s){0,2}\w+|the\s(?:\w+\s){0,3}\w+"
    "|about|up|me|him|her|us|them|you|these|those|this|here|there|in|on|at|with|for|when|after|because|why|how|what"
)
_NOBODY = re.compile(
    rf"it(?:['’]s|['’]ll|['’]d)?\s+(?:(?:{_HELPERS})\s+)*(?:(?:{_ADVERBS})\s+)*"
    rf"(?:{_SELF_STANDING}|(?:{_EMPTY_PREDICATES})\b)",
    re.IGNORECASE,
)
_EMPTY_VERBS = frozenset(
    {"faz", "parece", "há", "trata", "chove", "espera-se", "prevê-se", "sabe-se", "acontece", "basta"}
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A pronoun of the target that the source leaves open: its kind (subject, object, possessive) and both places."""

    word: str
    kind: str
    target_span: Span
    source_span: Span


def guesses_in(pair: Pair) -> Iterator[Guess]:
    """The guessed pronouns of a pair, in order; only for English targets of languages described.

    Without alignment, those of a sentence whose source has no word at all that shows somebody; their source
    spans are empty.
    """
    if pair.target_language != "en" or not is_described(pair.source_language):
        return
    if not pair.words:
        yield from _unaligned(pair)
        return
    shown, genderless = pattern_of(pair.source_language, "pronouns_shown"), is_genderless(pair.source_language)
    for word in pair.words:
        match = _PRONOUN.match(pair.target, word.target_start)
        if match is None or match.end() > word.target_end + 3:
            continue
        guess = _guess(pair, word, match)
        if guess is not None and not (shown is not None and not genderless and _is_shown(pair, guess, shown)):
            yield guess


def _unaligned(pair: Pair) -> Iterator[Guess]:
    genderless = is_genderless(pair.source_language)
    settled = {
        "subject": not genderless and _shows(pair, "pronouns_shown"),
        "possessive": not genderless and _shows(pair, "possessives_shown"),
    }
    settled["object"] = settled["subject"]
    for match in _PRONOUN.finditer(pair.target):
        if match.start() and pair.target[match.start() - 1].isalnum():
            continue
        guess = _guess(pair, AlignedWord(*match.span(), 0, 0, 0.0), match)
        if guess is not None and not settled[guess.kind]:
            yield guess


def _shows(pair: Pair, key: str) -> bool:
    """Whether the source has a word of a kind that can't be an article."""
    pattern = pattern_of(pair.source_language, key)
    articles = [pattern_of(pair.source_language, name) for name in _ARTICLES]
    found = pattern.finditer(pair.source) if pattern is not None else ()
    return any(
        not any(article is not None and article.fullmatch(match.group()) for article in articles) for match in found
    )


_ARTICLES = ("articles_feminine", "articles_masculine", "clitics_shown")


def open_subjects(pair: Pair) -> Iterator[Guess]:
    """The "they", "you" and "I" that stand for a verb alone: what the source leaves unsaid besides he, she and it.

    "I" only for a verb whose first person is its third, too, in a sentence without any word of the first person.
    """
    shown = pattern_of(pair.source_language, "pronouns_shown")
    if pair.target_language != "en" or shown is None or is_genderless(pair.source_language):
        return
    for word in pair.words:
        match = _OPEN_SUBJECT.match(pair.target, word.target_start)
        if match is None:
            continue
        guess = Guess(match.group(1).lower(), "subject", match.span(1), (word.source_start, word.source_end))
        if not _is_shown(pair, guess, shown) and (guess.word != "i" or _may_be_third(pair, guess)):
            yield guess


_OPEN_SUBJECT = re.compile(r"(they|you|i)\b(?!-)", re.IGNORECASE)


def shown_subjects(pair: Pair) -> Iterator[Guess]:
    """The "he" and "she" that stand for a word of the source of that gender, which may be the gender of a thing.

    They are no guesses and bear no mark; only for languages whose words for it show nothing but the gender.
    """
    if pair.target_language != "en" or _HE_OR_SHE.search(pair.target) is None:
        return
    patterns = {"he": pattern_of(pair.source_language, "third_masculine")}
    patterns["she"] = pattern_of(pair.source_language, "third_feminine")
    for word in pair.words:
        match = _HE_OR_SHE.match(pair.target, word.target_start)
        shown = patterns[match.group(1).lower()] if match is not None else None
        if match is None or shown is None or shown.fullmatch(pair.source[word.source_start : word.source_end]) is None:
            continue
        yield Guess(match.group(1).lower(), "subject", match.span(1), (word.source_start, word.source_end))


_HE_OR_SHE = re.compile(r"\b(he|she)\b(?!-)", re.IGNORECASE)


def _may_be_third(pair: Pair, guess: Guess) -> bool:
    verbs = pattern_of(pair.source_language, "verbs_first_or_third")
    return (
        verbs is not None
        and verbs.search(pair.source[slice(*guess.source_span)]) is not None
        and not is_first_person(pair.source, pair.source_language)
    )


def is_first_person(text: str, language: str) -> bool:
    """Whether somebody speaks of himself in a text; False where a language's words for that are not known."""
    pattern = pattern_of(language, "first_person")
    return pattern is not None and pattern.search(text) is not None


def is_described(language: str) -> bool:
    """Whether enough is known of a language's pronouns to tell what they leave open."""
    return pattern_of(language, "pronouns_shown") is not None or is_genderless(language)


def is_genderless(language: str) -> bool:
    """Whether a language's pronouns show no gender (Turkish, Finnish, Persian…)."""
    return bool(words_about(language).get("pronouns_genderless", False))


def _guess(pair: Pair, word: AlignedWord, match: re.Match[str]) -> Guess | None:
    text = match.group(1).lower()
    places = (match.start(1), match.end(1)), (word.source_start, word.source_end)
    if text in _POSSESSIVES and not (text == "her" and _is_object(pair, match.end())):
        return Guess(text, "possessive", *places)
    if text in _OBJECTS or text == "her":
        return Guess(text, "object", *places)
    if text in _SUBJECTS and not (text == "it" and _stands_for_nobody(pair, word, match.start())):
        return Guess(text, "subject", *places)
    return None


def _is_object(pair: Pair, end: int) -> bool:
    """Whether "her" stands alone and not before a noun."""
    return (
        re.match(
            r"\s*(?:$|[.,;:!?\"”)]|(?:to|and|in|on|at|for|with|from|that|when|as|by|of|about|if|was|is|because|what|how)\b)",
            pair.target[end:],
        )
        is not None
    )


def _stands_for_nobody(pair: Pair, word: AlignedWord, start: int) -> bool:
    source = pair.source[word.source_start : word.source_end].lower()
    if source in _EMPTY_VERBS or _NOBODY.match(pair.target, start):
        return True
    # As an object it is what the source's own word shows; a subject stands first or behind a joining word.
    return _BEFORE_SUBJECT.search(pair.target[:start]) is None


_BEFORE_SUBJECT = re.compile(
    r"(?:^|[^\w\s'’-]\s*|\b(?:that|and|but|or|if|when|whether|as|because|while|where|which|what|why|how|so|than|though|although|since"
    r"|until|once|after|before|unless|whatever|whenever|says?|said|saying|believes?|thinks?|then|also|however|who|did|does|do|is|was|will"
    r"|would|could|can|should|had|has|have|nor|not only)\s+)$",
    re.IGNORECASE,
)


# How far behind a word (characters) its owner may stand: "o telefone dela".
_BEHIND = 16


def _is_shown(pair: Pair, guess: Guess, shown: re.Pattern[str]) -> bool:
    """Whether the source word that the pronoun stands for shows what it says."""
    start, end = guess.source_span
    text = pair.source[start:end]
    if start == end:
        return False
    if guess.kind == "object":  # the pronoun may stand alone before its verb: "o viu"
        clitics = pattern_of(pair.source_language, "clitics_shown")
        before = pair.source[max(0, start - 4) : end]
        if clitics is not None and clitics.search(before):
            return True
    if guess.kind == "possessive":
        owners = pattern_of(pair.source_language, "possessives_shown")
        return owners is not None and owners.search(pair.source[start : end + _BEHIND]) is not None
    return shown.search(text) is not None


def find_guesses(index: int, pair: Pair, before: Sequence[Finding] = ()) -> tuple[Finding, ...]:
    """The guesses and choices of a pair as findings, but for the words that the findings `before` say were mended."""
    mended = {finding.target_span[0] for finding in before if finding.rule == "mended" and finding.target_span}
    guesses = (
        Finding(
            index,
            _KINDS[guess.kind],
            f'"{guess.word}" is a guess: the original does not say',
            guess.source_span if guess.source_span[0] < guess.source_span[1] else None,
            guess.target_span,
        )
        for guess in guesses_in(pair)
        if guess.target_span[0] not in mended
    )
    return (*guesses, *find_choices(index, pair))
