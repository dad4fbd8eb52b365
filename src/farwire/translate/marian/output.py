"""The output layer, under the names and in the layouts that published models give it."""

import numpy as np

from farwire.translate.marian.architecture import Architecture
from farwire.translate.marian.weights import Matrix, Weights


def output_table(shape: Architecture, weights: Weights) -> Matrix:
    """The output layer's words as rows (words, width). Raises ModelUnusable."""
    words, width = shape.target_vocabulary, shape.width
    if shape.tied_output:
        return weights.embedding("Wemb" if shape.tied_all else "decoder_Wemb", words, width)
    matrix = weights.matrix("decoder_ff_logit_out_W", width, words)
    turned = None if matrix.quantised is None else np.ascontiguousarray(matrix.quantised.T)
    plain = None if matrix.plain is None else np.ascontiguousarray(matrix.plain.T)
    return Matrix((words, width), turned, matrix.multiplier, matrix.activation, plain)


def output_activation(weights: Weights) -> float | None:
    """The activation multiplier before the output layer, under the names that published models give it."""
    for name in ("none_QuantMultA", "decoder_ff_logit_out_W_QuantMultA", "decoder_Wemb_QuantMultA"):
        found = weights.activation(name)
        if found is not None:
            return found
    return None
