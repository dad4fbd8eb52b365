"""Plain words for every finding in every language of the product."""

import re
import tomllib
from pathlib import Path

import pytest

import farwire.check
from farwire.check import explain
from farwire.records import Finding

ROOM = Path(farwire.check.__file__).parent
SENTENCES = tomllib.loads((ROOM / "sentences.toml").read_text(encoding="utf-8"))


def rules_in_the_source() -> set[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
    named = set(re.findall(r"(?:Complaint|Finding)\(\s*(?:index,\s*)?\"([a-z-]+)\"", text))
    return named | set(re.findall(r"\"(guessed-[a-z]+)\"", text)) | {"magnitude", "number-changed"}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_every_rule_has_a_sentence(language: str) -> None:
    assert rules_in_the_source() <= set(SENTENCES[language])
    assert set(SENTENCES[language]) == set(SENTENCES["en"])


def test_the_edition_language_decides() -> None:
    finding = Finding(0, "number-changed", "the number 3 became 5")
    assert explain(finding, "pt-BR") == "Um número é diferente do original."
    assert explain(finding, "en") == "A number differs from the original."
    assert explain(finding, "ja") == explain(finding, "en")
    assert explain(Finding(0, "unheard-of", "something odd"), "pt") == "something odd"
