"""Who wrote it first."""

from itertools import permutations

import pytest

from farwire.group import Candidate, Window
from farwire.group.members import GroupingSettings
from farwire.group.originals import Text, original_of
from group.makers import candidate

ROUND_UP = (
    "The tram bridge over the Orle in Vellmar reopened on Monday after repairs of 48 million euros, and Ines Rocha "
    "won the national chess championship against Pavel Dorn.\n"
    "Mayor Jutta Halden rode in the first tram at 6:10 in the morning.\n"
    "Rocha, nineteen, won the final game in 61 moves.\n"
    "The engineers had found cracks in four of the eleven arches in 2023; the chess prize is 12,000 euros."
)
TRAM_EN = (
    "The tram bridge over the Orle in Vellmar reopened on Monday after three years of repairs that cost 48 million "
    "euros.\n"
    "The first tram crossed at 6:10 in the morning with Mayor Jutta Halden on board.\n"
    "Engineers had found cracks in four of the eleven steel arches in 2023.\n"
    "Traffic on the river was stopped for two hours during the opening."
)
TRAM_PT = (
    "A ponte do elétrico sobre o Orle, em Vellmar, reabriu na segunda-feira após três anos de obras que custaram 48 "
    "milhões de euros.\n"
    "O primeiro elétrico passou às 6h10 da manhã com a presidente da câmara, Jutta Halden, a bordo.\n"
    "Os engenheiros tinham encontrado fissuras em quatro dos onze arcos de aço em 2023.\n"
    "A navegação no rio esteve parada durante duas horas na abertura."
)
TRAM_DE = (
    "Die Straßenbahnbrücke über die Orle in Vellmar ist am Montag nach drei Jahren Bauzeit und Kosten von 48 Millionen "
    "Euro wieder eröffnet worden.\n"
    "Die erste Bahn fuhr um 6.10 Uhr mit Bürgermeisterin Jutta Halden hinüber.\n"
    "Ingenieure hatten 2023 in vier der elf Stahlbögen Risse gefunden.\n"
    "Der Schiffsverkehr ruhte während der Eröffnung zwei Stunden lang."
)


@pytest.fixture(scope="module")
def tram() -> list[Candidate]:
    """A round-up of the day, the report that came out after it, and two translations of that."""
    headline = "Tram bridge reopens and chess champion crowned: Monday in Vellmar"
    return [
        candidate("round-up", "en", headline, ROUND_UP),
        candidate("tram-en", "en", "Vellmar tram bridge reopens after three years of repairs", TRAM_EN, hours=0.2),
        candidate("tram-pt", "pt", "Ponte do elétrico de Vellmar reabre após três anos de obras", TRAM_PT, hours=0.4),
        candidate("tram-de", "de", "Straßenbahnbrücke in Vellmar nach drei Jahren wieder offen", TRAM_DE, hours=0.6),
    ]


def test_a_round_up_is_nobodys_original_in_whatever_order_it_comes(tram: list[Candidate]) -> None:
    for order in permutations(tram):
        window = Window()
        links = {}
        for each in order:
            links[each.article] = window.place(each).translation_of
            links |= {change.article: change.translation_of for change in window.changes()}
        assert links["tram-en"] is None, [each.article for each in order]
        assert links["tram-pt"] == links["tram-de"] == "tram-en", [each.article for each in order]


@pytest.mark.parametrize(
    ("texts", "original"),
    [
        ([("a", "de", 0), ("b", "fr", 1)], "a"),
        ([("a", "de", 0), ("b", "en", 1)], "b"),
        ([("a", "de", 0), ("b", "en", 5)], "a"),
        ([("a", "de", 0), ("b", "en", 2), ("c", "en", 1)], "c"),
        ([("b", "fr", 0), ("a", "de", 0)], "a"),
    ],
)
def test_original(texts: list[tuple[str, str, float]], original: str) -> None:
    known = [Text(article, language, hours * 3600.0) for article, language, hours in texts]
    assert original_of(known, GroupingSettings()).article == original
    assert original_of(reversed(known), GroupingSettings()).article == original


def test_who_came_too_late_takes_its_own_translations_from_a_round_up(tram: list[Candidate]) -> None:
    round_up, english, portuguese, german = tram
    headline = "Ponte do elétrico reabre e campeã de xadrez coroada: segunda-feira em Vellmar"
    whole = (
        "A ponte do elétrico sobre o Orle, em Vellmar, reabriu na segunda-feira após obras de 48 milhões de euros, e "
        "Inês Rocha venceu o campeonato nacional de xadrez contra Pavel Dorn.\n"
        "A presidente da câmara, Jutta Halden, viajou no primeiro elétrico às 6h10 da manhã.\n"
        "Rocha, de dezanove anos, venceu a última partida em 61 lances.\n"
        "Os engenheiros tinham encontrado fissuras em quatro dos onze arcos em 2023; o prémio é de 12.000 euros."
    )
    window = Window()
    for each in (round_up, candidate("round-up-pt", "pt", headline, whole, hours=0.1), german, portuguese):
        window.place(each)
    window.changes()
    assert window.place(english).translation_of is None
    links = {change.article: change.translation_of for change in window.changes()}
    assert links["tram-de"] == links["tram-pt"] == "tram-en"
    assert links.get("round-up-pt", "round-up") == "round-up"
