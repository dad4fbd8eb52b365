"""Runs of capitals, with particles inside and what stands before them."""

import pytest

from farwire.group.capitals import runs_in


@pytest.mark.parametrize(
    ("language", "text", "runs"),
    [
        ("en", "We met the mayor, Ada Brook, in Lindham.", [("We",), ("Ada", "Brook"), ("Lindham",)]),
        ("en", "we heard Ada J. Brook's view.", [("Ada", "J", "Brook")]),
        ("pt", "ontem o João da Silva chegou.", [("João", "da", "Silva")]),
        ("tr", "dün Lindham'da Ada Brook konuştu.", [("Lindham",), ("Ada", "Brook")]),
        ("it", "dopo l'Italia e dell’Africa", [("Italia",), ("Africa",)]),
        ("ja", "昨日Lindham社が発表した。", [("Lindham",)]),
        ("en", "she came on Monday from Germany", [("Germany",)]),
        ("en", "", []),
    ],
)
def test_runs(language: str, text: str, runs: list[tuple[str, ...]]) -> None:
    assert [run.words for run in runs_in(text, language)[0]] == runs


def test_what_stands_before_a_run() -> None:
    runs, small = runs_in("So the old president, Ada Brook, met the president Carl Dale there.", "en")
    assert [run.before for run in runs] == [(), (), ("the", "president")]
    assert [run.after for run in runs] == ["the", "", "there"]
    assert [run.opens for run in runs] == [True, True, False]
    assert small == {"the", "old", "president", "met", "there"}
