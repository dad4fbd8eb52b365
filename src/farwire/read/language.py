"""The language of a text, from the text itself.

Naive Bayes over byte n-grams (Lui and Baldwin, langid.py, ACL 2012) in the model of py3langid; what a
feed declares is only a prior that decides between languages the model takes for neighbours.
"""

import re
from functools import cache
from typing import Any

from farwire.read.heavy import library
from farwire.records import UNKNOWN_LANGUAGE

_ENOUGH = 900
_LETTERS = re.compile(r"[^\W\d_]")
_ALIASES = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "mo": "ro",
    "cmn": "zh",
    "sh": "sr",
    "tl": "fil",
    "nn": "nn",
    "nb": "nb",
}
# Languages that short texts can't tell apart safely: there a declared member of the group is believed.
_NEIGHBOURS = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"ms", "id"}),
    frozenset({"gl", "pt"}),
    frozenset({"hr", "bs", "sr"}),
    frozenset({"ca", "oc", "es", "ast", "an"}),
    frozenset({"af", "nl"}),
    frozenset({"cs", "sk"}),
    frozenset({"zu", "xh", "nr", "ss"}),
    frozenset({"hi", "mr", "ne"}),
    frozenset({"ru", "be", "uk", "bg", "mk"}),
    frozenset({"fa", "ps", "ckb", "ku", "ur"}),
    frozenset({"tr", "az"}),
    frozenset({"sw", "rw", "rn"}),
    frozenset({"fil", "ceb"}),
)
_SAME = {"nb": "no", "nn": "no"}
# Ancient languages, dialects and "no language" that the model knows: the press writes the standard language.
_UNWRITTEN = frozenset(
    ["ace", "ary", "arz", "bcl", "ext", "gcf", "gcr", "grc", "hbo", "lij", "ltg", "vec", "vo", "wuu", "zxx"]
)
_SURE = 0.5
_UNSURE = 0.2
# How far behind a declared neighbour may lie and still be believed.
_CLOSE = 0.12
_SHORT = 12


@cache
def _identifier() -> Any:
    langid = library("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if label not in _UNWRITTEN])
    return identifier


def base_language(tag: str) -> str:
    """The primary subtag of a BCP 47 tag in lower case, old codes made new; `und` if there is none."""
    base = re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
    return _ALIASES.get(base, base) if base.isalpha() and 2 <= len(base) <= 3 else UNKNOWN_LANGUAGE


def identify(text: str, prior: str = UNKNOWN_LANGUAGE) -> tuple[str, float]:
    """The language of `text` as a BCP 47 tag, and how sure that is (0 to 1).

    `prior` is what the feed declares: it decides between neighbours (Malay and Indonesian, Czech and
    Slovak), and its region or script is kept where its language is the text's. `und` for a text of
    fewer than 12 letters, or when nothing stands out; the prior alone never names a language.
    """
    sample = text[:_ENOUGH]
    letters = len(_LETTERS.findall(sample))
    if letters < (4 if _is_dense(sample) else _SHORT):
        return UNKNOWN_LANGUAGE, 0.0
    ranked = _ranked(sample)
    best, confidence = ranked[0]
    declared = base_language(prior)
    if declared not in (UNKNOWN_LANGUAGE, best):
        best, confidence = _weigh_prior(ranked, declared)
    if confidence < _UNSURE:
        return UNKNOWN_LANGUAGE, round(confidence, 4)
    return _with_region(best, prior), round(confidence, 4)


def _is_dense(text: str) -> bool:
    """Whether a character of this text says as much as a word: Han, kana, Hangul."""
    return bool(re.search("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]", text))


def _ranked(sample: str) -> list[tuple[str, float]]:
    scores: dict[str, float] = {}
    for label, score in _identifier().rank(sample)[:12]:
        tag = _ALIASES.get(label, label)
        scores[tag] = scores.get(tag, 0.0) + float(score)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def _weigh_prior(ranked: list[tuple[str, float]], declared: str) -> tuple[str, float]:
    """The best language, or the declared one where it is a neighbour of the best and hardly less likely."""
    best, confidence = ranked[0]
    if _SAME.get(best, best) == _SAME.get(declared, declared):
        return declared, confidence
    likelihood = dict(ranked).get(declared, 0.0)
    neighbours = any(best in group and declared in group for group in _NEIGHBOURS)
    if neighbours and likelihood >= confidence * _CLOSE:
        return declared, confidence
    if confidence < _SURE and likelihood >= confidence * 0.5:
        return declared, likelihood
    return best, confidence


def _with_region(language: str, prior: str) -> str:
    parts = prior.strip().replace("_", "-").split("-")
    if base_language(prior) != language or len(parts) < 2:
        return language
    kept = [language]
    for part in parts[1:3]:
        if len(part) == 4 and part.isalpha():
            kept.append(part.title())
        elif (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit()):
            kept.append(part.upper())
        else:
            break
    return "-".join(kept)
