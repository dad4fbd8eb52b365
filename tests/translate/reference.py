"""The same network in plain numpy, one sentence at a time: the oracle that the fast decoder is held against.

With `quantised` the products are computed in integers, rounded as the decoder rounds them; else in float32.
"""

import numpy as np

from farwire.translate.marian.architecture import Architecture
from farwire.translate.marian.network import sinusoids
from farwire.translate.marian.weights import Matrix, Weights


def normalise(values: np.ndarray, scale: np.ndarray, bias: np.ndarray) -> np.ndarray:
    mean = values.mean(-1, keepdims=True)
    deviation = values - mean
    variance = (deviation * deviation).mean(-1, keepdims=True)
    return deviation / np.sqrt(variance + np.float32(1e-9)) * scale + bias


def softmax(values: np.ndarray) -> np.ndarray:
    powers = np.exp(values - values.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


class Reference:
    """Greedy translation of one sentence."""

    def __init__(self, shape: Architecture, weights: Weights, *, quantised: bool) -> None:
        self.shape, self.weights, self.quantised = shape, weights, quantised
        width = shape.width
        source, target = ("Wemb", "Wemb") if shape.tied_all else ("encoder_Wemb", "decoder_Wemb")
        self.source = weights.embedding(source, shape.source_vocabulary, width)
        self.target = weights.embedding(target, shape.target_vocabulary, width)
        self.positions = sinusoids(512, width)

    def translate(self, pieces: tuple[int, ...], words: np.ndarray, end: int) -> list[int]:
        """Target ids, the end among them if it came. words: the ids that may be used."""
        memory = self.encode(pieces)
        states = [np.zeros((1, self.shape.width), np.float32) for _ in range(self.shape.decoder_layers)]
        vector, out = np.zeros((1, self.shape.width), np.float32), []
        for step in range(int(2.5 * len(pieces)) + 1):
            scores = self.step(vector + self.positions[step], states, memory)[0]
            out.append(int(words[scores[words].argmax()]))
            if out[-1] == end:
                break
            vector = self.embed(self.target, np.array([out[-1]]))
        return out

    def score(self, pieces: tuple[int, ...], words: np.ndarray, forced: list[int]) -> list[float]:
        """The log-probability of each forced piece, given those before it."""
        memory = self.encode(pieces)
        states = [np.zeros((1, self.shape.width), np.float32) for _ in range(self.shape.decoder_layers)]
        vector, out = np.zeros((1, self.shape.width), np.float32), []
        for step, piece in enumerate(forced):
            scores = self.step(vector + self.positions[step], states, memory)[0][words].astype(np.float64)
            peak = scores.max()
            total = peak + np.log(np.exp(scores - peak).sum())
            out.append(float(scores[np.searchsorted(words, piece)] - total))
            vector = self.embed(self.target, np.array([piece]))
        return out

    def embed(self, table: Matrix, ids: np.ndarray) -> np.ndarray:
        return table.floats[ids] * np.sqrt(self.shape.width, dtype=np.float32)

    def encode(self, pieces: tuple[int, ...]) -> np.ndarray:
        value = self.embed(self.source, np.array(pieces)) + self.positions[: len(pieces)]
        for layer in range(1, self.shape.encoder_layers + 1):
            prefix = f"encoder_l{layer}_"
            value = self.attend(value, value, f"{prefix}self_")
            value = self.feed_forward(value, prefix)
        return value

    def step(self, value: np.ndarray, states: list[np.ndarray], memory: np.ndarray) -> np.ndarray:
        for layer in range(1, self.shape.decoder_layers + 1):
            prefix = f"decoder_l{layer}_"
            gate = self.linear(value, f"{prefix}rnn_Wf", f"{prefix}rnn_bf")
            forget = 1 / (1 + np.exp(-gate))
            update = self.linear(value, f"{prefix}rnn_W", None)
            states[layer - 1] = forget * states[layer - 1] + (1 - forget) * update
            value = self.norm(value + np.maximum(states[layer - 1], 0), f"{prefix}rnn_ffn")
            value = self.attend(value, memory, f"{prefix}context_")
            value = self.feed_forward(value, prefix)
        return self.scores(value)

    def attend(self, query: np.ndarray, memory: np.ndarray, prefix: str) -> np.ndarray:
        heads, width = self.shape.heads, self.shape.head_width

        def split(values: np.ndarray) -> np.ndarray:
            return values.reshape(len(values), heads, width).transpose(1, 0, 2)

        queries, keys, values = (
            split(self.linear(value, f"{prefix}W{which}", f"{prefix}b{which}"))
            for which, value in (("q", query), ("k", memory), ("v", memory))
        )
        weights = softmax(queries / np.sqrt(width, dtype=np.float32) @ keys.transpose(0, 2, 1))
        mixed = (weights @ values).transpose(1, 0, 2).reshape(len(query), -1)
        return self.norm(query + self.linear(mixed, f"{prefix}Wo", f"{prefix}bo"), f"{prefix}Wo")

    def feed_forward(self, value: np.ndarray, prefix: str) -> np.ndarray:
        hidden = self.linear(value, f"{prefix}ffn_W1", f"{prefix}ffn_b1")
        relu = self.shape.activation == "relu"
        hidden = np.maximum(hidden, 0) if relu else hidden / (1 + np.exp(-hidden))
        out = self.linear(hidden, f"{prefix}ffn_W2", f"{prefix}ffn_b2", top=255 if relu else 127)
        return self.norm(value + out, f"{prefix}ffn_ffn")

    def norm(self, value: np.ndarray, prefix: str) -> np.ndarray:
        width = self.shape.width
        return normalise(
            value, self.weights.vector(f"{prefix}_ln_scale", width), self.weights.vector(f"{prefix}_ln_bias", width)
        )

    def linear(self, value: np.ndarray, weight: str, bias: str | None, top: int = 127) -> np.ndarray:
        size = self.weights.tensors[weight].shape
        matrix = self.weights.matrix(weight, size[0], size[1])
        out = self.product(value, matrix, matrix.activation, top)
        return out if bias is None else out + self.weights.vector(bias, size[1])

    def product(self, value: np.ndarray, matrix: Matrix, activation: float | None, top: int = 127) -> np.ndarray:
        if not self.quantised or activation is None or matrix.quantised is None:
            return value @ matrix.floats
        scale = np.float32(1 / activation)
        counts = np.clip(np.rint(value / scale), -128, top).astype(np.int32)
        return (counts @ matrix.quantised.astype(np.int32)).astype(np.float32) * np.float32(
            np.float64(scale) / matrix.multiplier
        )

    def scores(self, value: np.ndarray) -> np.ndarray:
        shape = self.shape
        if shape.tied_output:
            table = self.target
            matrix = Matrix((shape.width, shape.target_vocabulary), table.quantised.T, table.multiplier, None)
        else:
            matrix = self.weights.matrix("decoder_ff_logit_out_W", shape.width, shape.target_vocabulary)
        out = self.product(value, matrix, self.weights.activation("none_QuantMultA"))
        return out + self.weights.vector("decoder_ff_logit_out_b", shape.target_vocabulary)
