"""Which engine serves a pair."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from farwire.errors import ConfigurationError
from farwire.records import EngineChoice, Term
from farwire.translate import choose_engine, memory_key, translate_lines
from farwire.translate.folders import bundled_folders
from translate.writing import Shape, write_folder


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [("pt", "en", "pt-en"), ("pt-BR", "en-GB", "pt-en"), ("pt_PT", "en", "pt-en"), ("EN", "pt-BR", "en-pt")],
)
def test_the_bundled_pair_is_there(tmp_path: Path, source: str, target: str, pair: str) -> None:
    choice = choose_engine(source, target, engines=["marian"], models_folder=tmp_path)
    assert choice is not None
    assert (choice.kind, choice.pair, choice.pivot) == ("marian", pair, None)


@pytest.mark.parametrize(
    ("source", "target"), [("de", "en"), ("und", "en"), ("pt", "pt-BR"), ("pt", "und"), ("zh", "ja")]
)
def test_no_model_is_none(tmp_path: Path, source: str, target: str) -> None:
    assert choose_engine(source, target, engines=["marian", "fxtranslate"], models_folder=tmp_path) is None


def test_order_of_preference(tmp_path: Path) -> None:
    engines = ["marian", "libretranslate:http://127.0.0.1:5000"]
    first, second = (choose_engine(source, "en", engines=engines, models_folder=tmp_path) for source in ("pt", "de"))
    assert first is not None
    assert second is not None
    assert (first.kind, second.kind) == ("marian", "libretranslate")
    swapped = choose_engine("pt", "en", engines=engines[::-1], models_folder=tmp_path)
    assert swapped is not None
    assert swapped.kind == "libretranslate"


@pytest.mark.parametrize("entry", ["google", "chat:http://127.0.0.1:1", "libretranslate", "libretranslate:ftp://x"])
def test_unknown_entries_are_refused(tmp_path: Path, entry: str) -> None:
    with pytest.raises(ConfigurationError):
        choose_engine("de", "en", engines=[entry], models_folder=tmp_path)


def test_a_new_model_is_seen_and_pivots(tmp_path: Path, sentences: list[str]) -> None:
    assert choose_engine("de", "pt", engines=["marian"], models_folder=tmp_path) is None
    write_folder(tmp_path / "de-en", Shape(), sentences)
    choice = choose_engine("de", "pt", engines=["marian"], models_folder=tmp_path)
    assert choice is not None
    assert choice.pivot == "en"
    (unit,) = translate_lines(["O tribunal adiou o julgamento."], choice)
    assert unit.origin == "engine"


def test_a_pivot_joins_text_and_alignment(pt_en: EngineChoice) -> None:
    folders = bundled_folders()
    options = (("folder", str(folders["pt", "en"])), ("second_folder", str(folders["en", "pt"])))
    there_and_back = dataclasses.replace(pt_en, target_language="pt", pivot="en", options=options)
    (unit,) = translate_lines(["A casa branca fica na praça."], there_and_back)
    assert unit.target is not None
    places = {unit.target[word.target_start : word.target_end]: word for word in unit.words}
    word = places["branca"]
    assert unit.source.text[word.source_start : word.source_end] == "branca"


def test_unknown_architectures_go_to_the_fallback(tmp_path: Path, sentences: list[str]) -> None:
    folder = write_folder(tmp_path / "de-en", Shape(), sentences)
    model = next(folder.glob("model*.bin"))
    model.write_bytes(model.read_bytes().replace(b"dec-cell: ssru", b"dec-cell: gruu"))
    choice = choose_engine("de", "en", engines=["marian"], models_folder=tmp_path)
    assert choice is not None
    assert choice.kind == "fxtranslate"


def test_keys_change_with_all_that_matters(pt_en: EngineChoice) -> None:
    key = memory_key("O governo caiu.", pt_en)
    assert len(key) == 64
    assert key == memory_key("O governo caiu.", pt_en, (Term("hospital", "infirmary"),))
    others = {
        memory_key("O governo caiu!", pt_en),
        memory_key("O governo caiu.", pt_en, (Term("governo", "cabinet"),)),
        memory_key("O governo caiu.", dataclasses.replace(pt_en, version="x")),
        memory_key("O governo caiu.", dataclasses.replace(pt_en, target_language="es")),
        memory_key("O governo caiu.", pt_en, (), ((0, 3),)),
        key,
    }
    assert len(others) == 6


def test_the_door_is_cheap() -> None:
    code = (
        "import sys, farwire.translate; print(sorted({'numpy','onnxruntime','ssl','fxtranslate'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
