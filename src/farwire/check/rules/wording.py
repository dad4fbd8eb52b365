"""Rules: the target is in its language, whole, and no copy of the source."""

from collections.abc import Iterator

from farwire.check.languages import are_kin, distance, letters_by_script, likeliest, scripts_of
from farwire.check.pair import Complaint, Pair, Word, shorten

# Nats by which another language must be likelier before we say so, and per character, so that long texts need more.
_NATS, _NATS_PER_CHARACTER = 8.0, 0.10
# The same for languages that are hard to tell apart.
_KIN_NATS, _KIN_NATS_PER_CHARACTER = 12.0, 0.16
_SHORTEST = 12


def check_copied(pair: Pair) -> Iterator[Complaint]:
    """Complain of a source left as it was, whole or a stretch of four words or more."""
    if pair.source_language == pair.target_language:
        return
    if sum(word.folded in pair.source_set and _is_prose(word) for word in pair.target_words) < 2:
        return
    run = _copied_run(pair)
    words = [word for word in run if _is_prose(word)]
    if len(words) < 2 or not _is_foreign(pair, run):
        return
    span = (run[0].start, run[-1].end)
    share = len(run) / max(1, len(pair.target_words))
    if share > 0.8:
        yield Complaint("untranslated", "the original was copied, not translated", 0.95, target_span=span)
    elif len(words) >= 3:
        detail = f"not translated: {shorten(pair.target[span[0] : span[1]])}"
        yield Complaint("half-translated", detail, min(0.9, 0.5 + 0.5 * share + 0.03 * len(words)), target_span=span)


def _is_prose(word: Word) -> bool:
    """Whether a word is one that would be translated: no name, no number."""
    return word.text[0].isalpha() and not word.text[0].isupper()


def _copied_run(pair: Pair) -> tuple[Word, ...]:
    """The longest stretch of target words that stand in the source in the same order."""
    source = [word.folded for word in pair.source_words]
    target = pair.target_words
    places: dict[str, list[int]] = {}
    for place, folded in enumerate(source):
        places.setdefault(folded, []).append(place)
    best = end = 0
    lengths: dict[int, int] = {}
    for place, word in enumerate(target):
        now = {}
        for there in places.get(word.folded, ()):
            now[there] = lengths.get(there - 1, 0) + 1
            if now[there] > best:
                best, end = now[there], place + 1
        lengths = now
    return target[end - best : end]


def _is_foreign(pair: Pair, run: tuple[Word, ...]) -> bool:
    """Whether copied words are rather the source's language than the target's (quoted English stays as it is)."""
    text = pair.target[run[0].start : run[-1].end]
    if _foreign_script(text, pair.target_language):
        return True
    ours, theirs = distance(text, pair.target_language), distance(text, pair.source_language)
    if ours is None or theirs is None:
        return theirs == 0.0 or (ours is None and pair.source_language == "und")
    return ours - theirs > (3.0 if len(run) == len(pair.target_words) else 4.0)


def _foreign_script(text: str, language: str) -> str | None:
    """The script that three letters of a text or more are in and that a language is not written in."""
    expected = scripts_of(language)
    for script, count in letters_by_script(text).items():
        if script not in expected and script != "latin" and count >= 3:
            return script
    return None


def check_language(pair: Pair) -> Iterator[Complaint]:
    """Complain of a target in another language or script than it should be in."""
    if pair.target_language == "und":
        return
    script = _foreign_script(pair.target, pair.target_language)
    if script is not None:
        counted = letters_by_script(pair.target)
        share = counted[script] / sum(counted.values())
        risk = 0.95 if share > 0.5 else 0.6 + share / 2
        yield Complaint("wrong-language", f"words in {script} script are left", risk)
        return
    if _is_latin_instead(pair):
        yield Complaint("wrong-language", "the translation is not in its script", 0.8)
        return
    if len(pair.target) >= _SHORTEST and not pair.words:
        yield from _by_classifier(pair)


def _is_latin_instead(pair: Pair) -> bool:
    if "latin" in scripts_of(pair.target_language):
        return False
    counted = letters_by_script(pair.target)
    prose = [word for word in pair.target_words if _is_prose(word) and word.text.isascii()]
    return len(prose) >= 3 and counted.get("latin", 0) > 0.6 * sum(counted.values())


def _by_classifier(pair: Pair) -> Iterator[Complaint]:
    away = distance(pair.target, pair.target_language)
    if away is None or away < _NATS:
        return
    found = likeliest(pair.target)
    nats, rate = (
        (_KIN_NATS, _KIN_NATS_PER_CHARACTER) if are_kin(found, pair.target_language) else (_NATS, _NATS_PER_CHARACTER)
    )
    needed = nats + rate * len(pair.target)
    prose = sum(map(_is_prose, pair.target_words))
    if away > needed:
        risk = 0.9 if prose >= 4 or away > 3 * needed else 0.46 if prose >= 2 else 0.3
        yield Complaint("wrong-language", f"looks like another language ({found})", risk)
