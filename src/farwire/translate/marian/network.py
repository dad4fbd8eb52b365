"""A model opened for decoding: its tables, its ONNX sessions, and the cache of built graphs on disk."""

import functools
import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from farwire.errors import ModelUnusable
from farwire.translate.folders import ModelFiles, model_digest
from farwire.translate.marian.architecture import Architecture, read_architecture
from farwire.translate.marian.graphcache import cached
from farwire.translate.marian.model import read_model
from farwire.translate.marian.output import output_activation, output_table
from farwire.translate.marian.variant import GRAPH_VERSION, Variant
from farwire.translate.marian.weights import Floats, Matrix, Weights

HIDDEN = np.float32(-1e9)  # the score of what may not be chosen
LONGEST = 2048  # positions; longer sentences are never decoded


def sinusoids(length: int, width: int) -> Floats:
    """Position embeddings (length, width): the sines, then the cosines (Marian, `transformer.h`)."""
    half = width // 2
    rates = np.exp(-np.log(10000.0) / max(half - 1, 1) * np.arange(half))
    angles = np.arange(length)[:, None] * rates[None]
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def session(content: bytes, *, planned: bool = True) -> Any:
    """An ONNX session on the calling thread alone: threads share sessions, sessions open no threads.

    planned: results lie where a plan puts them, which spares small graphs time; large ones do better
    with memory that was just given back, for it is still in the cache.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_reuse = options.enable_mem_pattern = planned
    # The fused kernel of addition and layer normalisation takes several times as long as the two apart.
    fusions = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=fusions
    )


class Embedding:
    """Word vectors, kept as they are in the file and scaled when they are looked up."""

    def __init__(self, matrix: Matrix) -> None:
        """Keep the table (words, width)."""
        root = np.sqrt(matrix.shape[1], dtype=np.float32)
        self._table = matrix.floats if matrix.quantised is None else matrix.quantised
        self._scale = root if matrix.quantised is None else np.float32(root / np.float32(matrix.multiplier))

    def of(self, ids: npt.NDArray[np.int64]) -> Floats:
        """Vectors (…, width) of ids (…), scaled by √width."""
        return np.multiply(self._table[ids], self._scale, dtype=np.float32)

    def room(self, count: int) -> Any:
        """An array in which `into` may look up so many ids."""
        return np.zeros((count, self._table.shape[1]), self._table.dtype)

    def into(self, ids: npt.NDArray[np.int64], room: Any, out: Floats) -> None:
        """Write the vectors of ids into `out` (ids, width); `room` is an array of that function."""
        self._table.take(ids, axis=0, out=room, mode="clip")
        np.multiply(room, self._scale, out=out)


class Network:
    """One direction's network. Immutable once made, so threads may share it."""

    def __init__(self, files: ModelFiles, cache: Path | None, *, has_shortlist: bool) -> None:
        """Read the model and open its sessions, building the graphs if they are not cached. Raises ModelUnusable."""
        weights = Weights(read_model(files.model))
        shape = self.shape = _architecture(files, weights)
        self.positions = sinusoids(LONGEST, shape.width)
        source, target = ("Wemb", "Wemb") if shape.tied_all else ("encoder_Wemb", "decoder_Wemb")
        self.source = Embedding(weights.embedding(source, shape.source_vocabulary, shape.width))
        self.target = Embedding(weights.embedding(target, shape.target_vocabulary, shape.width))
        self.lists: OutputWords | None = None
        graphs = _graphs(files, weights, shape, cache, has_shortlist)
        self.encoder, self.step = session(graphs[0], planned=False), session(graphs[1])
        if has_shortlist:
            self.lists = OutputWords(shape, weights, graphs[2], signed=multiplies_exactly(cache))


class OutputWords:
    """The output layer's words and biases, from which each sentence takes its own."""

    def __init__(self, shape: Architecture, weights: Weights, turn: bytes, *, signed: bool) -> None:
        """Prepare the biases: they take in what quantising around 128 adds to each word's score."""
        table, activation = output_table(shape, weights), output_activation(weights)
        if table.quantised is None or activation is None:
            raise ModelUnusable("its output layer is not in int8, which a shortlist needs")
        self.table = table.quantised if signed else (table.quantised.astype(np.int16) + 128).astype(np.uint8)
        scale = np.float32(1 / (activation * table.multiplier))
        sums: Any = table.quantised.sum(axis=1, dtype=np.int32)
        offsets = sums.astype(np.float32) * (np.float32(128) * scale)
        self.bias: Floats = weights.vector("decoder_ff_logit_out_b", shape.target_vocabulary) - offsets
        self.turn = session(turn)


@functools.lru_cache(maxsize=4)
def multiplies_exactly(cache: Path | None) -> bool:
    """Whether this processor multiplies u8 by s8 without saturating (it does with VNNI, not with plain AVX2)."""

    def probe() -> bytes:
        from farwire.translate.marian.graph import probe_graph  # noqa: PLC0415 - onnx only to build

        return probe_graph()

    left, right = np.full((2, 64), 255, np.uint8), np.full((64, 16), 127, np.int8)
    content = cached(cache, f"probe-{GRAPH_VERSION}.onnx", probe)
    return bool((session(content).run(None, {"a": left, "b": right})[0] == 255 * 127 * 64).all())


def _architecture(files: ModelFiles, weights: Weights) -> Architecture:
    try:
        return read_architecture(weights.tensors)
    except ModelUnusable as error:
        raise ModelUnusable(f"{files.model.name}: {error.detail}") from error


def _graphs(
    files: ModelFiles, weights: Weights, shape: Architecture, cache: Path | None, has_shortlist: bool
) -> list[bytes]:
    """Encoder, step and turn, from the cache or built anew."""
    variant = Variant(multiplies_exactly(cache), has_shortlist)
    key = hashlib.sha256(f"{model_digest(files)} {GRAPH_VERSION} {variant}".encode()).hexdigest()[:32]

    def build(name: str) -> bytes:
        from farwire.translate.marian.graph import NetworkBuilder, turn_graph  # noqa: PLC0415 - onnx only to build

        if name == "turn":
            return turn_graph(variant, shape.width)
        builder = NetworkBuilder(shape, weights, variant)
        return builder.encoder() if name == "encoder" else builder.step()

    names = ("encoder", "step", "turn")
    return [cached(cache, f"{key}.{name}.onnx", functools.partial(build, name)) for name in names]
