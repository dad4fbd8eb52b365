"""Mends: where the article says who is meant, the guess is decided again."""

from dataclasses import replace

import pytest

from check.test_examining import request
from check.test_guesses import aligned
from farwire.check import propose_mends
from farwire.check.mentions import genders_of_names
from farwire.records import CheckRequest, UnitOrigin


def asked(*sentences: tuple[str, str, tuple[str, str] | None], language: str = "pt") -> CheckRequest:
    """A request of (source, target, link of the guessed word)."""
    whole = request([(source, target) for source, target, _ in sentences], languages=(language, "en"))
    units = tuple(
        replace(unit, words=aligned(source, target, link).words if link else ())
        for unit, (source, target, link) in zip(whole.translation.units, sentences, strict=True)
    )
    return CheckRequest(whole.revision, replace(whole.translation, units=units))


def mends(*sentences: tuple[str, str, tuple[str, str] | None], language: str = "pt") -> list[tuple[int, str]]:
    whole = asked(*sentences, language=language)
    return [(mend.unit, mend.wanted[0]) for mend in propose_mends(whole.revision, whole.translation)]


def test_a_group_is_no_he() -> None:
    """The sentence that a typical page gets wrong: "He has lost leaders" of an organisation."""
    found = mends(
        ("O grupo recuou para o norte.", "The group retreated to the north.", None),
        ("Perdeu líderes e combatentes.", "He lost leaders and fighters.", ("He", "Perdeu")),
    )
    assert found == [(1, "It")]


def test_a_woman_named_by_her_title() -> None:
    found = mends(
        ("A senadora Clarice Vento falou na câmara.", "Senator Clarice Vento spoke in the chamber.", None),
        ("Afirmou que aceita.", "He said that he accepts.", ("He", "Afirmou")),
        ("Levou o seu livro.", "They took his book.", ("his", "seu")),
    )
    assert found == [(1, "She"), (2, "her")]


def test_a_participle_shows_it() -> None:
    assert mends(("Foi detida ontem.", "He was arrested yesterday.", ("He", "Foi"))) == [(0, "She")]


def test_what_is_right_or_open_stays() -> None:
    assert mends(("Foi detido ontem.", "He was arrested yesterday.", ("He", "Foi"))) == []
    assert mends(("Afirmou que aceita.", "He said yes.", ("He", "Afirmou"))) == []
    two = ("A senadora Clarice Vento e o ministro Raul Campo saíram.", "They left.", None)
    later = ("Levaram o seu livro.", "They took his book.", ("his", "seu"))
    assert mends(("Nada se sabe.", "Nothing is known.", None), later) == []
    assert (1, "her") not in mends(
        (two[0], two[1], None), ("No fim o Raul levou o seu livro.", "He took his book.", ("his", "seu"))
    )


def test_other_languages_propose_nothing() -> None:
    whole = request([("Er verlor.", "He lost.")], languages=("de", "en"))
    assert propose_mends(whole.revision, whole.translation) == ()


def test_names_take_gender_from_titles_and_first_names() -> None:
    texts = [
        "A ministra Zulmira Prado falou.",
        "Helena Torres saiu.",
        "O presidente Xico Lobo ficou.",
        "Ana Dias e Rui Dias.",
    ]
    names = genders_of_names(texts, "pt")
    assert (names["prado"], names["torres"], names["lobo"]) == ("f", "f", "m")
    assert "dias" not in names


@pytest.mark.parametrize(
    ("language", "first", "second", "verb"),
    [
        ("es", "El grupo se retiró al norte.", "Perdió líderes y combatientes.", "Perdió"),
        ("it", "Il gruppo si ritirò a nord.", "Perse capi e combattenti.", "Perse"),
        ("ca", "El grup es va retirar al nord.", "Perdé líders i combatents.", "Perdé"),
        ("gl", "O grupo retirouse ao norte.", "Perdeu líderes e combatentes.", "Perdeu"),
        ("ro", "Grupul s-a retras spre nord.", "A pierdut lideri și luptători.", "A pierdut"),
        ("pl", "Grupa wycofuje się na północ.", "Traci przywódców i bojowników.", "Traci"),
        ("tr", "Grup kuzeye çekildi.", "Liderlerini kaybetti.", "kaybetti"),
        ("ja", "組織は北へ撤退した。", "指導者を失った。", "失った"),
    ],
)
def test_a_group_is_no_he_in_other_languages(language: str, first: str, second: str, verb: str) -> None:
    """A language is served by its file of words, without a line of code."""
    found = mends(
        (first, "The group retreated to the north.", None),
        (second, "He lost leaders and fighters.", ("He", verb)),
        language=language,
    )
    assert found == [(1, "It")]


def test_the_number_of_a_verb_decides() -> None:
    assert mends(("Exigem salários.", "He demands wages.", ("He", "Exigem"))) == [(0, "They")]
    assert mends(("Esigono salari.", "He demands wages.", ("He", "Esigono")), language="it") == [(0, "They")]
    assert mends(("Exigen salarios.", "It demands wages.", ("It", "Exigen")), language="es") == [(0, "They")]


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        (("A empresa despediu cem pessoas.", "The company fired a hundred people.", None), "Its"),
        (("Os mineiros pararam.", "The miners and drivers stopped.", None), "Their"),
        (("A rainha adoeceu.", "The queen fell ill.", None), "Her"),
    ],
)
def test_an_owner_is_whom_the_text_is_about(before: tuple[str, str, None], wanted: str) -> None:
    assert mends(before, ("O seu futuro é incerto.", "His future is uncertain.", ("His", "seu"))) == [(1, wanted)]
    reader = ("O seu futuro é incerto.", "Your future is uncertain.", ("Your", "seu"))
    assert mends(before, reader) == [(1, wanted)]


def test_a_rival_leaves_it_open() -> None:
    """Where somebody else may be meant, the guess stays marked."""
    found = mends(
        ("O clube contratou um treinador.", "The club hired a new coach.", None),
        ("Não ganha há anos.", "He hasn't won for years.", ("He", "ganha")),
    )
    assert found == []
    within = ("A rainha viu que o rei perdeu o seu anel.", "The queen saw that the king lost his ring.", ("his", "seu"))
    assert mends(within) == []


def test_a_reader_and_a_writer_stay() -> None:
    guide = ("A rainha adoeceu.", "The queen fell ill.", None)
    assert mends(guide, ("Pode ver mais aqui.", "You can see more here.", ("You", "Pode"))) == []
    writer = ("Eu tinha medo.", "I was afraid.", None)
    assert mends(guide, writer, ("Estava no jardim.", "I stood in the garden.", ("I", "Estava"))) == []
    assert mends(guide, ("Estava no jardim.", "I stood in the garden.", ("I", "Estava"))) == [(1, "She")]


def test_what_people_translated_stays() -> None:
    whole = asked(
        ("O grupo recuou.", "The group retreated.", None),
        ("Perdeu líderes.", "He lost leaders.", ("He", "Perdeu")),
    )
    human = tuple(replace(unit, origin=UnitOrigin.HUMAN) for unit in whole.translation.units)
    assert propose_mends(whole.revision, replace(whole.translation, units=human)) == ()


WOMAN = ("A senadora Clarice Vento falou na câmara.", "Senator Clarice Vento spoke in the chamber.", None)
MAN = ("O treinador Raul Campo falou ontem.", "Coach Raul Campo spoke yesterday.", None)


def test_a_dative_is_not_its_own_clauses_subject() -> None:
    told = ("O taxista disse-lhe que esperava.", "The taxi driver told him to wait.", ("him", "disse-lhe"))
    assert mends(WOMAN, told) == [(1, "her")]
    shown = ("O taxista acusou a mulher na rua.", "The taxi driver accused him on the street.", ("him", "na"))
    assert mends(WOMAN, shown) == []  # nothing says that it stands for a dative


def test_nobody_is_among_his_own() -> None:
    pupils = ("Outros foram seus alunos.", "Others were their pupils.", ("their", "seus"))
    assert mends(MAN, pupils) == [(1, "his")]


def test_several_things_make_no_person_several() -> None:
    things = ("Estas mudanças incluíram os seus pés.", "These changes included her feet.", ("her", "seus"))
    assert mends(WOMAN, things) == []
    people = ("Os mineiros perderam as suas casas.", "The miners lost his houses.", ("his", "suas"))
    assert mends(("Nada mudou.", "Nothing changed.", None), people) == [(1, "their")]


def test_a_word_of_the_source_for_her_may_stand_for_a_body() -> None:
    """Of a body in its own sentence; a "she" whose body stands in another sentence is left alone."""
    body = ("A Vento SA disse que ela fechou.", "The Vento company said that she closed.", ("she", "ela"))
    assert mends(body) == [(0, "it")]
    before = ("A Vento SA cresceu.", "The Vento company grew.", None)
    assert mends(before, ("Ela fechou.", "She closed the door.", ("She", "Ela"))) == []


def test_who_is_named_later_has_the_others_against_it() -> None:
    later = (
        "Quando uma das suas vítimas fugiu, a polícia entrou.",
        "When one of his victims fled, the police entered.",
        ("his", "suas"),
    )
    assert mends(MAN, later) == []
    assert mends(("Nada mudou.", "Nothing changed.", None), later) == [(1, "its")]


def test_what_is_open_does_not_decide_the_next() -> None:
    both = ("Os mineiros e o ministro Raul Campo falaram.", "The miners argued, Minister Raul Campo said.", None)
    source, target = "A sua entrada mostra que a sua ideia custa.", "His late entry shows that his campaign costs."
    assert mends(both, (source, target, ("his campaign", "sua ideia"))) == []


def test_a_dateline_acts_in_nothing() -> None:
    line = ("LISBOA — Ela venceu o governo.", "LISBON — She beat the government.", ("She", "Ela"))
    assert mends(line) == []


def test_a_forgotten_quotation_mark_does_not_hide_whom_the_text_is_about() -> None:
    opened = ('A senadora Clarice Vento disse: "Basta.', 'Senator Clarice Vento said: "Enough.', None)
    after = ("Levou o seu livro.", "He took the book.", ("He", "Levou"))
    ended = ("Depois saiu.", 'Then came "the end".', None)
    assert mends(opened, after, ended) == [(1, "She")]


def test_what_comes_later_and_can_say_nothing_did_not_say_it() -> None:
    found = mends(
        ("A senadora Clarice Vento voltou.", "Senator Clarice Vento returned.", None),
        ("Quando anunciou a saída, as emoções vieram.", "Once he announced it, the emotions came.", ("he", "anunciou")),
    )
    assert found == [(1, "she")]
