"""Runs of capitalised words, as a text writes them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from farwire.group.gazetteer import declined, no_names, particles, place_key, words_for
from farwire.group.texts import fold_word, primary, word_matches

_BORDER = frozenset(".!?…:;()[]—–-•,/|")
_ELISION = re.compile(r"^(?:[ldsnmtj]|qu|un|dell|all|nell|dall|sull)['’](?=[^\W\d_])", re.IGNORECASE)
_OF = re.compile(r"^(?:d|dell)['’]")  # inside a name: "Banca d'Italia"
_SUFFIX = re.compile(r"(?<=\w)['’]\w+$")
_POSSESSIVE = ("'s", "’s", "'", "’")
_BEFORE = 2
_TITLE_CASE = 0.6
# In scripts without capitals only foreign names in Latin letters have some.
_WITHOUT = frozenset({"ar", "fa", "ur", "he", "hi", "bn", "ka", "th", "zh", "yue", "ja", "ko"})
_OTHER_SCRIPT = re.compile(r"[^\x00-\u024f\s“”‘’]+")
_STOPS = frozenset(".!?…։;")
_QUOTES = frozenset("\"'“”„‟‘’‚«»‹›")
_CLOSED = re.compile("[.,!?]?(?:[\"'“”‘’»«›]|\\s»)")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words beside each other, with the two words before them (folded) in the same clause.

    opens: whether it begins a sentence, so that the first capital says nothing; after: the next word as
    it is written, if that is small and follows at once, else empty; quoted: whether quotation marks stand
    around these words alone, as around a title; beside: the word before a comma or a quotation mark that stands
    between it and the run, folded.
    """

    words: tuple[str, ...]
    before: tuple[str, ...]
    opens: bool
    after: str = ""
    quoted: bool = False
    beside: str = ""


class _Token(NamedTuple):  # made for each word of a text: a tuple takes a quarter of a dataclass's time
    word: str
    capital: bool
    begins: bool
    follows: bool  # nothing but a space between it and the word before
    quote_before: bool = False
    quote_after: bool = False
    comma_before: bool = False


def runs_in(text: str, language: str) -> tuple[list[Run], set[str]]:
    """The runs of a text in order, and the words (folded) that it writes small; none for scripts without capitals.

    Lines in which nearly every word has a capital, as English headlines are written, are left out.
    """
    runs: list[Run] = []
    small: set[str] = set()
    if primary(language) in _WITHOUT:
        text = _OTHER_SCRIPT.sub(" | ", text)
    for line in text.split("\n"):
        tokens = _tokens(line, language)
        small.update(fold_word(token.word) for token in tokens if token.word[0].islower())
        long = [token for token in tokens if len(token.word) > 3 and not token.begins]
        is_title = not _STOPS.intersection(line.rstrip(" \"'”»)")[-1:])
        if is_title and len(long) > 2 and sum(token.capital for token in long) > _TITLE_CASE * len(long):
            continue
        runs += _runs(tokens, language)
    return runs, small


def _tokens(line: str, language: str) -> list[_Token]:
    tokens: list[_Token] = []
    end, closed, gap = 0, False, ""
    for match in word_matches(line):
        last, gap = gap, line[end : match.start()]
        written = match.group()
        word, suffixed = _bare(written, language)
        elided = written.endswith(word) and word != written
        if elided and tokens and tokens[-1].capital and gap == " " and _OF.match(written):
            word, elided = written, False
        begins, follows, opened = end == 0, not (closed or elided), False
        if gap != " ":
            # "J. Brook", but not "in the U.S. Brook said".
            initial = bool(tokens) and gap == ". " and last != "." and len(tokens[-1].word) == 1 and tokens[-1].capital
            begins = begins or not (initial or _BORDER.isdisjoint(gap))
            follows = initial or (follows and not gap.strip())
            opened = gap[-1:] in _QUOTES or gap.rstrip().endswith("«")
        shut = _CLOSED.match(line, match.end()) is not None
        tokens.append(_Token(word, word.lstrip("del'’")[:1].isupper(), begins, follows, opened, shut, gap == ", "))
        end, closed = match.end(), suffixed
    return tokens


def _bare(word: str, language: str) -> tuple[str, bool]:
    """A word without article and possessive, and whether an ending was cut off behind which no name goes on."""
    if "'" not in word and "’" not in word:
        return word, False
    if primary(language) == "tr":
        return _SUFFIX.sub("", word), _SUFFIX.search(word) is not None
    if primary(language) in ("fr", "it", "ca"):
        word = _ELISION.sub("", word)
    end = next((end for end in _POSSESSIVE if word.endswith(end) and len(word) > len(end) + 1), "")
    return word.removesuffix(end), bool(end)


def _runs(tokens: list[_Token], language: str) -> list[Run]:
    runs, at = [], 0
    while at < len(tokens):
        if not tokens[at].capital or _is_no_name(tokens[at].word, language):
            at += 1
            continue
        end = _end(tokens, at, language)
        opens = tokens[at].begins
        after = tokens[end].word if end < len(tokens) and _goes_on(tokens[end]) and not tokens[end].capital else ""
        quoted = tokens[at].quote_before and tokens[end - 1].quote_after
        words = tuple(token.word for token in tokens[at:end])
        runs.append(Run(words, _before(tokens, at), opens, after, quoted, _beside(tokens, at)))
        at = end
    return runs


def _end(tokens: list[_Token], start: int, language: str) -> int:
    """Where the run that begins at `start` ends; particles belong to it if a capital follows them."""
    end = start + 1
    while end < len(tokens):
        ahead = end
        while (
            ahead < len(tokens)
            and ahead < end + 2
            and _goes_on(tokens[ahead])
            and _is_particle(tokens[ahead], language)
        ):
            ahead += 1
        if ahead == len(tokens) or not (tokens[ahead].capital and _goes_on(tokens[ahead])):
            break
        if _is_no_name(tokens[ahead].word, language) and not _is_place(tokens[start : ahead + 1], language):
            break
        end = ahead + 1
    return end


def _is_no_name(word: str, language: str) -> bool:
    folded = fold_word(word)
    if words_for("pronouns", language).fullmatch(folded):
        return True
    return folded in no_names(language) or (declined(language) and folded[:-1] in no_names(language))


def _is_place(tokens: list[_Token], language: str) -> bool:
    """Whether words are a place together, though one of them names a month ("Rio de Janeiro")."""
    return place_key(fold_word(" ".join(token.word for token in tokens)), language) is not None


def _goes_on(token: _Token) -> bool:
    return token.follows and not token.begins


def _is_particle(token: _Token, language: str) -> bool:
    return not token.capital and token.word in particles(language)


def _before(tokens: list[_Token], at: int) -> tuple[str, ...]:
    """The two words before a run in its clause, folded, if they are written small."""
    found: list[str] = []
    while at > 0 and len(found) < _BEFORE and not tokens[at].begins and tokens[at].follows:
        at -= 1
        if tokens[at].capital:
            break
        found.append(fold_word(tokens[at].word))
    return tuple(reversed(found))


def _beside(tokens: list[_Token], at: int) -> str:
    """The word before a run, folded, where a comma or a quotation mark alone parts them."""
    parted = at > 0 and (tokens[at].comma_before or (tokens[at].quote_before and not tokens[at].begins))
    return fold_word(tokens[at - 1].word) if parted else ""
