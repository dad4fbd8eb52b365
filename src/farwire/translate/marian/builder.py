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

    def quantise(self, value: str, multiplier: float, zero: int = 128) -> str:
        """Activations as u8 around a zero point."""
        key = (value, multiplier, zero)
        if key not in self._quantised:
            scale = self.constant(np.float32(1 / multiplier))
            self._quantised[key] = self.add("QuantizeLinear", value, scale, self.constant(np.uint8(zero)))
        return self._quantised[key]

    def product(
        self, value: str, weight: Matrix, bias: Floats | None = None, divisor: float = 1.0, *, relu_before: bool = False
    ) -> str:
        """(value · weight + bias) / divisor."""
        offset = np.zeros(weight.shape[1], np.float32) if bias is None else bias / np.float32(divisor)
        if weight.activation is None or weight.quantised is None:
            value = self.add("Relu", value) if relu_before else value
            product = self.add("MatMul", value, self.constant(weight.floats / np.float32(divisor)))
            return self.add("Add", product, self.constant(offset))
        zero = 0 if relu_before else 128
        inputs = [
            self.quantise(value, weight.activation, zero),
            self.weight(weight.quantised),
            self.constant(np.float32(1 / weight.activation)),
            self.constant(np.full(weight.shape[1], 1 / (weight.multiplier * divisor), np.float32)),
            self.constant(np.uint8(zero)),
            self.weight_zero(),
            self.constant(offset),
        ]
        return self.add("MatMulIntegerToFloat", *inputs, domain=MICROSOFT)

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
