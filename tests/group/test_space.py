"""Meanings in whole numbers keep their angles."""

import numpy as np

from farwire.group import space


def test_openings_are_centred_and_keep_their_angles() -> None:
    rows = space.unit(np.random.default_rng(1).standard_normal((2, 512)).astype(np.float32))
    whole = [space.opening_in_bytes(row.tobytes()).astype(np.float64) for row in rows]
    cosine = whole[0] @ whole[1] / np.sqrt((whole[0] @ whole[0]) * (whole[1] @ whole[1]))
    assert abs(cosine) < 0.35
    assert 480 < np.sqrt(whole[0] @ whole[0]) < 530


def test_no_vector_is_zeros() -> None:
    assert not space.opening_in_bytes(b"").any()
    assert not space.turned(np.zeros(512, np.int32)).any()


def test_sentences_are_unit_vectors_on_the_axes() -> None:
    rows = space.sentences_in_bytes(np.random.default_rng(1).standard_normal((3, 512)).astype(np.float32))
    assert rows.shape == (3, space.AXES)
    assert np.allclose(np.linalg.norm(rows.astype(float), axis=1), 192, atol=4)
