"""The engine on aligned news lines, against its floors (chrF: Popović, WMT 2015; by sacrebleu)."""

from pathlib import Path

import pytest
import sacrebleu

from farwire import translate
from quality import floors

pytestmark = [pytest.mark.world, pytest.mark.slow]
LINES = 400


def chrf(folder: Path, source: str, target: str, models: Path) -> float:
    """chrF of the first lines, 0 to 100."""
    texts, references = (
        (folder / f"press.{language}.txt").read_text(encoding="utf-8").splitlines()[:LINES]
        for language in (source, target)
    )
    choice = translate.choose_engine(source, target, engines=["marian"], models_folder=models)
    assert choice is not None
    units = translate.translate_lines(texts, choice)
    assert all(unit.target for unit in units)
    return float(sacrebleu.corpus_chrf([unit.target or "" for unit in units], [references]).score)


def test_into_english(shared: Path, tmp_path: Path) -> None:
    floors.check("translation pt-en chrF", chrf(shared / "mt", "pt", "en", tmp_path))


def test_into_portuguese(shared: Path, tmp_path: Path) -> None:
    floors.check("translation en-pt chrF", chrf(shared / "mt", "en", "pt", tmp_path))
