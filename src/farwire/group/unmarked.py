"""Names in scripts that don't mark them: beside titles and given names, by their endings, and by known places."""

import re
from collections.abc import Iterator
from functools import cache

from farwire.group.gazetteer import (
    abbreviations,
    first_words,
    given_names,
    place_key,
    places,
    stops,
    words_for,
    written_places,
    written_words,
)
from farwire.group.texts import fold_word, primary, word_matches

_LONGEST = 3
_STEM = 4
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Z0-9]{1,5}(?![A-Za-z0-9])")
# One-letter words that are written together with what follows, and the article.
_PREFIX = {"ar": re.compile(r"^[وفبلك](?=\w{3})"), "he": re.compile(r"^[ובלמשכ](?=\w{3})")}
_ADJECTIVE = {"ar": re.compile(r"^ال\w+(?:ي|ية)$"), "he": re.compile(r"^ה\w+(?:י|ית)$")}
_DECLINED = frozenset({"bn", "ka"})
_SERVANT = frozenset({"عبد"})  # "servant of": the name goes on
_KATAKANA = r"[ァ-ヴー]"
_HAN = r"[一-鿿]"
_HANGUL = r"[가-힣]"
_KO_ENDING = r"(?=(?:은|는|이|가|을|를|의|과|와|도|에서|에게|에|으로|로|부터|까지|만|께서|이나|측|님)?(?:[^가-힣]|$))"
_FAMILY_NAMES = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우"
# In Thai a short name of a country may be a part of any word, but for one behind "country", "in", "to", "from".
_THAI_LONG = 5
_THAI_BEFORE = ("ประเทศ", "ใน", "ที่", "ถึง", "จาก", "กรุง")
_ZH_VERBS = (
    "表示说說称稱在的，。、于於将將和与與对對周宣布指出认为認為曾已今昨前等向会會是访訪问問在的了很没不也都就还而但为因所以如"
    "果那这哪什么怎使让被把给从到对比更最非短缺我你他她们"
)


def unmarked_entities(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Names with their kinds in a text of Arabic, Hebrew, Indic, Georgian, Thai, Chinese, Japanese or Korean script."""
    base = primary(language)
    if base in ("ja", "zh", "yue", "th"):
        yield from _in_solid(text, "zh" if base == "yue" else base)
    elif base == "ko":
        yield from _in_korean(text)
    elif base in ("ar", "fa", "he", "hi", "bn", "ka"):
        found = [each for line in text.split("\n") for each in _in_words(line, base)]
        yield from ((_as_long_as_repeated(name, text) if kind == "person" else name, kind) for name, kind in found)
    else:
        return
    capitals = (match[0] for match in _LATIN.finditer(text))
    yield from ((each, "organisation") for each in capitals if each.lower() not in abbreviations())


# --- scripts with spaces ------------------------------------------------------------------------------


def _in_words(line: str, language: str) -> Iterator[tuple[str, str]]:
    """Names among words: a clause at a time, so that no name reaches over a comma."""
    clause: list[str] = []
    end = 0
    for match in word_matches(line):
        if line[end : match.start()].strip():
            yield from _in_clause(clause, language)
            clause = []
        clause.append(match.group())
        end = match.end()
    yield from _in_clause(clause, language)


def _as_long_as_repeated(name: str, text: str) -> str:
    """A person's name, or its first word alone where only that comes again: the second may be any word."""
    first, _, rest = name.partition(" ")
    if not rest or fold_word(first) in given_names() or text.count(name) > 1 or text.count(first) == 1:
        return name
    return first


def _in_clause(words: list[str], language: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(words):
        found = _tailed_at(words, at, language) or _place_at(words, at, language) or _named_at(words, at, language)
        if found is None:
            at += 1
        else:
            name, kind, at = found
            yield name, kind


def _place_at(words: list[str], at: int, language: str) -> tuple[str, str, int] | None:
    first = _PREFIX[language].sub("", words[at]) if language in _PREFIX else words[at]
    for word in dict.fromkeys((words[at], first)):
        if fold_word(word) in first_words(language):
            for count in range(min(_LONGEST, len(words) - at), 0, -1):
                name = " ".join([word, *words[at + 1 : at + count]])
                if place_key(fold_word(name), language):
                    return name, "place", at + count
    return (words[at], "place", at + 1) if language in _DECLINED and _declined_place(words[at], language) else None


def _declined_place(word: str, language: str) -> bool:
    """Whether a word is a place with an ending of up to three letters, where words are declined so."""
    folded = fold_word(word)
    return any(folded[:-cut] in places(language) for cut in (1, 2, 3) if len(folded) > 4 + cut)


def _named_at(words: list[str], at: int, language: str) -> tuple[str, str, int] | None:
    """A person or an organisation that is shown to be one by the word at this place."""
    forms = [words[at], _PREFIX[language].sub("", words[at])] if language in _PREFIX else [words[at]]
    heads = words_for("organisation_heads", language)
    head = next((form for form in forms if heads.fullmatch(fold_word(form))), None)
    if head is not None:
        return _organisation_at(head, words, at + 1, language)
    if any(words_for("titles", language).fullmatch(fold_word(form)) for form in forms):
        return _person_at(words, at + 1, language, titled=True)
    return _person_at(words, at, language, titled=False) if fold_word(words[at]) in given_names() else None


def _organisation_at(head: str, words: list[str], at: int, language: str) -> tuple[str, str, int] | None:
    """An organisation by its first word and what follows: one word, and adjectives."""
    name = _taken(words, at, language, 1)
    at += len(name)
    while name and at < len(words) and _is_adjective(words[at], language):
        name.append(words[at])
        at += 1
    return (" ".join([head, *name]), "organisation", at) if name else None


def _tailed_at(words: list[str], at: int, language: str) -> tuple[str, str, int] | None:
    """An organisation whose last word shows it."""
    if at + 1 == len(words) or fold_word(words[at]) in stops(language):
        return None
    tail = words_for("organisation_tails", language).fullmatch(fold_word(words[at + 1]))
    return (f"{words[at]} {words[at + 1]}", "organisation", at + 2) if tail else None


def _person_at(words: list[str], at: int, language: str, *, titled: bool) -> tuple[str, str, int] | None:
    while titled and at < len(words) and _is_no_name(words, at, language):
        at += 1
        if place_key(fold_word(words[at - 1]), language) and (
            at == len(words) or fold_word(words[at]) not in given_names()
        ):
            return None
    name = _taken(words, at, language, _LONGEST if language in ("hi", "bn") else 2)
    if name and fold_word(name[-1]) in _SERVANT:
        name += _taken(words, at + len(name), language, 2)
    if not name or (not titled and len(name) < 2):
        return None
    return " ".join(name), "person", at + len(name)


def _is_no_name(words: list[str], at: int, language: str) -> bool:
    """Whether a word behind a title is part of it: another title, or whose president he is."""
    word = words[at]
    return (
        _is_adjective(word, language)
        or words_for("titles", language).fullmatch(fold_word(word)) is not None
        or place_key(fold_word(word), language) is not None
    )


def _is_adjective(word: str, language: str) -> bool:
    return language in _ADJECTIVE and _ADJECTIVE[language].match(word) is not None


def _taken(words: list[str], at: int, language: str, most: int) -> list[str]:
    """The words from a place on that may be parts of one name."""
    found: list[str] = []
    for word in words[at : at + most]:
        is_place = bool(found) and place_key(fold_word(word), language) is not None
        if is_place or fold_word(word) in stops(language) or any(letter.isdigit() for letter in word):
            break
        found.append(word)
    return found


# --- scripts without spaces, and Korean -----------------------------------------------------------------


def _in_solid(text: str, language: str) -> Iterator[tuple[str, str]]:
    yield from ((match[0], "place") for match in _place_pattern(language).finditer(text))
    for pattern, kind in _patterns(language):
        for match in pattern.finditer(text):
            place = _place_pattern(language).match(match[1])
            name = match[1][place.end() :] if place and kind == "person" else match[1]
            if len(name) > (1 if kind == "person" else 2) and not (place and language == "th"):
                yield name, kind


@cache
def _place_pattern(language: str) -> re.Pattern[str]:
    """A language's own names of places, the longest first; by their first letters, so that few are tried anywhere."""
    script = {"ja": f"(?:{_HAN}|[ァ-ヴー])", "zh": _HAN, "th": "[ก-๙]"}[language]
    names = {name for name in places(language) if re.match(script, name)}
    own = [each for each in written_places(language) if fold_word(each) in names]
    ordered = sorted(own, key=lambda each: (_is_short(each, language), -len(each), each))
    rests: dict[str, list[str]] = {}
    for name in ordered:
        rests.setdefault(name[0], []).append(_rest_of(name, language))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(parts)})" for first, parts in rests.items()))


def _rest_of(name: str, language: str) -> str:
    """What matches a place's name behind its first letter, and looks at what stands beside it."""
    first, rest = re.escape(name[0]), re.escape(name[1:])
    if _is_short(name, language):
        return f"(?:{'|'.join(f'(?<={word}{first})' for word in _THAI_BEFORE)}){rest}"
    # In a Japanese text a run of katakana is one word: Mali is no part of Marie.
    return rf"(?<!{_KATAKANA}{first}){rest}(?!{_KATAKANA})" if re.match(_KATAKANA, name) else rest


def _is_short(name: str, language: str) -> bool:
    return language == "th" and len(name) <= _THAI_LONG


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    after = "|".join(map(re.escape, written_words("titles_after", language)))
    tails = "|".join(map(re.escape, written_words("organisation_tails", language)))
    before = "|".join(map(re.escape, written_words("titles", language)))
    if language == "ja":
        return (
            (re.compile(rf"((?:{_KATAKANA}{{2,}}・)+{_KATAKANA}{{2,}})"), "person"),
            (re.compile(rf"({_KATAKANA}{{2,}}|(?<!{_HAN}){_HAN}{{2,4}}?)(?:{after})"), "person"),
            (re.compile(rf"((?:{_HAN}|{_KATAKANA}){{0,10}}?(?:{tails}))(?!{_HAN})"), "organisation"),
        )
    if language == "zh":
        name = rf"(?:(?![{_ZH_VERBS}]){_HAN}){{2,4}}"
        return (
            (re.compile(rf"(?:{before})?((?:{name}[·•・])+{name})"), "person"),
            (re.compile(rf"(?:{before})({name})(?=[{_ZH_VERBS}])"), "person"),
            (re.compile(rf"(?:^|(?<=[，。、“”\s]))((?:(?![{_ZH_VERBS}]){_HAN}){{2,4}}?)(?:{after})"), "person"),
            (re.compile(rf"((?:(?![{_ZH_VERBS}]){_HAN}){{0,6}}?(?:{tails}))"), "organisation"),
        )
    return ((re.compile(rf"(?:{before})\s?([ก-ฮเ-ไ][ก-๙]{{2,}}(?: [ก-๙]{{3,}})?)(?=\s|$)"), "person"),)


def _in_korean(text: str) -> Iterator[tuple[str, str]]:
    after = "|".join(written_words("titles_after", "ko"))
    tails = "|".join(written_words("organisation_tails", "ko"))
    country = "|".join(sorted(map(re.escape, written_places("ko")), key=len, reverse=True))
    for match in re.finditer(rf"(?<!{_HANGUL})({country}){_KO_ENDING}", text):
        yield match[1], "place"
    before = rf"((?:{_HANGUL}{{1,6}} )?{_HANGUL}{{2,6}}) (?:(?:{country}) |전 )?(?:{after}){_KO_ENDING}"
    for match in re.finditer(before, text):
        words = [word for word in match[1].split() if not re.fullmatch(rf"(?:{country}|전|현|신임)의?", word)]
        # A native name is one word of three syllables that begins with a family name.
        name = words[-1:] if words and len(words[-1]) == 3 and words[-1][0] in _FAMILY_NAMES else words
        if name:
            yield " ".join(name), "person"
    for match in re.finditer(rf"(?<!{_HANGUL})((?={_HANGUL}{{3}}){_HANGUL}{{0,8}}?(?:{tails})){_KO_ENDING}", text):
        yield match[1], "organisation"
