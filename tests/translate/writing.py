"""Writes models of any shape with random weights, in the published binary format."""

import io
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece

from farwire.translate.marian.model import BYTES, FLOAT32, INT8

END_BIAS = 0.3
EMBEDDING_GAIN = 0.2  # small, so that places weigh more than the last word
GAIN = 4.0  # makes what a layer adds outweigh its input, else a tied network repeats its last word for ever


@dataclass(frozen=True)
class Shape:
    """What a random model looks like."""

    width: int = 64
    feed_forward: int = 128
    heads: int = 4
    encoder: int = 2
    decoder: int = 2
    tied_all: bool = True
    tied_output: bool = True
    activation: str = "relu"
    shortlist: bool = True


def pack(tensors: dict[str, tuple[int, tuple[int, ...], bytes]], version: int = 1) -> bytes:
    """Tensors as a model file."""
    out = io.BytesIO()
    out.write(struct.pack("<QQ", version, len(tensors)))
    padded = {name: content + b"\0" * (-len(content) % 256) for name, (_, _, content) in tensors.items()}
    for name, (kind, shape, _) in tensors.items():
        out.write(struct.pack("<QQQQ", len(name) + 1, kind, len(shape), len(padded[name])))
    for name in tensors:
        out.write(name.encode() + b"\0")
    for _, shape, _ in tensors.values():
        out.write(struct.pack(f"<{len(shape)}i", *shape))
    padding = -(out.tell() + 8) % 256
    out.write(struct.pack("<Q", padding) + b"\0" * padding)
    for content in padded.values():
        out.write(content)
    return out.getvalue()


class ModelWriter:
    """Random tensors by name; the same seed gives the same model."""

    def __init__(self, seed: int = 1) -> None:
        self.rng = np.random.default_rng(seed)
        self.tensors: dict[str, tuple[int, tuple[int, ...], bytes]] = {}

    def floats(self, name: str, values: np.ndarray) -> None:
        array = np.atleast_2d(values).astype(np.float32)
        self.tensors[name] = (FLOAT32, array.shape, array.tobytes())

    def matrix(self, name: str, inputs: int, outputs: int, activation: float | None, *, turned: bool = True) -> None:
        gain = GAIN if name.endswith(("_W2", "_Wo", "rnn_W")) else EMBEDDING_GAIN if "Wemb" in name else 1.0
        values = gain * self.rng.normal(size=(inputs, outputs)) / np.sqrt(inputs if turned else outputs)
        multiplier = np.float32(127 / np.abs(values).max())
        quantised = np.rint(values * multiplier).astype(np.int8)
        stored = np.ascontiguousarray(quantised.T if turned else quantised)
        self.tensors[name] = (INT8, (inputs, outputs), stored.tobytes() + struct.pack("<f", multiplier))
        if activation is not None:
            self.floats(f"{name}_QuantMultA", np.array([activation]))

    def norm(self, prefix: str, width: int) -> None:
        self.floats(f"{prefix}_ln_scale", 1 + 0.1 * self.rng.normal(size=width))
        self.floats(f"{prefix}_ln_bias", 0.1 * self.rng.normal(size=width))

    def bias(self, name: str, size: int) -> None:
        self.floats(name, 0.1 * self.rng.normal(size=size))

    def feed_forward(self, prefix: str, shape: Shape) -> None:
        self.matrix(f"{prefix}ffn_W1", shape.width, shape.feed_forward, 20.0)
        self.bias(f"{prefix}ffn_b1", shape.feed_forward)
        self.matrix(f"{prefix}ffn_W2", shape.feed_forward, shape.width, 30.0)
        self.bias(f"{prefix}ffn_b2", shape.width)
        self.norm(f"{prefix}ffn_ffn", shape.width)

    def attention(self, prefix: str, shape: Shape) -> None:
        for which in "qkvo":
            self.matrix(f"{prefix}W{which}", shape.width, shape.width, 40.0 if which == "o" else 20.0)
            self.bias(f"{prefix}b{which}", shape.width)
        self.norm(f"{prefix}Wo", shape.width)


def configuration(shape: Shape, sizes: tuple[int, int]) -> str:
    """The settings Marian writes into a model."""
    lines = [
        "type: transformer",
        "dec-cell: ssru",
        "transformer-decoder-autoreg: rnn",
        f"dim-emb: {shape.width}",
        f"transformer-dim-ffn: {shape.feed_forward}",
        f"transformer-heads: {shape.heads}",
        f"enc-depth: {shape.encoder}",
        f"dec-depth: {shape.decoder}",
        f"transformer-ffn-activation: {shape.activation}",
        "transformer-ffn-depth: 2",
        'transformer-preprocess: ""',
        "transformer-postprocess: dan",
        f"tied-embeddings-all: {str(shape.tied_all).lower()}",
        f"tied-embeddings: {str(shape.tied_output and not shape.tied_all).lower()}",
        "dim-vocabs:",
        *(f"  - {size}" for size in sizes),
        "transformer-tied-layers:\n  []",
    ]
    return "\n".join(lines) + "\n"


def random_model(shape: Shape, sizes: tuple[int, int], seed: int = 1) -> bytes:
    """A model of that shape."""
    writer = ModelWriter(seed)
    if shape.tied_all:
        writer.matrix("Wemb", sizes[0], shape.width, None, turned=False)
    else:
        writer.matrix("encoder_Wemb", sizes[0], shape.width, None, turned=False)
        writer.matrix("decoder_Wemb", sizes[1], shape.width, None, turned=False)
    for layer in range(1, shape.encoder + 1):
        writer.attention(f"encoder_l{layer}_self_", shape)
        writer.feed_forward(f"encoder_l{layer}_", shape)
    for layer in range(1, shape.decoder + 1):
        prefix = f"decoder_l{layer}_"
        writer.matrix(f"{prefix}rnn_W", shape.width, shape.width, 20.0)
        writer.matrix(f"{prefix}rnn_Wf", shape.width, shape.width, 20.0)
        writer.bias(f"{prefix}rnn_bf", shape.width)
        writer.norm(f"{prefix}rnn_ffn", shape.width)
        writer.attention(f"{prefix}context_", shape)
        writer.feed_forward(prefix, shape)
    if not (shape.tied_all or shape.tied_output):
        writer.matrix("decoder_ff_logit_out_W", shape.width, sizes[1], None)
    writer.floats("none_QuantMultA", np.array([20.0]))
    bias = 0.02 * writer.rng.normal(size=sizes[1])
    bias[0] = END_BIAS
    writer.floats("decoder_ff_logit_out_b", bias)
    text = configuration(shape, sizes).encode() + b"\0"
    writer.tensors["special:model.yml"] = (BYTES, (len(text),), text)
    return pack(writer.tensors)


def vocabulary(lines: list[str], size: int) -> bytes:
    """A SentencePiece model trained on lines, with the end of sentence at 0 and unknown at 1."""
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=out,
        vocab_size=size,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        hard_vocab_limit=True,
        minloglevel=2,
    )
    return out.getvalue()


def shortlist(sizes: tuple[int, int], first: int = 20, best: int = 15, seed: int = 1) -> bytes:
    """A random shortlist for a model."""
    rng = np.random.default_rng(seed)
    lists = [rng.choice(sizes[1], best, replace=False).astype("<u4") for _ in range(sizes[0])]
    offsets = np.arange(sizes[0] + 1, dtype="<u8") * best
    header = np.array([0xF11A48D5013417F5, 0, first, best, len(offsets), best * sizes[0]], "<u8")
    return header.tobytes() + offsets.tobytes() + b"".join(row.tobytes() for row in lists)


def write_folder(folder: Path, shape: Shape, lines: list[str], seed: int = 1) -> Path:
    """A whole model folder: model, vocabularies, shortlist."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = (240, 240) if shape.tied_all else (240, 200)
    if shape.tied_all:
        (folder / "vocab.xxyy.spm").write_bytes(vocabulary(lines, sizes[0]))
    else:
        (folder / "srcvocab.xxyy.spm").write_bytes(vocabulary(lines, sizes[0]))
        (folder / "trgvocab.xxyy.spm").write_bytes(vocabulary([line[::-1] for line in lines], sizes[1]))
    (folder / "model.xxyy.intgemm.alphas.bin").write_bytes(random_model(shape, sizes, seed))
    if shape.shortlist:
        (folder / "lex.50.50.xxyy.s2t.bin").write_bytes(shortlist(sizes, seed=seed))
    return folder
