"""Engines of the bundled pair, opened once for all tests of the room."""

from pathlib import Path

import pytest

from farwire.records import EngineChoice
from farwire.translate import choose_engine
from farwire.translate.engine import open_engine
from farwire.translate.marian import MarianEngine


@pytest.fixture(scope="session")
def models_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def pt_en(models_folder: Path) -> EngineChoice:
    choice = choose_engine("pt-BR", "en", engines=["marian"], models_folder=models_folder)
    assert choice is not None
    return choice


@pytest.fixture(scope="session")
def en_pt(models_folder: Path) -> EngineChoice:
    choice = choose_engine("en", "pt", engines=["marian"], models_folder=models_folder)
    assert choice is not None
    return choice


@pytest.fixture(scope="session")
def engine(pt_en: EngineChoice) -> MarianEngine:
    found = open_engine(pt_en)
    assert isinstance(found, MarianEngine)
    return found


@pytest.fixture(scope="session")
def sentences() -> list[str]:
    text = (Path(__file__).parent / "data" / "news.pt.txt").read_text(encoding="utf-8")
    return text.splitlines()
