"""The glossary: which terms a sentence holds, and how they come to stand in its translation.

After the engine, by alignment: the words that stand for a term's source are replaced by its target
(as in Dinu et al. 2019's baseline, https://aclanthology.org/P19-1294/), with its capital and its plural.
"""

import functools
import re
from collections.abc import Iterable
from dataclasses import replace

from farwire.records import AlignedWord, Finding, Term
from farwire.translate.engine import Rendering
from farwire.translate.inflection import plural, term_source
from farwire.translate.prepare.draft import Draft, Span


@functools.lru_cache(maxsize=4096)
def term_pattern(source: str, case_sensitive: bool, language: str) -> re.Pattern[str]:
    """A term as whole words, in singular or plural; spaces match any run of spaces."""
    return re.compile(rf"(?<!\w)(?:{term_source(source, language)})(?!\w)", 0 if case_sensitive else re.IGNORECASE)


def relevant_terms(text: str, glossary: Iterable[Term], language: str) -> tuple[Term, ...]:
    """The terms whose source stands in the text (of that base language) as whole words."""
    return tuple(
        term
        for term in glossary
        if term.source.strip() and term_pattern(term.source, term.case_sensitive, language).search(text)
    )


def apply_terms(text: str, rendering: Rendering, glossary: Iterable[Term], languages: tuple[str, str]) -> Rendering:
    """Put the targets of the terms that stand in `text` into its rendering.

    languages: the base languages of source and target. A term whose place can't be found is a finding.
    """
    source, target = languages
    terms = sorted(relevant_terms(text, glossary, source), key=lambda term: (-len(term.source), term.source))
    if rendering.text is None or not terms:
        return rendering
    draft, findings, taken = Draft(rendering.text), list(rendering.findings), list[Span]()
    for term in terms:
        for match in term_pattern(term.source, term.case_sensitive, source).finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                wanted = plural(term.target, target) if match["plural"] else term.target
                if not _put(draft, rendering.words, match.span(), wanted):
                    detail = f"the glossary's {wanted!r} has no place in the translation"
                    findings.append(Finding(0, "term missing", detail, match.span()))
    return replace(rendering, text=draft.text, words=_moved(draft, rendering.words), findings=tuple(findings))


def _put(draft: Draft, words: tuple[AlignedWord, ...], source: Span, wanted: str) -> bool:
    """Replace what stands for a stretch of the source; True if it stands there now."""
    hits = [word for word in words if word.source_start < source[1] and source[0] < word.source_end]
    here = _run(draft, hits)
    if here is None:
        return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", draft.text, re.IGNORECASE) is not None
    start, end = here
    around = draft.text[max(0, start - len(wanted) - 1) : end + len(wanted) + 1]
    any_case = re.IGNORECASE if wanted == wanted.lower() else 0
    if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", around, any_case) is not None:
        return True
    first = draft.text[start : start + 1]
    capital = first.isupper() and not draft.text[:start].strip("\"'“‘«„([- ")
    draft.replace(start, end, wanted[:1].upper() + wanted[1:] if capital else wanted)
    return True


def _run(draft: Draft, hits: list[AlignedWord]) -> Span | None:
    """The longest run of words with nothing but spaces and hyphens between them."""
    spans = [span for word in hits if (span := draft.present(word.target_start, word.target_end)) is not None]
    runs: list[Span] = []
    for start, end in sorted(spans):
        if runs and not draft.text[runs[-1][1] : start].strip(" -"):
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return max(runs, key=lambda run: (run[1] - run[0], -run[0]), default=None)


def _moved(draft: Draft, words: tuple[AlignedWord, ...]) -> tuple[AlignedWord, ...]:
    """The words at their new places; of words that now are one, the first stays with what all of them stood for."""
    forward, moved = draft.forward(), dict[Span, AlignedWord]()
    for word in words:
        span = forward(word.target_start, word.target_end)
        if span is not None and span not in moved:
            moved[span] = replace(word, target_start=span[0], target_end=span[1])
        elif span is not None:
            known = moved[span]
            start, end = min(known.source_start, word.source_start), max(known.source_end, word.source_end)
            total = round(known.log_probability + word.log_probability, 4)
            moved[span] = replace(known, source_start=start, source_end=end, log_probability=total)
    return tuple(moved.values())
