"""Readers' remarks: filed, limited, forgotten; approved, they outrank every engine."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from archive import making
from archive.making import NOW, announce, item, read
from farwire.archive import intake, worklist
from farwire.archive.codec import decode
from farwire.archive.intake import remarks
from farwire.archive.models import MemoryUnit, Remark, RemarkSender, Revision, Translation
from farwire.records import Decision, EngineChoice, TranslationUnit, UnitOrigin, Verdict
from farwire.records import Revision as RevisionRecord
from farwire.records import Translation as TranslationRecord

pytestmark = pytest.mark.django_db

SOURCE = 'Ele disse: "Não vou à feira" – 100 % certo_ou_não.'
WRONG = intake.NewRemark(
    "key", 1, "pt", "en", SOURCE, "He said yes.", "marian", "1", "tiny", "It says no.", "He said no."
)
KEY = "k" * 64


def file(remark: intake.NewRemark = WRONG, *, sender: str = "a", now: datetime = NOW, most: int = 3) -> bool:
    return intake.file_remark(remark, sender, now, most)


def translate(row: Revision, target: str = "He said yes.", language: str = "en") -> Translation:
    record = decode(RevisionRecord, row.content)
    units = tuple(TranslationUnit(each, target, UnitOrigin.ENGINE) for each in record.segments)
    engine = EngineChoice("marian", "marian", "1", "tiny", "pt", language.split("-", maxsplit=1)[0])
    translation = TranslationRecord(record.digest, language, engine, units)
    verdict = Verdict(record.digest, language, (), Decision.PUBLISH)
    intake.file_translation(row, record, translation, verdict, [], NOW)
    return Translation.objects.get(revision=row, target_language=language)


def test_a_remark_is_kept_with_all_that_was_shown() -> None:
    assert file()
    row = Remark.objects.get()
    assert (row.source, row.target, row.better, row.comment) == (SOURCE, "He said yes.", "He said no.", "It says no.")
    assert (row.engine, row.engine_version, row.model) == ("marian", "1", "tiny")
    assert (row.state, row.made_at) == ("new", NOW)


def test_the_same_words_twice_are_one_remark() -> None:
    assert file()
    assert file()
    assert Remark.objects.count() == RemarkSender.objects.count() == 1


def test_a_sender_has_so_many_a_day_and_others_have_their_own() -> None:
    several = [replace(WRONG, unit=number) for number in range(4)]
    assert [file(each) for each in several] == [True, True, True, False]
    assert file(several[3], sender="b")
    assert file(replace(WRONG, unit=9), now=NOW + timedelta(days=1))


def test_senders_are_forgotten_after_a_day_and_remarks_are_not() -> None:
    file()
    intake.forget_senders(NOW + timedelta(hours=23))
    assert RemarkSender.objects.count() == 1
    intake.forget_senders(NOW + timedelta(hours=24))
    assert RemarkSender.objects.count() == 0
    assert Remark.objects.count() == 1


def test_a_flood_ends_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remarks, "MOST_WAITING", 2)
    assert [file(replace(WRONG, unit=number), sender=str(number)) for number in range(3)] == [True, True, False]


def test_approved_a_better_version_enters_the_memory_and_stale_translations_go() -> None:
    announce(making.feed(), item("a"), item("b"), item("c"))
    stale = translate(read("a", text=SOURCE))
    other = translate(read("b", text="Outra frase."))
    regional = translate(read("c", text=SOURCE), language="en-GB")
    file()
    remark = Remark.objects.get()
    assert intake.approve_remark(remark, KEY, NOW) == 2
    left = set(Translation.objects.values_list("pk", flat=True))
    assert left == {other.pk}, (stale, regional)
    unit = MemoryUnit.objects.get()
    assert (unit.key, unit.source, unit.target, unit.origin) == (KEY, SOURCE, "He said no.", "human")
    assert worklist.revisions_to_translate("en", NOW).count() == 2
    remark.refresh_from_db()
    assert remark.state == "approved"


def test_approved_again_nothing_more_happens() -> None:
    announce(making.feed(), item("a"))
    row = read("a", text=SOURCE)
    translate(row)
    file()
    assert intake.approve_remark(Remark.objects.get(), KEY, NOW) == 1
    translate(row, "He said no.")
    assert intake.approve_remark(Remark.objects.get(), KEY, NOW) == 0
    assert MemoryUnit.objects.count() == 1


def test_a_remark_without_a_better_version_changes_nothing_that_is_shown() -> None:
    announce(making.feed(), item("a"))
    translate(read("a", text=SOURCE))
    file(replace(WRONG, better=""))
    assert intake.approve_remark(Remark.objects.get(), KEY, NOW) == 0
    assert Translation.objects.count() == 1
    assert not MemoryUnit.objects.exists()


def test_old_revisions_keep_their_translation() -> None:
    announce(making.feed(), item("a"))
    translate(read("a", text=SOURCE))
    read("a", text="Corrigida.")
    file()
    assert intake.approve_remark(Remark.objects.get(), KEY, NOW) == 0


def test_rejected_it_is_set_aside_and_an_approval_is_taken_back() -> None:
    announce(making.feed(), item("a"))
    row = read("a", text=SOURCE)
    translate(row)
    file()
    assert intake.reject_remark(Remark.objects.get(), KEY) == 0
    assert Remark.objects.get().state == "rejected"
    intake.approve_remark(Remark.objects.get(), KEY, NOW)
    translate(row, "He said no.")
    assert intake.reject_remark(Remark.objects.get(), KEY) == 1
    assert not MemoryUnit.objects.exists()
    assert not Translation.objects.exists()
