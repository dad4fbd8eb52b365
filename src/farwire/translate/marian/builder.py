"""Nodes and constants of an ONNX graph, one method an operation of the network."""

from typing import Any

import numpy as np
from onnx import helper, numpy_helper

from farwire.translate.marian.variant import Variant
from farwire.translate.marian.weights import Floats, Matrix

EPSILON = 1e-9
MICROSOFT = "com.microsoft"


class Builder:
    """Nodes and constants of one graph; each method adds nodes and returns the name of their result."""

    def __init__(self, variant: Variant) -> None:
        """Start an empty graph."""
        self.variant = variant
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._count = 0
        self._quantised: dict[tuple[str, float, int], str] = {}

    def name(self, stem: str) -> str:
        """A fresh name."""
        self._count += 1
        return f"{stem}{self._count}"

    def constant(self, value: Any) -> str:
        """A constant tensor."""
        name = self.name("constant")
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def add(self, operator: str, *inputs: str, out: str | None = None, domain: str = "", **attributes: Any) -> str:
        """A node with one result."""
        out = out or self.name("value")
        self.nodes.append(helper.make_node(operator, list(inputs), [out], domain=domain, **attributes))
        return out

    def split(self, value: str, sizes: list[int]) -> list[str]:
        """A tensor cut along its last axis."""
        outs = [self.name("value") for _ in sizes]
        self.nodes.append(helper.make_node("Split", [value, self.constant(np.array(sizes, np.int64))], outs, axis=-1))
        return outs

    def quantise(self, value: str, multiplier: float, zero: int = 128) -> str:
        """Activations as u8 around a zero point."""
        key = (value, multiplier, zero)
        if key not in self._quantised:
            scale = self.constant(np.float32(1 / multiplier))
            self._quantised[key] = self.add("QuantizeLinear", value, scale, self.constant(np.uint8(zero)))
        return self._quantised[key]

    def product(self, value: str, parts: list[tuple[Matrix, Floats | None, float]], relu_before: bool = False) -> str:
        """value · weights (side by side) + biases; each part's result is divided by its third member."""
        biases = [np.zeros(part.shape[1], np.float32) if b is None else b / np.float32(d) for part, b, d in parts]
        bias = np.concatenate(biases).astype(np.float32)
        activation = parts[0][0].activation
        if activation is None or any(not part.static or part.activation != activation for part, _, _ in parts):
            return self._float_product(self.add("Relu", value) if relu_before else value, parts, bias)
        zero = 0 if relu_before else 128
        weights = np.hstack([part.int8 for part, _, _ in parts])
        scales = np.concatenate([np.full(part.shape[1], 1 / (part.multiplier * d), np.float32) for part, _, d in parts])
        inputs = [
            self.quantise(value, activation, zero),
            self.weight(weights),
            self.constant(np.float32(1 / activation)),
            self.constant(scales),
            self.constant(np.uint8(zero)),
            self.weight_zero(),
            self.constant(bias),
        ]
        return self.add("MatMulIntegerToFloat", *inputs, domain=MICROSOFT)

    def _float_product(self, value: str, parts: list[tuple[Matrix, Floats | None, float]], bias: Floats) -> str:
        weights = np.hstack([part.floats / np.float32(divisor) for part, _, divisor in parts])
        return self.add("Add", self.add("MatMul", value, self.constant(weights)), self.constant(bias))

    def weight(self, values: Any) -> str:
        """An int8 weight in the form that the machine multiplies exactly."""
        return self.constant(values if self.variant.signed else (values.astype(np.int16) + 128).astype(np.uint8))

    def weight_zero(self) -> str:
        """The zero point that goes with `weight`."""
        return self.constant(np.int8(0) if self.variant.signed else np.uint8(128))

    def normalised_sum(self, value: str, skip: str, scale: Floats, bias: Floats) -> str:
        """Layer normalisation of a sum."""
        total = self.add("Add", value, skip)
        return self.add(
            "LayerNormalization", total, self.constant(scale), self.constant(bias), axis=-1, epsilon=EPSILON
        )

    def finish(self, name: str, inputs: list[Any], outputs: list[Any]) -> bytes:
        """The graph as ONNX."""
        graph = helper.make_graph(self.nodes, name, inputs, outputs, self.constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        return bytes(helper.make_model(graph, opset_imports=opsets, ir_version=8).SerializeToString())
