"""Names and numbers of a text, found by its capitals and digits: no model, any language with cases."""

import re

from farwire.group.sounds import sounds_of_names, sounds_of_words
from farwire.group.texts import fold_word, is_solid, primary, word_matches

_NUMBER = re.compile(r"\d+(?:[.,  '’]\d+)*")
_SENTENCE_END = frozenset(".!?…:;\n\"“”„«»'()[]—–-•")
_LONGEST_RUN = 4
# German writes every noun with a capital: after one of these words (or their forms) it is a noun.
_BEFORE_NOUNS = re.compile(
    r"(?:d(?:er|ie|as|en|em|es)|k?ein(?:e[nmrs]?)?|(?:mein|dein|sein|ihr|unser)(?:e[nmrs]?)?|zum|zur|vom|beim|im|am|ins|ans"
    r"|dies(?:e[nmrs]?)|jed(?:e[nmrs]?)|all(?:e[nmrs]?)|viele[nr]?|mehr|\w+(?:ige|iche|ische|liche|neue|alte|erste|e)[nmrs]?)"
)


def names_in(text: str, language: str) -> tuple[str, ...]:
    """The folded names of a text, each once, in alphabetical order; none for scripts without capitals.

    A name is a run of up to four capitalised words. The first word of a sentence counts where the
    text writes it with a capital inside a sentence too, or where it begins a run and the text does
    not write it small elsewhere.
    """
    runs, small = _runs(text, german=primary(language) in ("de", "lb"))
    inner = {word for run, opens in runs for word in (run[1:] if opens else run)}
    found: set[str] = set()
    for run, opens in runs:
        doubtful = opens and run[0] not in inner and (len(run) == 1 or run[0] in small)
        name = " ".join(run[1 if doubtful else 0 :][:_LONGEST_RUN])
        if len(name) > 1:
            found.add(name)
    return tuple(sorted(found))


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a text, digits only, each once, in order of size; single digits say too little."""
    found = {re.sub(r"\D", "", each) for each in _NUMBER.findall(text)}
    return tuple(sorted((str(int(each)) for each in found if len(each) > 1), key=lambda each: (len(each), each)))


def sounds_in(text: str, language: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """How a text's names sound; how all its longer words do where the script does not mark names."""
    if is_solid(language) or sum(map(str.isupper, text)) * 50 > len(text):
        return sounds_of_names(names)
    return tuple(sorted({*sounds_of_names(names), *sounds_of_words(text)}))


def _runs(text: str, german: bool) -> tuple[list[tuple[list[str], bool]], set[str]]:
    """Runs of capitalised words, folded, each with whether it opens a sentence; and the words written small."""
    runs: list[tuple[list[str], bool]] = []
    small: set[str] = set()
    run: list[str] = []
    opens, end, before = False, 0, ""
    for match in word_matches(text):
        word, gap = match.group(), text[end : match.start()]
        begins = end == 0 or not (gap == " " or _SENTENCE_END.isdisjoint(gap))
        end = match.end()
        capital = word[0].isupper() and not (german and _BEFORE_NOUNS.fullmatch(before))
        before = word
        if run and (begins or not capital or gap.strip()):
            runs.append((run, opens))
            run = []
        if capital:
            opens = begins if not run else opens
            run = [*run, fold_word(word)]
        elif word[0].islower():
            small.add(word)
    if run:
        runs.append((run, opens))
    return runs, {fold_word(word) for word in small}
