"""Terms that stories told in two languages propose."""

import pytest

from archive import making
from archive.making import NOW, announce, item, read, url
from farwire.archive import intake
from farwire.archive.keys import article_key
from farwire.archive.models import Revision
from farwire.archive.proposals import proposed_terms
from farwire.records import Entity, Placement, Signature, Term

pytestmark = pytest.mark.django_db


def _file(name: str, story: str, language: str, *entities: Entity) -> None:
    row = read(name)
    Revision.objects.filter(pk=row.pk).update(language=language)
    intake.file_signatures([(row.pk, Signature(row.digest, language, b"f", b"v", entities=entities))])
    intake.file_placements([(Placement(article_key(url(name)), "d", article_key(url(story)), 0.9), NOW)], [], [], NOW)


@pytest.fixture(autouse=True)
def _stories() -> None:
    announce(making.feed(), *(item(name) for name in "abcd"))
    quill, port = "sound T KR", "sound PRT"
    _file("a", "a", "ru", Entity("Ада Квилл", "person", quill), Entity("Порт", "name", port))
    _file("b", "a", "en", Entity("Ada Quill", "person", quill), Entity("Port", "name", port), Entity("UN", "name", "u"))
    _file("c", "c", "ru", Entity("Ада Квилл", "name", quill))
    _file("d", "c", "en-GB", Entity("Ada Quill", "person", quill))


def test_names_that_are_written_differently() -> None:
    assert proposed_terms("ru", "en") == [(Term("Ада Квилл", "Ada Quill", case_sensitive=True), 2)]
    assert proposed_terms("ru", "en", least=3) == []
    assert proposed_terms("ru", "de") == []


def test_what_the_glossary_has_is_left_out() -> None:
    intake.file_terms("ru", "en", (Term("Ада Квилл", "Ada Quill"),))
    assert proposed_terms("ru", "en") == []
