"""What is filed about a story, for whoever asks."""

import pytest

from archive import making
from archive.making import NOW, announce, item, read, url
from farwire.archive import intake
from farwire.archive.dossier import dossier
from farwire.archive.keys import article_key
from farwire.records import Change, Entity, Merge, Placement, Signature

pytestmark = pytest.mark.django_db


def _file() -> tuple[str, str]:
    announce(making.feed(), item("a"), item("b"))
    first, second = article_key(url("a")), article_key(url("b"))
    for name in "ab":
        row = read(name)
        entities = (Entity("Ada Quill", "person", "sound T KR"),)
        intake.file_signatures([(row.pk, Signature(row.digest, "pt", b"f", b"v", entities=entities))])
    opened = Placement(first, "d", first, 0.0)
    joined = Placement(second, "d", second, 0.9, reasons=(("near", first),), origin="dpa", adds=("Uma frase nova.",))
    intake.file_placements([(opened, NOW), (joined, NOW)], [], [], NOW)
    intake.file_placements([], [Change(second, first, first, None)], [Merge(first, second, "one event")], NOW)
    return first, second


def test_members_come_with_their_reasons() -> None:
    first, second = _file()
    for key in (first, second):
        found = dossier(key)
        assert found is not None
        assert found["story"] == first
        member = next(each for each in found["members"] if each["article"] == second)
        assert member["reasons"] == [["near", first]]
        assert (member["origin"], member["adds"], member["duplicate_of"]) == ("dpa", ["Uma frase nova."], first)
        assert [each["kind"] for each in found["events"]] == ["merge"]
        assert [(each["kind"], each["articles"]) for each in found["names"]] == [("person", 2)]
        assert (found["size"], found["sources"], found["own_sources"]) == (1, 1, 1)


def test_nobody_knows_it() -> None:
    assert dossier("nothing") is None
