"""Which language a text is in: py3langid, loaded once per process."""

from collections import Counter
from functools import cache, lru_cache

from farwire.check.pair import primary

# Languages so near to each other that the classifier's word for one of them is good for the others.
_KIN = (
    frozenset({"pt", "gl", "es", "ca", "an", "ast", "oc", "mwl"}),
    frozenset({"id", "ms", "jv"}),
    frozenset({"hr", "sr", "bs", "sl", "sh"}),
    frozenset({"nb", "nn", "no", "da", "sv"}),
    frozenset({"cs", "sk"}),
    frozenset({"uk", "ru", "be", "bg", "mk", "sr"}),
    frozenset({"zh", "yue", "ja"}),
    frozenset({"hi", "mr", "ne", "sa"}),
    frozenset({"ar", "fa", "ur", "ps", "ckb", "ug"}),
    frozenset({"nl", "af", "li", "fy"}),
    frozenset({"tl", "fil", "ceb"}),
    frozenset({"he", "iw", "yi"}),
    frozenset({"ro", "mo"}),
    frozenset({"zu", "xh", "rw", "sw"}),
)


def are_kin(one: str, other: str) -> bool:
    """Whether two primary subtags name languages the classifier can't be trusted to keep apart."""
    return one == other or any(one in group and other in group for group in _KIN)


@lru_cache(maxsize=2048)
def _ranked(text: str) -> tuple[str, dict[str, float]]:
    import py3langid  # noqa: PLC0415 - loads its model

    scores = [(primary(name), float(score)) for name, score in py3langid.rank(text)]
    best = scores[0]
    return best[0], {name: best[1] - score for name, score in reversed(scores)}


def likeliest(text: str) -> str:
    """The likeliest language of a text."""
    return _ranked(text)[0]


def distance(text: str, language: str) -> float | None:
    """By how many nats a language is less likely than the likeliest one (0 for that itself); None if not served."""
    return _ranked(text)[1].get(language)


# Scripts by language, as ranges of code points; languages not named here are written in Latin.
_RANGES = {
    "cyrillic": (0x400, 0x52F), "greek": (0x370, 0x3FF), "arabic": (0x600, 0x77F), "hebrew": (0x590, 0x5FF),
    "devanagari": (0x900, 0x97F), "indic": (0x980, 0xDFF), "thai": (0xE00, 0xE7F), "lao": (0xE80, 0xEFF),
    "georgian": (0x10A0, 0x10FF), "armenian": (0x530, 0x58F), "ethiopic": (0x1200, 0x139F), "khmer": (0x1780, 0x17FF),
    "burmese": (0x1000, 0x109F), "tibetan": (0xF00, 0xFFF), "hangul": (0xAC00, 0xD7AF), "kana": (0x3040, 0x30FF),
    "han": (0x3400, 0x9FFF),
}  # fmt: skip
_SCRIPTS = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "kk", "ky", "tg", "mn", "tt"), ("cyrillic",)),
    **dict.fromkeys(("sr", "az", "uz", "bs", "ku"), ("cyrillic", "latin", "arabic")),
    "el": ("greek",), "he": ("hebrew",), "yi": ("hebrew",), "th": ("thai",), "lo": ("lao",), "ka": ("georgian",),
    "hy": ("armenian",), "am": ("ethiopic",), "ti": ("ethiopic",), "km": ("khmer",), "my": ("burmese",),
    "bo": ("tibetan",), "ko": ("hangul", "han"), "ja": ("kana", "han"), "zh": ("han",), "yue": ("han",),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "ug", "sd", "dv"), ("arabic",)),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), ("devanagari",)),
    **dict.fromkeys(("bn", "as", "pa", "gu", "or", "ta", "te", "kn", "ml", "si"), ("indic",)),
}  # fmt: skip


@cache
def scripts_of(language: str) -> frozenset[str]:
    """The scripts a language is written in; Latin for those not known to have another."""
    return frozenset(_SCRIPTS.get(language, ("latin",)))


def letters_by_script(text: str) -> dict[str, int]:
    """How many letters of a text belong to each script; all that is in no known range counts as Latin."""
    if text.isascii():
        return {"latin": sum(map(str.isalpha, text))}
    found: dict[str, int] = {}
    for character, count in Counter(text).items():
        if character.isalpha():
            script = _script(character)
            found[script] = found.get(script, 0) + count
    return found


@cache
def _script(character: str) -> str:
    code = ord(character)
    return next((name for name, (low, high) in _RANGES.items() if low <= code <= high), "latin")
