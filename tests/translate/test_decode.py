"""Greedy decoding: the same for every batch, budget, order and thread; and as the reference computes it."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fxtranslate
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farwire.records import EngineChoice
from farwire.translate.folders import model_files
from farwire.translate.marian import MarianEngine
from farwire.translate.marian.decode import decode
from farwire.translate.marian.model import read_model
from farwire.translate.marian.weights import Weights
from translate.reference import Reference
from translate.writing import Shape, write_folder

SHAPES = {
    "tiny": Shape(),
    "more heads": Shape(width=64, heads=16),
    "one head": Shape(width=32, heads=1, feed_forward=48),
    "base": Shape(width=512, feed_forward=2048, heads=8, encoder=3),
    "more layers": Shape(encoder=5, decoder=4),
    "one decoder layer": Shape(decoder=1),
    "split vocabularies": Shape(tied_all=False),
    "split vocabularies without shortlist": Shape(tied_all=False, shortlist=False),
    "own output layer": Shape(tied_all=False, tied_output=False),
    "swish": Shape(activation="swish"),
    "without shortlist": Shape(shortlist=False),
}


def open_folder(folder: Path) -> MarianEngine:
    return MarianEngine(EngineChoice("marian", "t", "1", "t", "xx", "yy", None, (("folder", str(folder)),)))


@pytest.fixture(scope="module")
def alone(engine: MarianEngine, sentences: list[str]) -> dict[str, object]:
    return {sentence: engine.render([sentence], rows=1, budget=1)[0] for sentence in sentences}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.integers(1, 24), st.sampled_from([1, 64, 256, 512, 2048]))
def test_company_changes_nothing(
    engine: MarianEngine, sentences: list[str], alone: dict[str, object], data: st.DataObject, rows: int, budget: int
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=20))
    rendered = engine.render(chosen, rows=rows, budget=budget)
    assert rendered == [alone[sentence] for sentence in chosen]


@pytest.mark.parametrize("threads", [1, 4])
def test_threads_change_nothing(
    engine: MarianEngine, sentences: list[str], alone: dict[str, object], threads: int
) -> None:
    with ThreadPoolExecutor(threads) as pool:
        parts = list(pool.map(engine.render, [sentences[start::4] for start in range(4)]))
    for start, part in enumerate(parts):
        assert part == [alone[sentence] for sentence in sentences[start::4]]


def test_real_model_is_as_the_reference(engine: MarianEngine, sentences: list[str], pt_en: EngineChoice) -> None:

    weights = Weights(read_model(model_files(dict(pt_en.options)["folder"]).model))
    reference = Reference(engine.network.shape, weights, quantised=True)
    same = 0
    for sentence in sentences[:6]:
        job = engine.job(engine.source.encode(sentence))
        pieces = reference.translate(job.pieces, job.words, job.end)
        same += engine.target.decode(tuple(pieces[:-1]))[0] == engine.render([sentence])[0].text
    assert same >= 5


@pytest.mark.parametrize("name", SHAPES)
def test_other_shapes_are_as_the_reference(tmp_path: Path, sentences: list[str], name: str) -> None:
    """Random networks soon repeat themselves, so any pieces are forced on both and their probabilities compared."""
    engine = open_folder(write_folder(tmp_path, SHAPES[name], sentences))
    weights = Weights(read_model(model_files(tmp_path).model))
    reference = Reference(engine.network.shape, weights, quantised=True)
    rng = np.random.default_rng(7)
    jobs, expected = [], []
    for sentence in sentences[:6]:
        job = engine.job(engine.source.encode(sentence))
        words = np.arange(engine.network.shape.target_vocabulary) if job.words is None else job.words
        forced = rng.choice(words[words != job.end], 12).tolist()
        jobs.append(dataclasses.replace(job, forced=tuple(forced), only_forced=True))
        expected += reference.score(job.pieces, words, forced)
    decoded = decode(engine.network, jobs)
    found = np.array([log for one in decoded for log in one.log_probabilities])
    assert np.std(expected) > 0.05, "the pieces are all as likely: the test would see nothing"
    assert np.abs(found - expected).mean() < 0.005
    assert np.abs(found - expected).max() < 0.1
    for job, one in zip(jobs, decoded, strict=True):
        assert one.attention.shape == (12, len(job.pieces))
        assert np.allclose(one.attention.sum(axis=1), 1, atol=1e-4)


@pytest.mark.parametrize("name", SHAPES)
def test_other_shapes_choose_as_the_reference(tmp_path: Path, sentences: list[str], name: str) -> None:
    engine = open_folder(write_folder(tmp_path, SHAPES[name], sentences))
    weights = Weights(read_model(model_files(tmp_path).model))
    reference = Reference(engine.network.shape, weights, quantised=True)
    jobs = [engine.job(engine.source.encode(sentence)) for sentence in sentences[:6]]
    same = 0
    for job, decoded in zip(jobs, decode(engine.network, jobs), strict=True):
        words = np.arange(engine.network.shape.target_vocabulary) if job.words is None else job.words
        expected = [piece for piece in reference.translate(job.pieces, words, job.end) if piece != job.end]
        same += tuple(expected[: len(decoded.pieces)]) == decoded.pieces
    assert same >= 5


@pytest.mark.parametrize("name", [name for name in SHAPES if name not in ("swish", "own output layer")])
def test_fxtranslate_says_the_same(tmp_path: Path, sentences: list[str], name: str) -> None:
    """It knows neither swish nor an output layer of its own; it stops earlier, and never cuts a loop."""
    engine = open_folder(write_folder(tmp_path, SHAPES[name], sentences))
    files = model_files(tmp_path)
    shortlist = files.shortlist.read_bytes() if files.shortlist else None
    vocabularies = files.source_vocabulary.read_bytes(), files.target_vocabulary.read_bytes()
    other = fxtranslate.Translator(files.model.read_bytes(), *vocabularies, shortlist)
    same = 0
    for sentence, rendering in zip(sentences[:12], engine.render(sentences[:12]), strict=True):
        ours, theirs = rendering.text or "", other.translate(sentence)
        same += (bool(ours) and theirs.startswith(ours)) or (bool(theirs) and ours.startswith(theirs)) or ours == theirs
    assert same >= 10


def test_a_forced_beginning_stands(engine: MarianEngine) -> None:
    rendering = engine.steer("Perdeu os líderes e pediu desculpa.", "It")
    assert rendering.text is not None
    assert rendering.text.startswith("It ")


def test_a_forbidden_word_does_not_follow(engine: MarianEngine) -> None:
    free = engine.render(["Perdeu os líderes e pediu desculpa."])[0]
    assert free.text is not None
    steered = engine.steer("Perdeu os líderes e pediu desculpa.", "", [free.text.split()[0]])
    assert steered.text is not None
    assert steered.text.split()[0] != free.text.split()[0]
