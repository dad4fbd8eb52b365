"""Texts and questions of all scripts give the same tokens, and every token knows its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.archive.search.folding import fold
from farwire.archive.search.tokens import BORDER, Clause, clause_of, spans, tokens

SCRIPTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("aéßıİñøœ άς ёйї ابتةىآ\u064b\u0640 שָׁ\"'״ नमते్ 東京テﾋﾞ한 กำ่า ລາວ ខ្មែរ မြန်မာ ١٢ ½ﬁ\u200c\u00ad"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Presidência da República", ["presidencia", "da", "republica"]),
        ("STRASSE, Straße", ["strasse", "strasse"]),
        ("L'homme don’t", ["l", "homme", "don", "t"]),
        ("meio-ambiente 1.234,5", ["meio", "ambiente", "1", "234", "5"]),
        ("İstanbul Isparta ısı", ["istanbul", "isparta", "isi"]),
        ("Łódź Århus Đà Nẵng", ["lodz", "arhus", "da", "nang"]),
        ("Ὀδυσσεύς ΟΔΥΣΣΕΎΣ", ["οδυσσευσ", "οδυσσευσ"]),
        ("Ёлка, мой Київ за́мок", ["елка", "мой", "київ", "замок"]),
        ("والترام الترام للترام بالترام ترام", ["ترام"] * 5),
        ("أُغلق إلى آخر ٱلْكِتَابُ", ["اغلق", "الي", "اخر", "كتاب"]),
        ("الله مدرســة", ["الله", "مدرسه"]),
        ("کتاب می‌شود ۱۲", ["كتاب", "ميشود", "12"]),
        ('שָׁלוֹם צה״ל צה"ל', ["שלום", "צהל", "צהל"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("図書館", ["図書", "書館", "館"]),
        ("2026年東京 ﾃﾚﾋﾞ", ["2026", "年東", "東京", "京", "テレ", "レビ", "ビ"]),
        ("이끼를", ["이끼", "끼를", "를"]),
        ("รถไฟ", ["รถไ", "ถไฟ", "ไฟ", "ฟ"]),
        ("ﬁm № ½", ["fim", "no", "1", "2"]),
        ("§ _ -- \u200b", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("図書館", Clause(("図書", "書館"))),
        ("税", Clause(("税",), is_prefix=True)),
        ("東京2026", Clause(("東京", "京", "2026"))),
        ("2026年", Clause(("2026", "年"), is_prefix=True)),
        ("รถ", Clause(("รถ",), is_prefix=True)),
        ("รถไฟ", Clause(("รถไ", "ถไฟ"))),
        ("meio-ambiente", Clause(("meio", "ambiente"))),
        ("— “” *", None),
    ],
)
def test_what_a_question_looks_for(text: str, clause: Clause | None) -> None:
    assert clause_of(text) == clause


@given(SCRIPTS)
def test_a_text_is_found_by_itself(text: str) -> None:
    clause = clause_of(text)
    assert (clause is None) == (not tokens(text))
    if clause is not None:
        found, length = tokens(text), len(clause.tokens)
        whole = [*clause.tokens[:-1]]
        assert any(
            found[start : start + length - 1] == whole and found[start + length - 1].startswith(clause.tokens[-1])
            for start in range(len(found) - length + 1)
        )


@given(SCRIPTS)
def test_folding_twice_changes_nothing_and_tokens_hold_nothing_that_a_database_could_take_for_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    for token in tokens(text):
        assert token
        assert not any(letter.isspace() or letter in f"'\"\\:*&|!()<>{BORDER}\0" for letter in token)


@given(SCRIPTS)
def test_every_token_has_its_place_in_the_text(text: str) -> None:
    for token, start, end in spans(text):
        assert 0 <= start < end <= len(text)
        assert token


@pytest.mark.parametrize(
    "text", ["A Presidência ﬁm", "والترام", 'צה"ל שָׁלוֹם', "ﾃﾚﾋﾞの図書館", "ประชาชน", "नमस्ते", "Straße"]
)
def test_places_and_tokens_agree(text: str) -> None:
    assert [token for token, _, _ in spans(text)] == tokens(text)
