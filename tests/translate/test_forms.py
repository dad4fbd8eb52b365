"""Characters with a plainer form come back in their own."""

import pytest

from farwire.translate.prepare.draft import Draft
from farwire.translate.prepare.forms import put_back_forms


@pytest.mark.parametrize(
    ("source", "made", "expected"),
    [
        ("80m² hoje", "80m2 today", "80m² today"),
        ("42ºC", "It is 42oC.", "It is 42ºC."),
        ("a lei 123/XV/1.ª foi", "Law 123/XV/1.a was", "Law 123/XV/1.ª was"),
        ("Acme™ ganha", "AcmeTM wins", "Acme™ wins"),
        ("o 1.º trimestre", "the 1st quarter", "the 1st quarter"),
        ("sem nada", "m2 and TM", "m2 and TM"),
        ("½", "half", "half"),
    ],
)
def test_forms_come_back(source: str, made: str, expected: str) -> None:
    draft = Draft(made)
    put_back_forms(draft, source)
    assert draft.text == expected
