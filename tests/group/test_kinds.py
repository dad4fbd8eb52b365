"""A person needs evidence; titles, events and stretches of land are none."""

import pytest

from farwire.group.capitals import Run
from farwire.group.entities import entities_in
from farwire.group.kinds import NAME, ORGANISATION, PERSON, PLACE, THING, kind_of, most_shown, recognise_surnames


@pytest.mark.parametrize(
    ("language", "text", "persons"),
    [
        ("en", "Ada Quill left Good Morning. On Good Morning, Quill smiled. The Morning is over.", ["Ada Quill"]),
        ("en", "We saw the Lindham Pumps. The Pumps won.", []),
        ("en", 'She wrote "Carl Dale", a novel.', []),
        ("en", "They sang at the Peter Dale Festival.", []),
        ("en", "Singer Tavi Quarrel came. Tavi Quarrel sang. Everyone loves Quarrel.", ["Tavi Quarrel"]),
        ("en", '"It is done," said Tavi Quarrel.', ["Tavi Quarrel"]),
        ("en", "Though Quarrel won, nobody of the U.S. There it ends. Tavi Quarrel won.", ["Tavi Quarrel"]),
        ("en", "Sam Quarrel of Ireland won.", ["Sam Quarrel"]),
        ("en", "So I'm sure that Whenever I ask, I hear.", []),
        ("en", "They walked on Ponder Beach. What is Beach?", []),
        ("en", "In North Lindham it rains. Lindham waits.", []),
        ("pt", "Embora Quarrel saiba, o João Quarrel espera.", ["João Quarrel"]),
        ("fr", "« Le pont », a déclaré Tavi Quarrel.", ["Tavi Quarrel"]),
        ("es", "Fue a la Plaza Quarrel y habló con Quarrel.", []),
        ("en", "", []),
    ],
)
def test_persons(language: str, text: str, persons: list[str]) -> None:
    assert [each.text for each in entities_in(text, language) if each.kind == PERSON] == persons


@pytest.mark.parametrize(
    ("words", "run", "titled", "kind"),
    [
        (("Emma", "Brook"), Run(("Emma", "Brook"), (), False), False, PERSON),
        (("Emma", "Brook"), Run(("Emma", "Brook"), (), False, quoted=True), False, THING),
        (("Zed", "Brook"), Run(("Zed", "Brook"), ("said",), False), False, PERSON),
        (("Zed", "Brook"), Run(("Zed", "Brook"), ("the",), False), False, THING),
        (("Zed", "Brook"), Run(("Zed", "Brook"), (), False), True, PERSON),
        (("Zed", "Assembly"), Run(("Zed", "Assembly"), (), False), True, ORGANISATION),
        (("Old", "President"), Run(("Old", "President"), (), False), True, NAME),
        (("The", "Brook"), Run(("The", "Brook"), (), False), False, THING),
        (("Germany",), Run(("Germany",), ("the",), False), False, PLACE),
        (("NXQ",), Run(("NXQ",), (), False), False, ORGANISATION),
        (("DNA",), Run(("DNA",), (), False), False, NAME),
    ],
)
def test_one_occurrence(words: tuple[str, ...], run: Run, titled: bool, kind: str) -> None:
    assert kind_of(words, run, titled, "en") == kind


def test_what_is_shown_most() -> None:
    assert most_shown([NAME, PERSON, ORGANISATION, PERSON]) == PERSON
    assert most_shown([NAME, THING]) == NAME
    assert most_shown([THING, THING, NAME]) == THING
    assert most_shown([]) == NAME


def test_a_surname_alone_makes_a_person_of_the_full_name_but_of_no_land() -> None:
    kinds = {"zed quarrel": NAME, "quarrel": NAME, "zed bay": NAME, "bay": NAME, "zed pumps": NAME, "pumps": THING}
    recognise_surnames(kinds, "en")
    assert [name for name, kind in kinds.items() if kind == PERSON] == ["zed quarrel"]
