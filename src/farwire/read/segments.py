"""Sentences, by rules of our own for each family of scripts; a paragraph's end is always a sentence's end.

Sentences are stretches of the white-space-normalised text; joined with `records.sentence_joint` they
give it back, so nothing can be lost on the way. After the boundary classes of UAX #29, section 5, with
abbreviations, initials, numbers, quotes and brackets looked at.
"""

import re
from functools import cache

from farwire.read.abbreviations import abbreviations, before_ordinal, month_follows, numbers_with_stop
from farwire.records import sentence_joint

# Full stops of the world's scripts that need no look at what follows.
_STOPS = ".!?…。！？｡।॥۔؟։።፧፨။᠃᠉។៕‼⁇⁈⁉"
# “ and ‘ close a quotation in German, Czech, Polish and others; where they open one, no space follows them.
_CLOSERS = "\"'”’»›)\\]}」』】）〕》〉］｣“‘"
_OPENERS = "\"'“‘«‹„‚([{¿¡「『【（〔《〈［｢—–-»"
_END = re.compile(f"[{_STOPS}]+(?:[{_CLOSERS}]| ?»(?= |$))*(?= |$)")
_GREEK_END = re.compile(f"[.!…;;]+(?:[{_CLOSERS}]| ?»(?= |$))*(?= |$)")
_SOLID_END = re.compile("(?:[。！？｡!?‼⁇⁈⁉…]+|။|។|៕)[\"'”’»›)\\]}」』】）〕》〉］｣]* ?")
_THAI_OPENS = re.compile(
    r"[\"“‘']?(?:นาย|นาง|การ|ฉัน|ผม|มัน|เขา|เธอ|พวกเ|เรา|อย่างไรก็|มร\.|แต่|นอกจาก|ทั้งนี้|ขณะ|ในขณะ|"
    r"เมื่อ|หลัง|ตาม|สำหรับ|ดังนั้น|จาก|ใน|ทั้ง|"
    r"ประธาน|ตำรวจ|เจ้าหน้าที่|รัฐ|นี่|สิ่ง|ความ|โดยใน|บริษัท|ทีม|หาก|ถ้า|เพราะ|แม้|ด้าน|ก่อน|"
    r"ปัจจุบัน|ล่าสุด|ส่วน|ผู้)"
)
_THAI_JOINS = re.compile(r"(?:และ|หรือ|ซึ่ง|ที่|ว่า|กับ|ของ|เป็น|ถึง|คือ|ก็|จึง|ไป|มา|แล้ว|\d|[)\]])")
_THAI_GOES_ON = re.compile(r"(?:และ|หรือ|ว่า|ของ|ที่|กับ|คือ|เช่น|โดย|ใน|เป็น|ปี|วันที่|นาย|นาง|นางสาว|เมื่อ|อายุ|เวลา|[,:;(])$")
_THAI_SHORT = re.compile(r"(?:^|[ (])\S{1,4}\.$")
# A short clause without a quotation of its own that ends in a verb of saying.
_KOREAN_SAID = re.compile(
    r" (?![\"“‘'])[^.!?\"“”‘’]{1,60}(?:말|전|답|대답|덧붙|설명|강조|주장|지적|언급|평|회상|토로|증언|밝|외|물|묻|썼|적)"
    r"(?:했|하였|였|붙였|혔|쳤|었|히|)(?:다|습니다|어요|해요)[.!]"
)
_AFTER_NUMBER = re.compile(r"\d \w$")
_LAST_WORD = re.compile(r"(\S+)$")
_CLOSED = re.compile(f"[{_CLOSERS}]+$")


def split_sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of one paragraph in `language` (BCP 47).

    Lossless: joined with `records.sentence_joint(language)` they are `text` with white space normalised.
    """
    line = " ".join(text.split())
    if not line:
        return ()
    base = language.split("-", maxsplit=1)[0]
    if not sentence_joint(language):
        return _cut_solid(line)
    if base == "th":
        return _cut_thai(line)
    return _cut_spaced(line, base)


def _cut_spaced(line: str, language: str) -> tuple[str, ...]:
    pattern = _GREEK_END if language == "el" else _END
    sentences, start = [], 0
    for match in pattern.finditer(line):
        if match.end() < len(line) and _is_end(line, start, match, language):
            sentences.append(line[start : match.end()])
            start = match.end() + 1
    sentences.append(line[start:])
    return tuple(sentence for sentence in sentences if sentence)


def _is_end(line: str, start: int, match: re.Match[str], language: str) -> bool:
    """Whether the stop at `match` ends the sentence that began at `start`."""
    following = line[match.end() + 1 :].lstrip(_OPENERS + " ")
    if not following or (language == "ko" and _is_said_after(match, line)):
        return False
    stop = match.group().rstrip(_CLOSERS.replace("\\", "") + " ")
    if following[0].islower() and following[0].title() != following[0]:
        return False  # Georgian letters count as small, but no sentence begins with another
    if stop == ".":
        return not _belongs_to_word(line[start : match.start()], match, following, language)
    return True


def _is_said_after(match: re.Match[str], line: str) -> bool:
    """Whether a Korean quotation ends here and who said it follows: the verb of saying ends the sentence."""
    return match.group()[-1] in _CLOSERS and _KOREAN_SAID.match(line, match.end()) is not None


def _belongs_to_word(before: str, match: re.Match[str], following: str, language: str) -> bool:
    """Whether a single full stop belongs to an abbreviation, an initial or an ordinal."""
    if len(match.group()) > 1:
        return False
    found = _LAST_WORD.search(before)
    word = found.group(1).lstrip(_OPENERS) if found else ""
    if not word:
        # A stop that stands alone after a space ends the sentence; a row of them is an ellipsis.
        return before.rstrip()[-1:] in ("", ".") or following[0] == "."
    if len(word) == 1 and word.isalpha() and (word.isupper() or not _has_case(word)):
        return not _is_dense_letter(word) and _initial(before, word, following)
    if len(word) == 1 and word.isalpha() and not _AFTER_NUMBER.search(before):
        return True
    if word.isdigit() and len(word) <= 3 and numbers_with_stop(language):
        return month_follows(following, language) or before_ordinal(before[: -len(word)], language)
    return _is_abbreviation(word, following, language)


def _initial(before: str, word: str, following: str) -> bool:
    """Whether a single capital is a name's initial: a name follows, and it does not end a phrase like "Plan B."."""
    return following[0].isupper() or not following[0].isalpha() or not before[: -len(word)].strip()


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


def _is_dense_letter(word: str) -> bool:
    return "\u3040" <= word <= "\u9fff" or "\uac00" <= word <= "\ud7a3"


def _is_abbreviation(word: str, following: str, language: str) -> bool:
    lower = word.lower()
    always, before_number = abbreviations(language)
    if lower in always:
        return True
    if lower in before_number:
        return following[0].isdigit() or following[0] in "IVX"
    return _dotted(word) and not (word.isupper() and _starts_sentence(following, language))


def _dotted(word: str) -> bool:
    """Single letters with stops between them: U.S, z.B, e.g."""
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts)


@cache
def _starters(language: str) -> frozenset[str]:
    return _STARTERS.get(language, frozenset())


_STARTERS = {
    "en": frozenset(
        [
            "the",
            "a",
            "an",
            "in",
            "on",
            "at",
            "it",
            "he",
            "she",
            "they",
            "we",
            "but",
            "and",
            "this",
            "that",
            "these",
            "those",
            "however",
            "while",
            "when",
            "if",
            "after",
            "as",
            "for",
        ]
    ),
    "pt": frozenset(
        [
            "o",
            "a",
            "os",
            "as",
            "em",
            "no",
            "na",
            "um",
            "uma",
            "mas",
            "e",
            "ele",
            "ela",
            "este",
            "esta",
            "segundo",
            "para",
            "com",
        ]
    ),
    "es": frozenset(["el", "la", "los", "las", "en", "un", "una", "pero", "y", "este", "esta", "según", "para", "con"]),
}


def _starts_sentence(following: str, language: str) -> bool:
    """Whether the next word is one that starts sentences, so that "in the U.S. The" ends one."""
    word = re.match(r"\w+", following)
    return word is not None and word.group().lower() in _starters(language)


def _cut_solid(line: str) -> tuple[str, ...]:
    """Scripts without spaces: every full stop but in brackets ends a sentence; spaces stay with the sentence before."""
    sentences, start = [], 0
    for match in _SOLID_END.finditer(line):
        if not line[match.end() :].strip() or _goes_on(line, match) or _in_brackets(line, start, match.end()):
            continue
        sentences.append(line[start : match.end()])
        start = match.end()
    sentences.append(line[start:])
    return tuple(sentence for sentence in sentences if sentence)


def _in_brackets(line: str, start: int, end: int) -> bool:
    """Whether a bracket opened in this sentence is closed only after `end`, within 60 characters."""
    opened = max(line.rfind("（", start, end), line.rfind("(", start, end))
    if opened < 0 or re.search("[)）]", line[opened:end]):
        return False
    return re.search("[)）]", line[end : end + 60]) is not None


def _goes_on(line: str, match: re.Match[str]) -> bool:
    """Whether a quotation's closing mark is followed by a particle or comma, so that the sentence goes on."""
    closed = match.group().rstrip()[-1] in '」』）】》〉”’"'
    following = line[match.end() : match.end() + 1]
    return closed and following in "とのをにはがもで、，や…"


def _cut_thai(line: str) -> tuple[str, ...]:
    """Thai has no full stop: a space ends a sentence where words follow that open one, after enough text.

    Rules of our own, for no tool parts Thai well; a clause too few is better than a sentence torn apart.
    """
    sentences: list[str] = []
    opened: list[str] = []
    pieces = line.split(" ")
    for piece in pieces:
        if opened and _opens_thai(" ".join(opened), piece):
            sentences.append(" ".join(opened))
            opened = []
        opened.append(piece)
    return (*sentences, " ".join(opened))


def _opens_thai(before: str, piece: str) -> bool:
    length = len(before)
    if before.count("(") > before.count(")"):
        return False
    if re.search(r"[.!?…]$", before) and length >= 20 and not _THAI_SHORT.search(before):
        return True
    if _THAI_GOES_ON.search(before) or _THAI_JOINS.match(piece):
        return False
    if length >= 45 and _THAI_OPENS.match(piece):
        return True
    return length >= 110 and len(piece) >= 8 and "\u0e00" <= piece[0] <= "\u0e7f"
