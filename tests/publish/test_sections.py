import pytest

from farwire.publish.sections import SECTIONS, TITLES, section_of


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("World", "world"),
        ("  Économie ", "business"),
        ("ESPORTES", "sport"),
        ("Meio ambiente", "environment"),
        ("文化", "culture"),
        ("سياسة", "politics"),
        ("Thế giới", "world"),
        ("Наука", "science"),
        ("Sourdough", ""),
        ("", ""),
        ("<script>", ""),
    ],
)
def test_papers_names_lead_to_sections(name: str, section: str) -> None:
    assert section_of(name) == section


def test_every_section_has_a_title() -> None:
    assert set(SECTIONS) == set(TITLES)
