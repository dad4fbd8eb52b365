"""Language tags as the archive needs them."""

import pytest

from farwire.archive.languages import base_language, pair_name


@pytest.mark.parametrize(
    ("tag", "base"), [("pt", "pt"), ("pt-BR", "pt"), ("PT_br", "pt"), ("zh-Hant-TW", "zh"), ("", "und"), ("und", "und")]
)
def test_base_language(tag: str, base: str) -> None:
    assert base_language(tag) == base


def test_pair_name() -> None:
    assert pair_name("pt-BR", "en-GB") == "pt-en"
