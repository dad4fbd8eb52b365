"""A model's parameters as matrices: int8 with multipliers where the model has them, float32 else."""

import struct
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from farwire.errors import ModelUnusable
from farwire.translate.marian.model import FLOAT32, INT8, Tensors

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A weight of shape (inputs, outputs).

    quantised: int8, value = quantised / multiplier; activation: the activations' own multiplier, or
    None, and then the weight is used as `floats`.
    """

    shape: tuple[int, int]
    quantised: Bytes | None
    multiplier: float
    activation: float | None
    plain: Floats | None = None

    @property
    def static(self) -> bool:
        """Whether the product can be computed in int8 with fixed multipliers."""
        return self.quantised is not None and self.activation is not None

    @property
    def int8(self) -> Bytes:
        """The quantised values. Raises ModelUnusable if there are none."""
        if self.quantised is None:
            raise ModelUnusable("a weight that is not in int8")
        return self.quantised

    @property
    def floats(self) -> Floats:
        """The weight's values."""
        if self.quantised is None:
            if self.plain is None:
                raise ModelUnusable("a weight without values")
            return self.plain
        return self.quantised.astype(np.float32) / np.float32(self.multiplier)


class Weights:
    """The parameters of one model, each checked against the shape that its architecture asks for."""

    def __init__(self, tensors: Tensors) -> None:
        """Keep the tensors; nothing is copied before it is asked for."""
        self.tensors = tensors

    def has(self, name: str) -> bool:
        """Whether there is such a parameter."""
        return name in self.tensors

    def vector(self, name: str, size: int) -> Floats:
        """A bias or a scale of `size` values. Raises ModelUnusable."""
        return self._floats(name, (1, size)).reshape(size)

    def matrix(self, name: str, inputs: int, outputs: int) -> Matrix:
        """A weight of shape (inputs, outputs); int8 ones are stored transposed. Raises ModelUnusable."""
        tensor = self.tensors.get(name)
        if tensor is not None and tensor.kind == FLOAT32:
            return Matrix((inputs, outputs), None, 1.0, None, self._floats(name, (inputs, outputs)))
        values, multiplier = self._int8(name, (inputs, outputs))
        return Matrix(
            (inputs, outputs), values.reshape(outputs, inputs).T, multiplier, self.activation(f"{name}_QuantMultA")
        )

    def embedding(self, name: str, words: int, width: int) -> Matrix:
        """An embedding of shape (words, width), stored as it is. Raises ModelUnusable."""
        tensor = self.tensors.get(name)
        if tensor is not None and tensor.kind == FLOAT32:
            return Matrix((words, width), None, 1.0, None, self._floats(name, (words, width)))
        values, multiplier = self._int8(name, (words, width))
        return Matrix((words, width), values, multiplier, None)

    def activation(self, name: str) -> float | None:
        """An activation multiplier, or None if the model has none. Raises ModelUnusable if it is no number."""
        tensor = self.tensors.get(name)
        if tensor is None or tensor.kind != FLOAT32 or len(tensor.data) < 4:
            return None
        return self._multiplier(name, tensor.data, 0)

    def _multiplier(self, name: str, content: memoryview, place: int) -> float:
        value = float(struct.unpack_from("<f", content, place)[0])
        if not 1e-6 < value < 1e9:
            raise ModelUnusable(f"{name}: a multiplier of {value}")
        return value

    def _int8(self, name: str, shape: tuple[int, int]) -> tuple[Bytes, float]:
        tensor = self.tensors.get(name)
        if tensor is None:
            raise ModelUnusable(f"{name} is missing")
        if tensor.kind != INT8 or tensor.shape != shape:
            raise ModelUnusable(f"{name} has the shape {tensor.shape} where {shape} is needed")
        size = shape[0] * shape[1]
        values = np.frombuffer(tensor.data, np.int8, size).reshape(shape)
        return values, self._multiplier(name, tensor.data, size)

    def _floats(self, name: str, shape: tuple[int, int]) -> Floats:
        tensor = self.tensors.get(name)
        if tensor is None:
            raise ModelUnusable(f"{name} is missing")
        if tensor.kind != FLOAT32 or tensor.shape not in (shape, shape[-1:]):
            raise ModelUnusable(f"{name} has the shape {tensor.shape} where {shape} is needed")
        values = np.frombuffer(tensor.data, np.float32, shape[0] * shape[1]).reshape(shape)
        if not np.isfinite(values).all():
            raise ModelUnusable(f"{name} holds what is no number")
        return values
