"""What the encoder serves."""

import numpy as np
import pytest

from farwire.group.encoder import encode, nearly_serves, serves


@pytest.mark.parametrize(
    ("language", "served", "nearly"),
    [
        ("pt-BR", True, False),
        ("zh-Hans", True, False),
        ("gl", False, True),
        ("sw", False, False),
        ("und", False, False),
    ],
)
def test_languages(language: str, served: bool, nearly: bool) -> None:
    assert (serves(language), nearly_serves(language)) == (served, nearly)


def test_one_meaning_in_two_languages() -> None:
    bridge, bruecke, chess = encode(["The bridge is closed.", "Die Brücke ist gesperrt.", "She won at chess."])
    assert bridge @ bruecke > 0.6 > bridge @ chess
    assert np.allclose(np.linalg.norm([bridge, bruecke, chess], axis=1), 1.0, atol=1e-5)
