"""Words that the machine guessed are put right where the article says what they must be."""

from dataclasses import replace
from pathlib import Path

import pytest

from farwire import translate
from farwire.pipeline.mending import RULE, mended
from farwire.pipeline.stages import Checked, translate_and_check
from farwire.records import (
    Block,
    BlockKind,
    Completeness,
    Revision,
    Rights,
    Segment,
    Translation,
    TranslationRequest,
    Whole,
)

SENTENCES = (
    "A ministra Maria Gonçalves disse que o acordo é frágil.",
    "Afirmou que o texto ainda precisa de trabalho.",
    "O texto tem doze páginas.",
)


def revision(*sentences: str) -> Revision:
    segments = tuple(Segment(0, index, text) for index, text in enumerate(sentences))
    return Revision(
        digest="d",
        canonical_url="https://example.org/a",
        language="pt",
        language_confidence=1.0,
        byline=(),
        published_at=None,
        updated_at=None,
        section=None,
        image=None,
        origin=None,
        completeness=Completeness(Whole.COMPLETE),
        rights=Rights(),
        blocks=(Block(BlockKind.PARAGRAPH, segments),),
    )


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    choice = translate.choose_engine("pt", "en", engines=["marian"], models_folder=Path(tmp_path_factory.mktemp("m")))
    assert choice is not None
    found = translate_and_check(TranslationRequest(revision(*SENTENCES), "en", choice))
    assert isinstance(found, Checked)
    return found


def test_a_woman_whom_the_sentence_before_names_is_she(checked):
    unit = checked.translation.units[1]
    assert unit.target.startswith("She ")
    (finding,) = [finding for finding in unit.findings if finding.rule == RULE]
    assert "“He” became “She”" in finding.detail


def test_the_memory_keeps_the_sentence_as_it_was(checked):
    targets = {unit.source.text: unit.target for _, unit in checked.units}
    assert targets[SENTENCES[1]].startswith("He ")


def test_what_the_article_does_not_decide_is_left_alone(checked):
    alone = revision(SENTENCES[1])
    unit = replace(checked.translation.units[1], target="He said the text still needs work.")
    translation = Translation("d", "en", checked.translation.engine, (unit,))
    assert mended(alone, translation) is translation
