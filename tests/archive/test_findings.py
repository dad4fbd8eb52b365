"""What the check found, added up."""

import pytest

from archive import making
from archive.making import NOW, announce, item, read
from farwire.archive import intake
from farwire.archive.codec import decode
from farwire.archive.findings import bands_by_pair, findings_by_pair, findings_by_source
from farwire.archive.models import Revision, RuleCount
from farwire.records import (
    Band,
    Decision,
    EngineChoice,
    Finding,
    Translation,
    TranslationUnit,
    UnitOrigin,
    UnitVerdict,
    Verdict,
)
from farwire.records import Revision as RevisionRecord

pytestmark = pytest.mark.django_db

NUMBER, NAME = Finding(1, "numbers", "12 became 21"), Finding(0, "names", "a name is missing")


def translate(row: Revision, *findings: Finding, band: Band = Band.LOOK) -> None:
    record = decode(RevisionRecord, row.content)
    units = tuple(TranslationUnit(each, each.text.upper(), UnitOrigin.ENGINE) for each in record.segments)
    by_unit = {finding.unit for finding in findings}
    verdicts = tuple(
        UnitVerdict(band if place in by_unit else Band.NONE, tuple(each for each in findings if each.unit == place))
        for place in range(len(units))
    )
    decision = Decision.FLAG if findings else Decision.PUBLISH
    engine = EngineChoice("marian", "marian", "1", "tiny", "pt", "en")
    translation = Translation(record.digest, "en", engine, units)
    intake.file_translation(row, record, translation, Verdict(record.digest, "en", verdicts, decision), [], NOW)


def test_bands_decisions_and_rules_by_pair_and_by_source() -> None:
    announce(making.feed(), item("a"), item("b"), item("c"))
    translate(read("a"))
    translate(read("b"), NUMBER)
    translate(read("c"), NUMBER, NAME, band=Band.UNRELIABLE)
    (entry,) = findings_by_pair()
    assert entry == {
        "pair": "pt-en",
        "engine": "marian",
        "translations": 3,
        "decisions": {"flag": 2, "publish": 1},
        "sentences": 6,
        "look": 1,
        "unreliable": 2,
        "rules": {"numbers": 2, "names": 1},
    }
    (source,) = findings_by_source()
    assert source == {"source": source["source"]} | {
        name: entry[name] for name in entry if name not in ("pair", "engine")
    }
    (bands,) = bands_by_pair()
    assert bands == {name: entry[name] for name in entry if name != "rules"}


def test_filed_anew_nothing_is_counted_twice() -> None:
    announce(making.feed(), item("a"))
    row = read("a")
    translate(row, NUMBER, NAME)
    translate(row, NUMBER)
    (entry,) = findings_by_pair()
    assert (entry["look"], entry["rules"]) == (1, {"numbers": 1})
    assert RuleCount.objects.count() == 1


def test_nothing_translated_nothing_found() -> None:
    assert findings_by_pair() == findings_by_source() == []
