"""The glossary: which terms a sentence holds."""

import functools
import re
from collections.abc import Iterable

from farwire.records import Term


@functools.lru_cache(maxsize=4096)
def term_pattern(source: str, case_sensitive: bool) -> re.Pattern[str]:
    """A term as whole words; spaces match any run of spaces."""
    words = r"\s+".join(re.escape(word) for word in source.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", 0 if case_sensitive else re.IGNORECASE)


def relevant_terms(text: str, glossary: Iterable[Term]) -> tuple[Term, ...]:
    """The terms whose source stands in the text as whole words."""
    return tuple(
        term for term in glossary if term.source.strip() and term_pattern(term.source, term.case_sensitive).search(text)
    )
