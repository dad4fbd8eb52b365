import pytest

from farwire.publish.selection.additions import _names


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (("vila real", "the"), "The mayor of Vila Real left the hall.", ["Vila Real"]),
        (("amsterdam", "port of amsterdam"), "Port of Amsterdam closed; Amsterdam waits.", ["Port of Amsterdam"]),
        (("nobody",), "A text without it.", []),
        (("welsh",), "Welsh members met; a welsh song.", []),
        (("東京",), "東京で会議があった。", ["東京"]),
    ],
)
def test_names_are_written_as_the_text_writes_them(names: tuple[str, ...], text: str, expected: list[str]) -> None:
    assert _names(names, text) == expected
