"""Plurals of terms, as far as a rule tells them: which forms a term's words may have, and a term's own plural.

The rules are those of school grammars for nouns and adjectives; a language without rules keeps its terms as they are.
In English the last word before "of" and the like is the one that changes (council leaders, courts of appeal), in the
Romance languages every word before the first preposition is (câmaras municipais, presidentes da câmara).
"""

import re
from functools import lru_cache

Rules = tuple[tuple[str, tuple[str, ...]], ...]

_RULES: dict[str, Rules] = {
    "en": (
        (r"(?<=hum)an$|(?<=germ)an$|(?<=rom)an$|(?<=norm)an$|(?<=ottom)an$|(?<=sham)an$|(?<=talism)an$", ("ans",)),
        (r"(?<=m)an$", ("en",)),
        (r"(?<=^child)$", ("ren",)),
        (r"^person$", ("people", "persons")),
        (r"(?<=i)fe$|(?<=[ae]l)f$|(?<=[eo]a)f$|(?<=^thie)f$", ("ves",)),
        (r"(?<=[^aeiou])y$", ("ies",)),
        (r"(?<=s)$|(?<=x)$|(?<=z)$|(?<=ch)$|(?<=sh)$", ("es",)),
        (r"$", ("s",)),
    ),
    "pt": (
        (r"ão$", ("ões", "ães", "ãos")),
        (r"([aeou])l$", ()),  # told below, for their accents
        (r"(?<=[áéíóúâêô])(.*)il$", ()),
        (r"il$", ("is",)),
        (r"m$", ("ns",)),
        (r"ês$", ("eses",)),
        (r"ás$", ("ases",)),
        (r"(?<=[rz])$|(?<=ís)$", ("es",)),
        (r"(?<=s)$", ("",)),
        (r"$", ("s",)),
    ),
    "es": (
        (r"z$", ("ces",)),
        (r"ión$", ("iones",)),
        (r"([áéíóú])([ns])$", ()),
        (r"(?<=[aeiouéáó])$", ("s",)),
        (r"(?<=^[^aeiou][aeiou]s)$", ("es",)),
        (r"(?<=s)$", ("",)),
        (r"$", ("es",)),
    ),
    "fr": (
        (r"(?<=[sxz])$", ("",)),
        (r"al$", ("aux", "als")),
        (r"(?<=eau)$|(?<=eu)$", ("x", "s")),
        (r"$", ("s",)),
    ),
    "it": (
        (r"(?<=[cg])a$", ("he",)),
        (r"(?<=[cg])o$", ("hi", "i")),
        (r"io$", ("i",)),
        (r"[oe]$", ("i",)),
        (r"a$", ("e", "i")),
        (r"$", ("",)),
    ),
    "de": ((r"(?<=.{5})$", ("e", "en", "n", "er", "ern", "s", "es")),),
}
_RULES |= {"gl": _RULES["pt"], "ca": ((r"a$", ("es",)), (r"$", ("s", "os")))}
_PT_VOWELS = {"a": "ais", "e": "éis", "o": "óis", "u": "uis"}
_PLAIN = str.maketrans("áéíóú", "aeiou")
_PREPOSITIONS = {
    "en": "of for in at to by with from on against under between",
    "pt": "de do da dos das em no na nos nas a ao à aos às para por com sem contra sobre",
    "es": "de del en a al para por con sin contra sobre",
    "fr": "de du des d en à au aux pour par avec sans contre sur",
    "it": "di del dello della dei degli delle d in a al per con senza contro su da",
    "ca": "de del dels d en a al per amb sense contra",
}
_PREPOSITIONS["gl"] = _PREPOSITIONS["pt"]
_PARTS = re.compile(r"[^\W_]+|[\W_]+")
# German endings also tell cases, and a target's German plural can't be guessed from them.
_ONLY_FOUND = frozenset({"de"})


@lru_cache(maxsize=4096)
def plural_forms(word: str, language: str) -> tuple[str, ...]:
    """The plurals that a word may have, the likeliest first; none where no rule is known."""
    low = word.lower()
    for pattern, endings in _RULES.get(language, ()):
        match = re.search(pattern, low)
        if match is None:
            continue
        forms = [word[: match.start()] + ending for ending in endings] or [_accented(word, match, language)]
        return tuple(form for form in forms if form.lower() != low)
    return ()


def _accented(word: str, match: re.Match[str], language: str) -> str:
    """Plurals that move or lose an accent: papel → papéis, fácil → fáceis, alemán → alemanes."""
    if language == "es":
        return word[: match.start()] + match[0].translate(_PLAIN) + "es"
    stem = word[:-2]
    if word[-2].lower() == "i":
        return stem + "eis"
    ending = _PT_VOWELS[word[-2].lower()]
    return stem + (ending.translate(_PLAIN) if re.search("[áéíóúâêô]", stem) else ending)


def head_places(words: list[str], language: str) -> range:
    """Which of a term's words change in the plural."""
    prepositions = frozenset(_PREPOSITIONS.get(language, "").split())
    end = next((place for place, word in enumerate(words) if place and word.lower() in prepositions), len(words))
    return range(max(end - 1, 0), end) if language in ("en", "de") else range(end)


@lru_cache(maxsize=4096)
def term_source(term: str, language: str) -> str:
    """A pattern for a term in singular or plural; its group `plural` has matched if a plural stands there."""
    parts = _PARTS.findall(term.strip())
    words = [place for place, part in enumerate(parts) if part[0].isalnum()]
    heads = [words[place] for place in head_places([parts[place] for place in words], language)]
    found, named = "", False
    for place, part in enumerate(parts):
        forms = plural_forms(part, language) if place in heads else ()
        if not part[0].isalnum():
            found += r"\s+" if part.isspace() else re.escape(part)
        elif not forms:
            found += re.escape(part)
        else:
            several = "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))
            found += f"(?:{'(?:' if named else '(?P<plural>'}{several})|{re.escape(part)})"
            named = True
    return found if named else f"{found}(?P<plural>(?!))?"


@lru_cache(maxsize=4096)
def plural(term: str, language: str) -> str:
    """A term in the plural; as it is where no rule is known."""
    if language in _ONLY_FOUND:
        return term
    parts = _PARTS.findall(term)
    words = [place for place, part in enumerate(parts) if part[0].isalnum()]
    for place in head_places([parts[place] for place in words], language):
        forms = plural_forms(parts[words[place]], language)
        if forms:
            parts[words[place]] = forms[0]
    return "".join(parts)
