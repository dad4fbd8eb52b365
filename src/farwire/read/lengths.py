"""How long the article is by the page's own word: words, characters, minutes of reading."""

import re
from functools import cache

from farwire.read.linked_data import Evidence, text_of
from farwire.read.page import Page
from farwire.read.words import alternatives

# A page's scripts and attributes state lengths under many names; one value alone on a page is this article's.
_WORDS = re.compile(r"ord_?[cC]ount[\"'\\]*\s*[:=]\s*[\"'\\]*(\d{2,5})\b")
# Patterns that begin with letters are found fast; the name before them is looked at afterwards.
_CHARACTERS = tuple(
    re.compile(ending + r"[\"'\\]*\s*[:=]\s*[\"'\\]*(\d{3,6})\b") for ending in ("ength", "ount", "ize")
)
_OF_TEXT = re.compile(r"(?<![\w-])(?:data-)?(?:article|text|content|body|char(?:acter)?)[_-]?(?:l|c|s)$", re.IGNORECASE)
_DURATION = re.compile(r"PT(\d{1,3})M")
_MINUTES = re.compile(r"(\d{1,2})\s*(?:min|dak|dk|мин|хв|分|분|phút|menit)", re.IGNORECASE)
# Half an article is what an alarm must tell from a whole one, whatever was counted with it: words of captions and
# boxes often are; characters are stated with spaces or without, and hardly ever with more.
_SHARE = 0.65
_SHARE_OF_CHARACTERS = 0.75
# The fewest words a minute that publishers reckon with; they round up, so the last minute may be short.
_SLOWEST = 90
_SLOW = 150


@cache
def _reading() -> re.Pattern[str]:
    return re.compile(alternatives("lengths", "reading"), re.IGNORECASE)


def stated_gap(page: Page, text: str, size: int) -> str | None:
    """The reason if the page states clearly more than `text` has; `size` is its words, characters in solid scripts."""
    words = _stated_words(page)
    read = len(text.split())
    # Some state characters under the name of words: then the text has some five times as many.
    if words > 80 and read < words * _SHARE and not (len(text) > words and read > 300 and words > read * 3):
        return "the page states more words"
    characters = _stated_characters(page.html)
    if characters > 400 and len(text) < characters * _SHARE_OF_CHARACTERS:
        return "the page states more characters"
    minutes = _minutes(page)
    needed = max(minutes * _SLOWEST, (minutes - 1) * _SLOW)
    return "the page states a longer reading time" if minutes >= 3 and 30 < size < needed else None


def _stated_words(page: Page) -> int:
    """The number of words by JSON-LD `wordCount`, else by the one count that the page's scripts hold; 0 if none."""
    stated = str(page.evidence.article.get("wordCount", "")).strip()
    if stated.isdigit() and len(stated) < 6:
        return int(stated)
    return _only({int(number) for number in _WORDS.findall(page.html)})


def _stated_characters(markup: str) -> int:
    """The one number of characters that the page's scripts or attributes hold ("textLength": 4477); 0 if none."""
    found = {
        int(match.group(1))
        for pattern in _CHARACTERS
        for match in pattern.finditer(markup)
        if _OF_TEXT.search(markup, max(0, match.start() - 30), match.start())
    }
    return _only(found)


def _only(numbers: set[int]) -> int:
    """The number if it is the only one, zeros apart; else 0."""
    numbers = numbers - {0}
    return numbers.pop() if len(numbers) == 1 else 0


def _minutes(page: Page) -> int:
    """The reading time in minutes by JSON-LD, a Twitter card's label, or a line near the headline; 0 if none."""
    match = _DURATION.match(text_of(page.evidence.article.get("timeRequired")) or "")
    if match:
        return int(match.group(1))
    return _minutes_of_card(page.evidence) or _minutes_shown(page)


def _minutes_of_card(evidence: Evidence) -> int:
    for place in ("1", "2"):
        if _reading().search(evidence.first(f"twitter:label{place}") or ""):
            match = _MINUTES.search(evidence.first(f"twitter:data{place}") or "")
            return int(match.group(1)) if match else 0
    return 0


def _minutes_shown(page: Page) -> int:
    """What a short line of the page says, if all such lines say the same."""
    lines = (each.text for each in page.passages if each.size <= 12 and not each.linked)
    found = {int(match.group(1)) for text in lines if _reading().search(text) and (match := _MINUTES.search(text))}
    return _only(found)
