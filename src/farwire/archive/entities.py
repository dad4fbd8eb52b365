"""Who is named in a story: one entry for each person, organisation and place, over spellings, scripts and languages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

NAME = "name"
_SHOWN = 0.4


@dataclass(slots=True)
class Named:
    """An entity of a story: its kind, how it is spelled in which language (counted), and which articles name it."""

    key: str
    kind: str = NAME
    spellings: Counter[tuple[str, str]] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)

    def spelling(self, languages: Sequence[str]) -> tuple[str, str]:
        """The commonest spelling in the first of these languages that has one, else of all; with its language.

        Of equally common ones the shortest, which is most often the form without an ending.
        """
        for language in (*languages, None):
            known = [each for each in self.spellings if language in (each[1], None)]
            if known:
                return min(known, key=lambda each: (-self.spellings[each], len(each[0]), each))
        return "", ""


def named_in(told: Iterable[tuple[str, str, Sequence[Sequence[str]]]]) -> list[Named]:
    """The entities of some articles of one story (article, base language, its entities as filed), most named first.

    A surname alone is the person who is named in full, if there is only one of that surname: within one story
    that is evidence enough. The kind is what most articles show, if two in five of those that name it do: what one
    of many shows is chance.
    """
    found: dict[str, Named] = {}
    kinds: dict[str, Counter[str]] = {}
    for article, language, entities in told:
        for text, kind, key in entities:
            named = found.setdefault(key, Named(key))
            named.spellings[text, language] += 1
            named.articles.add(article)
            kinds.setdefault(key, Counter())[kind] += kind != NAME
    for key, named in found.items():
        shown = min(kinds[key], key=lambda kind: (-kinds[key][kind], kind))
        named.kind = shown if kinds[key][shown] >= max(1.0, _SHOWN * len(named.articles)) else NAME
    for short, whole in _surnames(found):
        whole.articles |= found[short].articles
        del found[short]
    return sorted(found.values(), key=lambda each: (-len(each.articles), each.key))


def _surnames(found: dict[str, Named]) -> list[tuple[str, Named]]:
    """The keys of single words that are the last of exactly one full name, with whose it is."""
    ends: dict[str, list[Named]] = {}
    for key, named in found.items():
        words = key.split()
        if len(words) > 2 and words[0] == "sound" and named.kind in ("person", NAME):
            ends.setdefault(f"sound {words[-1]}", []).append(named)
    return [
        (key, whole[0])
        for key, whole in sorted(ends.items())
        if len(whole) == 1 and key in found and found[key].kind in ("person", NAME)
    ]
