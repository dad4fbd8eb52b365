"""Findings in plain words of the reader's language."""

from functools import cache
from pathlib import Path

from farwire.check.pair import primary
from farwire.records import Finding


@cache
def _sentences() -> dict[str, dict[str, str]]:
    import tomllib  # noqa: PLC0415 - importing the room stays cheap

    return tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))


def explain(finding: Finding, language: str) -> str:
    """A sentence for a finding in a language; in English where the language is not known, else the finding's detail."""
    known = _sentences()
    for name in (primary(language), "en"):
        sentence = known.get(name, {}).get(finding.rule)
        if sentence is not None:
            return sentence
    return finding.detail
