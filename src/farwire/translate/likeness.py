"""Word alignment by the words' form and place, where no engine tells it: a guess, but the same guess each time.

Words that are alike in both languages (numbers, names, addresses, cognates) and marks of punctuation anchor the two
sentences to each other; between the anchors words stand for each other by their place, as in the diagonal prior of
Dyer et al. 2013 (https://aclanthology.org/N13-1073/). Cognates are told by their longest common subsequence
(Melamed 1999, https://aclanthology.org/J99-1003/).
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from farwire.letters import common
from farwire.records import AlignedWord

_TOKEN = re.compile(r"\w+(?:[’'.,:/@&+\-]\w+)*[%°]?|[^\w\s]")
_SOLID = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_PLAIN = {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "—": "-",
    "–": "-",
    "。": ".",
    "、": ",",
}
_LEAST_COGNATE = 0.5  # share of the longer word that both have in common, in order
_SHORTEST_COGNATE = 4  # letters
_FARTHEST = 0.35  # of the sentence's length that two like words may stand apart
_LONGEST = 400  # words; longer sentences are not looked at
_PLACE = 2.0  # what a sentence's length of distance costs, against 1 for the same word
_LENGTH = 0.25  # what it costs that a short word stands for a long one
_LEAST_SCORE = -0.6
_LEAST_LEFT_OVER = -0.5


@dataclass(frozen=True, slots=True)
class Guessed:
    """The target's words with the stretch of the source that each probably stands for; `alike` are the surer ones.

    Their log-probabilities are 0, for nothing is known of them.
    """

    words: tuple[AlignedWord, ...] = ()
    alike: tuple[AlignedWord, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or mark: its place in the text, its plain form, and whether it is a mark."""

    start: int
    end: int
    form: str
    is_mark: bool


def align_by_form(source: str, target: str) -> Guessed:
    """Words that are alike, and words that stand where they should. Nothing in texts too long or without spaces."""
    if _SOLID.search(source) or _SOLID.search(target):
        return Guessed()
    ours, theirs = _words(source), _words(target)
    if not ours or not theirs or max(len(ours), len(theirs)) > _LONGEST:
        return Guessed()
    likeness = [[_likeness(one.form, other.form) for one in ours] for other in theirs]
    middle = _expected(_anchors(likeness, ours, theirs), len(ours), len(theirs))
    scores = [
        (row[index] - _PLACE * abs(index - place) / len(ours) - _unlike(one, word), number, index)
        for number, (row, word, place) in enumerate(zip(likeness, theirs, middle, strict=True))
        for index, one in enumerate(ours)
        if one.is_mark == word.is_mark
    ]
    links = [(word, one) for word, one in _linked(scores, ours, theirs) if not word.is_mark]
    words = [AlignedWord(word.start, word.end, one.start, one.end, 0.0) for word, one in links]
    alike = [_likeness(one.form, word.form) > 0 for word, one in links]
    return Guessed(tuple(words), tuple(itertools.compress(words, alike)))


def _linked(
    scores: list[tuple[float, int, int]], ours: Sequence[_Word], theirs: Sequence[_Word]
) -> Iterator[tuple[_Word, _Word]]:
    """Competitive linking (Melamed 2000, https://aclanthology.org/J00-2004/): the best pair first, each word once.

    A target word that is left over goes with its best source word if that is near enough.
    """
    links: dict[int, int] = {}
    taken: set[int] = set()
    scores.sort(key=lambda score: (-score[0], score[1], score[2]))
    for score, number, index in scores:
        if number not in links and index not in taken and score >= _LEAST_SCORE:
            links[number] = index
            taken.add(index)
    for score, number, index in scores:
        if number not in links and score >= _LEAST_LEFT_OVER:
            links[number] = index
    for number in sorted(links):
        yield theirs[number], ours[links[number]]


def _words(text: str) -> list[_Word]:
    return [
        _Word(*match.span(), _PLAIN.get(match[0], _plain(match[0])), not match[0][0].isalnum())
        for match in _TOKEN.finditer(text)
    ]


def _plain(word: str) -> str:
    """Without case and accents; of a number, its digits."""
    if word[0].isdigit():
        return "".join(re.findall(r"\d", word))
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if letter.isalnum())


def _unlike(one: _Word, other: _Word) -> float:
    shorter, longer = sorted((len(one.form), len(other.form)))
    return _LENGTH * (1 - shorter / max(longer, 1))


@lru_cache(maxsize=65536)
def _likeness(one: str, other: str) -> float:
    """From 0 to 1; below the threshold of cognates it is 0."""
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_COGNATE or one[:1].isdigit() or len(shorter) < _LEAST_COGNATE * len(longer):
        return 0.0
    share = common(shorter, longer) / len(longer)
    return share if share >= _LEAST_COGNATE and one[0] == other[0] else 0.0


def _anchors(alike: Sequence[Sequence[float]], ours: Sequence[_Word], theirs: Sequence[_Word]) -> list[tuple[int, int]]:
    """Pairs (target, source) of like words that keep their order: the heaviest chain of them."""
    pairs = []
    for place, row in enumerate(alike):
        for index, share in enumerate(row):
            near = abs(index / len(ours) - place / len(theirs)) <= _FARTHEST
            if share and near and (len(theirs[place].form) > 2 or theirs[place].is_mark):
                pairs.append((place, index, share if not theirs[place].is_mark else 0.5 * share))
    best: list[tuple[float, int]] = []
    for number, (place, index, share) in enumerate(pairs):
        weight, link = share, -1
        for earlier, (other_place, other_index, _) in enumerate(pairs[:number]):
            if other_place < place and other_index < index and best[earlier][0] + share > weight:
                weight, link = best[earlier][0] + share, earlier
        best.append((weight, link))
    chain, at = [], max(range(len(best)), key=lambda number: best[number][0], default=-1)
    while at >= 0:
        chain.append(pairs[at][:2])
        at = best[at][1]
    return chain[::-1]


def _expected(anchors: Sequence[tuple[int, int]], ours: int, theirs: int) -> list[float]:
    """For each target word the place in the source (in words) where it would stand: in line between the anchors."""
    points = [(-1.0, -1.0), *((float(place), float(index)) for place, index in anchors), (float(theirs), float(ours))]
    found = []
    for (start, first), (end, last) in itertools.pairwise(points):
        steps = range(int(start) + 1, int(end))
        found += [first + (last - first) * (place - start) / (end - start) for place in steps]
        if end < theirs:
            found.append(last)
    return found
