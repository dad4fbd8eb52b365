"""The end of a sentence: its stop stands exactly once, as in the original."""

import re

from farwire.translate.prepare.draft import Draft, Span

_TAIL = re.compile(r"([\"'”’»)\]\s]*)$")
_STOPS = ".!?…。！？।؟۔"
_FULL_STOPS = {
    "ja": "。",
    "zh": "。",
    "yue": "。",
    "hi": "।",
    "bn": "।",
    "ne": "।",
    "mr": ".",
    "ur": "۔",
    "th": "",
    "my": "။",
}
_QUESTION = {"ja": "？", "zh": "？", "ar": "؟", "fa": "؟", "ur": "؟", "el": ";"}
_EXCLAMATION = {"ja": "！", "zh": "！"}
_REPEATED = re.compile(r"(?<![.])\.(?:\s+\.)+|(?<=[!?])\.+|(?<![.])\.\.(?![.])")
_DOTTED = re.compile(r"(?:^|[\s(\"'])(?:[^\W\d_]\.)+$|\b[^\W\d_]{1,3}\.$")


def _ending(text: str) -> str:
    """The stop at the end of a text, behind which only closing marks stand; empty if there is none."""
    body = _TAIL.sub("", text)
    end = re.search(rf"[{re.escape(_STOPS)}]+$", body)
    return end[0] if end else ""


def full_stop(language: str) -> str:
    """The language's full stop; empty where it has none."""
    return _FULL_STOPS.get(language, ".")


def settle_end(draft: Draft, span: Span, source: str, language: str) -> None:
    """Make the end of a piece of the draft agree with its source: stops doubled, lost or invented are mended."""
    start, end = span
    for match in reversed(list(_REPEATED.finditer(draft.text, start, end))):
        new = "" if draft.text[match.start() - 1 : match.start()] in ("!", "?") else "."
        draft.replace(*match.span(), new)
        end += len(new) - len(match[0])
    text = draft.text[start:end]
    wanted, found = _ending(source), _ending(text)
    body = len(_TAIL.sub("", text))
    first = start + body - len(found)
    if not wanted and found and not source.rstrip("\"')] ").endswith((":", ";", ",")):
        if found in (".", "。", "।") and not _DOTTED.search(text[:body]):
            draft.replace(first, start + body, "")
    elif wanted and not found and body:
        draft.replace(start + body, start + body, _translated(wanted, language))
    elif wanted[:1] in ("?", "!") and found == ".":
        draft.replace(first, start + body, _translated(wanted, language))


def _translated(stop: str, language: str) -> str:
    if stop == ".":
        return full_stop(language)
    if stop in ("?", "？"):
        return _QUESTION.get(language, "?")
    if stop in ("!", "！"):
        return _EXCLAMATION.get(language, "!")
    return stop if stop[0] in ".!?…" else full_stop(language)
