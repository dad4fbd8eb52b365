"""Terms of the glossary stand in the translation, and the rest of it stays as good as it was."""

from pathlib import Path

import pytest
import sacrebleu

from farwire.records import EngineChoice, Term
from farwire.translate import translate_lines
from farwire.translate.glossary import relevant_terms

LEAST_RIGHT = 0.95
MOST_LOST = 0.3

# Terms of the press, as its own translators rendered them.
PRESS_TERMS = tuple(
    Term(source, target)
    for source, target in (
        ("polícia", "police"),
        ("presidente", "president"),
        ("governo", "government"),
        ("primeiro-ministro", "prime minister"),
        ("eleições", "elections"),
        ("tribunal", "court"),
        ("jogador", "player"),
        ("empresa", "company"),
        ("escola", "school"),
        ("cidade", "city"),
        ("equipa", "team"),
        ("senador", "senator"),
        ("investigação", "investigation"),
        ("hospital", "hospital"),
        ("comissão", "committee"),
        ("mulher", "woman"),
        ("bombeiros", "firefighters"),
        ("inquérito", "inquiry"),
    )
)


def table() -> list[tuple[Term, str]]:
    path = Path(__file__).parent / "data" / "terms.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [(Term(row[0], row[1]), text.replace("X", row[0])) for row in rows for text in row[2:]]


CASES = table()


def test_terms_stand(pt_en: EngineChoice) -> None:
    assert len(CASES) >= 100
    glossary = tuple(dict.fromkeys(term for term, _ in CASES))
    units = translate_lines([text for _, text in CASES], pt_en, glossary)
    missing = [
        (text, unit.target)
        for (term, text), unit in zip(CASES, units, strict=True)
        if term.target.lower() not in (unit.target or "").lower()
    ]
    assert len(missing) <= (1 - LEAST_RIGHT) * len(CASES), missing


def test_the_rest_is_as_good(pt_en: EngineChoice, shared: Path) -> None:
    source, target = (
        (shared / "mt" / f"press.{language}.txt").read_text(encoding="utf-8").splitlines() for language in ("pt", "en")
    )
    pairs = [
        (line, reference)
        for line, reference in zip(source, target, strict=True)
        if (terms := relevant_terms(line, PRESS_TERMS, "pt"))
        and all(term.target in reference.lower() for term in terms)
    ][:150]
    assert len(pairs) >= 100
    lines, references = [line for line, _ in pairs], [reference for _, reference in pairs]
    scores = [
        sacrebleu.corpus_chrf(
            [unit.target or "" for unit in translate_lines(lines, pt_en, glossary)], [references]
        ).score
        for glossary in ((), PRESS_TERMS)
    ]
    assert scores[1] >= scores[0] - MOST_LOST, scores


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("O governo caiu.", True),
        ("O GOVERNO caiu.", True),
        ("Os governos caíram.", True),
        ("O desgoverno continua.", False),
        ("A governante saiu.", False),
    ],
)
def test_terms_are_whole_words(text: str, found: bool) -> None:
    assert bool(relevant_terms(text, [Term("governo", "cabinet")], "pt")) is found


def test_case_matters_where_it_should() -> None:
    term = Term("Vale", "Vale", case_sensitive=True)
    assert relevant_terms("A Vale subiu.", [term], "pt") == (term,)
    assert relevant_terms("Não vale nada.", [term], "pt") == ()


def test_plural_and_capital_are_given_back(pt_en: EngineChoice) -> None:
    glossary = (Term("deputado", "lawmaker"),)
    (unit,) = translate_lines(["Deputados pediram a demissão do ministro."], pt_en, glossary)
    assert unit.target is not None
    assert unit.target.startswith("Lawmakers ")


def test_names_that_must_stay_are_kept(pt_en: EngineChoice) -> None:
    (unit,) = translate_lines(
        ["O jornal Correio da Manhã saiu hoje."], pt_en, (Term("Correio da Manhã", "Correio da Manhã"),)
    )
    assert "Correio da Manhã" in (unit.target or "")
