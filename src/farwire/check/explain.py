"""Findings in plain words of the reader's language."""

from farwire.check.pair import primary
from farwire.records import Finding

_SENTENCES: dict[str, dict[str, str]] = {}


def explain(finding: Finding, language: str) -> str:
    """A sentence for a finding in a language; in English where that language or rule has none."""
    return _SENTENCES.get(primary(language), {}).get(finding.rule, finding.detail)
