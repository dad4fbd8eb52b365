"""The network as two ONNX graphs: the encoder, and one step of the decoder.

Marian's transformer with an SSRU decoder (Kim et al. 2019, https://aclanthology.org/D19-5632/): post-norm,
sinusoidal positions, `c = f·c + (1−f)·Wx`, ReLU after the cell. Products are static int8 with the
model's own activation multipliers, so a sentence's numbers don't depend on its neighbours. An input that
several products read is quantised once; a ReLU costs nothing where the next product quantises with zero
point 0, which cuts off negatives by itself.

Encoder: x (B, T, D) with positions, mask (B, 1, 1, T), 0 or -1e9 → for each decoder layer
k (B, H, D/H, T) and v (B, H, T, D/H).
Step: x (S, D) with positions, per layer c (S, D), k, v, the mask; own shortlists as words (S, V/N, D, N) int8
in blocks of N and bias (S, V) → per layer the next c; logp (S, V); attention (S, H, 1, T) of the last layer.
Where the model has no shortlist, words and bias are part of the graph and V is the whole vocabulary.
"""

from typing import Any

import numpy as np
from onnx import TensorProto, helper

from farwire.errors import ModelUnusable
from farwire.translate.marian.architecture import Architecture
from farwire.translate.marian.builder import Builder
from farwire.translate.marian.output import output_activation, output_table
from farwire.translate.marian.variant import BLOCK, Variant
from farwire.translate.marian.weights import Floats, Matrix, Weights


def tensor(name: str, shape: list[str | int], kind: int = TensorProto.FLOAT) -> Any:
    """A graph's input or output."""
    return helper.make_tensor_value_info(name, kind, shape)


class NetworkBuilder:
    """Builds both graphs of one model."""

    def __init__(self, shape: Architecture, weights: Weights, variant: Variant) -> None:
        """Keep what both graphs need."""
        self.shape = shape
        self.weights = weights
        self.variant = variant

    def linear(self, prefix: str, weight: str, bias: str, sizes: tuple[int, int]) -> tuple[Matrix, Floats]:
        """A weight with its bias."""
        return self.weights.matrix(prefix + weight, *sizes), self.weights.vector(prefix + bias, sizes[1])

    def norm(self, graph: Builder, value: str, skip: str, prefix: str) -> str:
        """Add and normalise with the scale and bias of that place."""
        width = self.shape.width
        scale, bias = (self.weights.vector(f"{prefix}_ln_{what}", width) for what in ("scale", "bias"))
        return graph.normalised_sum(value, skip, scale, bias)

    def feed_forward(self, graph: Builder, value: str, prefix: str) -> str:
        """Two products with the activation between them, added and normalised."""
        width, inner = self.shape.width, self.shape.feed_forward
        hidden = graph.product(value, *self.linear(prefix, "ffn_W1", "ffn_b1", (width, inner)))
        relu = self.shape.activation == "relu"
        if not relu:
            hidden = graph.add("Mul", hidden, graph.add("Sigmoid", hidden))
        out = graph.product(hidden, *self.linear(prefix, "ffn_W2", "ffn_b2", (inner, width)), relu_before=relu)
        return self.norm(graph, value, out, f"{prefix}ffn_ffn")

    def heads(self, graph: Builder, value: str, order: list[int], out: str | None = None) -> str:
        """(B, T, D) as heads: (B, H, T, D/H) by order 0 2 1 3, or (B, H, D/H, T) by 0 2 3 1."""
        shape = graph.constant(np.array([0, 0, self.shape.heads, self.shape.head_width], np.int64))
        return graph.add("Transpose", graph.add("Reshape", value, shape), perm=order, out=out)

    def encoder(self) -> bytes:
        """The encoder's graph."""
        graph = Builder(self.variant)
        value = "x"
        for layer in range(1, self.shape.encoder_layers + 1):
            value = self._self_attention(graph, value, f"encoder_l{layer}_")
            value = self.feed_forward(graph, value, f"encoder_l{layer}_")
        self._keys_and_values(graph, value)
        inputs = [tensor("x", ["B", "T", self.shape.width]), tensor("mask", ["B", 1, 1, "T"])]
        return graph.finish("encoder", inputs, self._memory("B"))

    def _self_attention(self, graph: Builder, value: str, prefix: str) -> str:
        width, root = self.shape.width, float(np.sqrt(self.shape.head_width))
        # One product for all three would be no faster, and would have to be cut apart again.
        queries, keys, values = (
            graph.product(value, *self.linear(f"{prefix}self_", f"W{which}", f"b{which}", (width, width)), divisor)
            for which, divisor in (("q", root), ("k", 1.0), ("v", 1.0))
        )
        scores = graph.add("MatMul", self.heads(graph, queries, [0, 2, 1, 3]), self.heads(graph, keys, [0, 2, 3, 1]))
        weights = graph.add("Softmax", graph.add("Add", scores, "mask"), axis=-1)
        mixed = graph.add("MatMul", weights, self.heads(graph, values, [0, 2, 1, 3]))
        flat = graph.constant(np.array([0, 0, width], np.int64))
        joined = graph.add("Reshape", graph.add("Transpose", mixed, perm=[0, 2, 1, 3]), flat)
        out = graph.product(joined, *self.linear(f"{prefix}self_", "Wo", "bo", (width, width)))
        return self.norm(graph, value, out, f"{prefix}self_Wo")

    def _keys_and_values(self, graph: Builder, value: str) -> None:
        """All decoder layers' keys and values."""
        sizes = (self.shape.width, self.shape.width)
        for layer in range(1, self.shape.decoder_layers + 1):
            for which, order in (("k", [0, 2, 3, 1]), ("v", [0, 2, 1, 3])):
                parts = self.linear(f"decoder_l{layer}_context_", f"W{which}", f"b{which}", sizes)
                self.heads(graph, graph.product(value, *parts), order, f"{which}{layer}")

    def _memory(self, rows: str) -> list[Any]:
        heads, width = self.shape.heads, self.shape.head_width
        return [
            tensor(f"{which}{layer}", [rows, heads, width, "T"] if which == "k" else [rows, heads, "T", width])
            for layer in range(1, self.shape.decoder_layers + 1)
            for which in "kv"
        ]

    def step(self) -> bytes:
        """The graph of one step of the decoder."""
        graph = Builder(self.variant)
        value, last = "x", self.shape.decoder_layers
        for layer in range(1, last + 1):
            value = self._cell(graph, value, layer)
            value = self._cross_attention(graph, value, layer)
            value = self.feed_forward(graph, value, f"decoder_l{layer}_")
        graph.add("LogSoftmax", self._scores(graph, value), axis=-1, out="logp")
        width = self.shape.width
        rows: list[str | int] = ["S", width]
        layers = range(1, last + 1)
        inputs = [tensor("x", rows), tensor("mask", ["S", 1, 1, "T"]), *self._memory("S")]
        inputs += [tensor(f"c{layer}", rows) for layer in layers]
        if self.variant.shortlist:
            kind = TensorProto.INT8 if self.variant.signed else TensorProto.UINT8
            inputs += [tensor("words", ["S", "B", width, BLOCK], kind), tensor("bias", ["S", "V"])]
        outputs = [tensor(f"next{layer}", rows) for layer in layers]
        attention = tensor("attention", ["S", self.shape.heads, 1, "T"])
        return graph.finish("step", inputs, [*outputs, tensor("logp", ["S", "V"]), attention])

    def _cell(self, graph: Builder, value: str, layer: int) -> str:
        width, prefix = self.shape.width, f"decoder_l{layer}_rnn_"
        update = graph.product(value, self.weights.matrix(f"{prefix}W", width, width))
        gate = graph.product(value, *self.linear(prefix, "Wf", "bf", (width, width)))
        forget = graph.add("Sigmoid", gate)
        # f·c + (1−f)·u = u + f·(c − u)
        kept = graph.add("Mul", forget, graph.add("Sub", f"c{layer}", update))
        state = graph.add("Add", update, kept, out=f"next{layer}")
        return self.norm(graph, value, graph.add("Relu", state), f"{prefix}ffn")

    def _cross_attention(self, graph: Builder, value: str, layer: int) -> str:
        width, prefix = self.shape.width, f"decoder_l{layer}_context_"
        root = float(np.sqrt(self.shape.head_width))
        query = graph.product(value, *self.linear(prefix, "Wq", "bq", (width, width)), root)
        shape = graph.constant(np.array([-1, self.shape.heads, 1, self.shape.head_width], np.int64))
        scores = graph.add("MatMul", graph.add("Reshape", query, shape), f"k{layer}")
        # Guided alignment trains the last layer's first head (Marian, `transformer-guided-alignment-layer`).
        out = "attention" if layer == self.shape.decoder_layers else None
        weights = graph.add("Softmax", graph.add("Add", scores, "mask"), axis=-1, out=out)
        mixed = graph.add("MatMul", weights, f"v{layer}")
        joined = graph.add("Reshape", mixed, graph.constant(np.array([-1, width], np.int64)))
        out = graph.product(joined, *self.linear(prefix, "Wo", "bo", (width, width)))
        return self.norm(graph, value, out, f"{prefix}Wo")

    def _scores(self, graph: Builder, value: str) -> str:
        """The target words' scores: against each sentence's own words, or the whole vocabulary."""
        table = output_table(self.shape, self.weights)
        activation = output_activation(self.weights)
        if not self.variant.shortlist:
            matrix = Matrix((table.shape[1], table.shape[0]), None, 1.0, None, np.zeros((1, 1), np.float32))
            matrix = _turned(table, activation) or matrix
            bias = self.weights.vector("decoder_ff_logit_out_b", self.shape.target_vocabulary)
            return graph.product(value, matrix, bias)
        if activation is None or table.quantised is None:
            raise ModelUnusable("its output layer is not in int8, which a shortlist needs")
        quantised = graph.quantise(value, activation)
        row = graph.add("Unsqueeze", quantised, graph.constant(np.array([1, 2], np.int64)))
        zeros = () if self.variant.signed else (graph.constant(np.uint8(0)), graph.weight_zero())
        counts = graph.add("MatMulInteger", row, "words", *zeros)
        flat = graph.add("Reshape", counts, graph.constant(np.array([0, -1], np.int64)))
        scale = graph.constant(np.float32(1 / (activation * table.multiplier)))
        return graph.add("Add", graph.add("DequantizeLinear", flat, scale), "bias")


def _turned(table: Matrix, activation: float | None) -> Matrix:
    """An embedding as an output weight: (width, words)."""
    shape = (table.shape[1], table.shape[0])
    if table.quantised is None or activation is None:
        return Matrix(shape, None, 1.0, None, table.floats.T)
    return Matrix(shape, table.quantised.T, table.multiplier, activation)


def turn_graph(variant: Variant, width: int) -> bytes:
    """A graph that lays out blocks of words (V/N, N, width) as (V/N, width, N)."""
    graph = Builder(variant)
    graph.add("Transpose", "gathered", perm=[0, 2, 1], out="own")
    kind = TensorProto.INT8 if variant.signed else TensorProto.UINT8
    return graph.finish(
        "turn", [tensor("gathered", ["B", BLOCK, width], kind)], [tensor("own", ["B", width, BLOCK], kind)]
    )


def probe_graph() -> bytes:
    """A product u8 · s8 whose result shows whether the processor saturates on the way."""
    graph = Builder(Variant(signed=True, shortlist=False))
    graph.add("MatMulInteger", "a", "b", out="c")
    inputs = [tensor("a", ["M", "K"], TensorProto.UINT8), tensor("b", ["K", "N"], TensorProto.INT8)]
    return graph.finish("probe", inputs, [tensor("c", ["M", "N"], TensorProto.INT32)])
