"""A country or city of the source is no other one in the target, in whatever language or script."""

import pytest

from farwire.check.lexicon.places import places_in, sole_places
from farwire.check.pair import Pair
from farwire.check.rules.places import check_places

EXCHANGED = [
    ("en", "pt", "The fire in London killed three.", "O fogo em Paris matou três."),
    ("pt", "en", "O ministro chegou a Moscovo.", "The minister arrived in Berlin."),
    ("pt", "en", "O ministro chegou a Moscou.", "The minister arrived in Berlin."),
    ("de", "en", "Die Wahl in Brasilien wird wiederholt.", "The election in Argentina will be repeated."),
    ("ru", "en", "Пожар в Лондоне потушен.", "The fire in Paris has been put out."),
    ("uk", "en", "Посол прибув до Варшави.", "The ambassador arrived in Madrid."),
    ("el", "en", "Σεισμός στην Ινδονησία.", "Earthquake in Malaysia."),
    ("ar", "en", "حريق كبير في لندن.", "Large fire in Tokyo."),
    ("ar", "en", "وصل الوزير إلى القاهرة.", "The minister arrived in Baghdad."),
    ("he", "en", "שריפה גדולה בלונדון.", "Large fire in Tokyo."),
    ("hi", "en", "लंदन में आग।", "Fire in Tokyo."),
    ("zh", "en", "伦敦发生大火。", "A large fire broke out in Tokyo."),
    ("ja", "en", "ロンドンで火事があった。", "There was a fire in Berlin."),
    ("ko", "en", "런던에서 화재가 발생했다.", "A fire broke out in Berlin."),
    ("pl", "en", "Pożar w Londynie ugaszono.", "The fire in Madrid was put out."),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "target"), EXCHANGED)
def test_a_place_exchanged_is_told(source_language: str, target_language: str, source: str, target: str) -> None:
    (complaint,) = check_places(Pair(source, target, source_language, target_language))
    assert complaint.rule == "name-changed"
    assert complaint.risk > 0.49
    assert complaint.source_span is not None
    assert complaint.target_span is not None
    start, end = complaint.target_span
    assert target[start:end] in complaint.detail


@pytest.mark.parametrize(
    ("source_language", "target_language", "source", "target"),
    [
        ("en", "pt", "The fire in London killed three.", "O fogo em Londres matou três."),
        ("en", "pt", "Moscow denies it.", "A Rússia nega."),  # a capital stands for its country
        ("pt", "en", "O governo da Alemanha caiu.", "The German government fell."),
        ("de", "en", "Die Schweiz stimmt ab.", "The Swiss vote."),
        ("es", "en", "El presidente de EE. UU. viajó a Japón.", "The U.S. president travelled to Japan."),
        ("ru", "en", "Великобритания и США", "Britain and the U.S."),
        ("tr", "en", "Çin'in güneyinde deprem oldu.", "There was an earthquake in the south of China."),
        ("zh", "en", "英国首相访问中国。", "The British prime minister visits China."),
        ("ja", "pt", "日本の首相", "O primeiro-ministro do Japão"),
        ("fa", "en", "روز دوشنبه در تهران", "On Monday in Tehran"),
        ("en", "pt", "Paris Hilton and Jordan Peterson met.", "Paris Hilton e Jordan Peterson encontraram-se."),
        ("pt", "en", "Casos na Papua-Nova Guiné", "Cases in Papua New Guinea"),
        ("en", "pt", "He was nice to the turkey.", "Ele foi simpático com o peru."),
        ("und", "en", "Londen", "Paris"),
        ("en", "xx", "London", "Paris"),
        ("en", "pt", "", ""),
    ],
)
def test_a_place_in_another_form_is_not(source_language: str, target_language: str, source: str, target: str) -> None:
    assert list(check_places(Pair(source, target, source_language, target_language))) == []


def test_a_place_that_is_gone_or_comes_from_nowhere_is_told_alone_where_there_are_capitals() -> None:
    (gone,) = check_places(Pair("Fire in London", "Fogo no Rio de Janeiro", "en", "pt"))
    assert (gone.rule, gone.source_span, gone.target_span) == ("name-missing", (8, 14), None)
    (new,) = check_places(Pair("Fogo na serra", "Fire in the hills of Portugal", "pt", "en"))
    assert (new.rule, new.source_span, new.target_span) == ("name-added", None, (21, 29))
    assert list(check_places(Pair("伦敦发生大火。", "A large fire broke out.", "zh", "en"))) == []


def test_a_longer_name_is_not_its_part() -> None:
    assert list(check_places(Pair("Real Madrid won.", "Ganhou o clube.", "en", "pt"))) == []


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("ru", "в Лондоне и Москве", ["Лондоне", "Москве"]),
        ("ar", "إلى لندن وباريس", ["لندن", "وباريس"]),
        ("zh", "伦敦和巴黎", ["伦敦", "巴黎"]),
        ("en", "The USA and london", []),
        ("en", "In London, Oslo and Nice", ["London", "Oslo"]),
    ],
)
def test_places_are_found_as_they_stand(language: str, text: str, named: list[str]) -> None:
    assert [text[start:end] for start, end, _ in places_in(text, language)] == named


def test_a_language_nobody_knows_has_none() -> None:
    assert sole_places("xx") == {}
