"""Risks and bands."""

from hypothesis import given
from hypothesis import strategies as st

from farwire.check.verdict import band_of, total_risk
from farwire.records import Band

RISKS = st.lists(st.floats(0, 1), max_size=8)


def test_bands() -> None:
    assert band_of(total_risk([])) is Band.NONE
    assert band_of(total_risk([0.3])) is Band.NONE
    assert band_of(total_risk([0.44, 0.44])) is Band.LOOK
    assert band_of(total_risk([0.9])) is Band.UNRELIABLE


@given(RISKS, st.floats(0, 1))
def test_one_finding_more_never_lowers_the_risk(risks: list[float], more: float) -> None:
    assert total_risk([*risks, more]) >= total_risk(risks) - 1e-4
    assert 0 <= total_risk(risks) <= 1
    assert total_risk(risks) == total_risk(list(reversed(risks)))
