"""Plain words out of markup: headlines, persons, languages."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.gather.plain import language_tag, persons, plain_text, printable
from gather.unhurried import unhurried


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("A headline", "A headline"),
        ("  A \n headline\t", "A headline"),
        ("A\u00a0headline", "A headline"),
        ("<b>Bold</b> news", "Bold news"),
        ("One<br/>Two", "One Two"),
        ("<p>One</p><p>Two</p>", "One Two"),
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&amp;T"),
        ("&#8220;Quoted&#8221; &eacute;t&eacute;", "“Quoted” été"),
        ("&lt;b&gt;", "<b>"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("The <seg> element", "The <seg> element"),
        ("I <3 you", "I <3 you"),
        ('<a href="x">Link</a>', "Link"),
        ("<script>alert(1)</script>News", "News"),
        ("<style>p { a: b }</style>News", "News"),
        ("<!-- no -->News", "News"),
        ("News<img src=x onerror=alert(1)>", "News"),
        ("A\0B\x07C", "ABC"),
        ("", ""),
        ("<b></b>", ""),
        ("Unclosed <b", "Unclosed <b"),
    ],
)
def test_plain_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_long_and_hostile_markup_is_quick() -> None:
    start = time.process_time()
    for text in ("<" * 10**6, "<script>" * 10**5, "&" * 10**6, "<a " * 10**5, "<!--" * 10**5):
        assert len(plain_text(text)) <= 2000
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("statements", "names"),
    [
        (["Ana Silva"], ["Ana Silva"]),
        (["ana@example.org (Ana Silva)"], ["Ana Silva"]),
        (["Ana Silva <ana@example.org>"], ["Ana Silva"]),
        (["ana@example.org"], []),
        (["mailto:ana@example.org"], []),
        (["noreply@example.org (noreply)"], []),
        (["By Ana Silva"], ["Ana Silva"]),
        (["Por Ana Silva"], ["Ana Silva"]),
        (["Ana Silva and Bruno Costa"], ["Ana Silva", "Bruno Costa"]),
        (["Ana Silva, Bruno Costa e Carla Dias"], ["Ana Silva", "Bruno Costa", "Carla Dias"]),
        (["Silva, Ana"], ["Silva, Ana"]),
        (["Reuters and AP"], ["Reuters and AP"]),
        (["Ana Silva; Bruno Costa | Carla Dias"], ["Ana Silva", "Bruno Costa", "Carla Dias"]),
        (["Ana Silva", "Bruno Costa", "Ana Silva"], ["Ana Silva", "Bruno Costa"]),
        (["<a href='/ana'>Ana Silva</a>"], ["Ana Silva"]),
        (["Ana &amp; Co Silva"], ["Ana & Co Silva"]),
        (["https://example.org/ana"], []),
        (["", "  ", "-", "123"], []),
        (["Desk (World)"], ["Desk (World)"]),
        (["山田太郎"], ["山田太郎"]),
    ],
)
def test_persons(statements: list[str], names: list[str]) -> None:
    assert list(persons(statements)) == names


@unhurried
@given(st.emails(), st.sampled_from(["{}", "{} (Ana Silva)", "Ana Silva <{}>", "mailto:{}", "Ana Silva, {}"]))
def test_an_address_is_never_a_name(address: str, shape: str) -> None:
    assert not any("@" in name for name in persons([shape.format(address)]))


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-us", "en-US"),
        ("pt_BR", "pt-BR"),
        ("zh-hans", "zh-Hans"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("eng", "en"),
        ("ger", "de"),
        ("iw", "he"),
        ("de-DE-1996", "de-DE"),
        (" fr ", "fr"),
        ("und", "und"),
        ("mul", "und"),
        ("English", "und"),
        ("", "und"),
        (None, "und"),
        ("e", "und"),
        ("en us", "und"),
        ("<en>", "und"),
    ],
)
def test_language_tag(said: str | None, tag: str) -> None:
    assert language_tag(said) == tag


def test_printable_is_what_any_database_takes() -> None:
    assert printable("a\0b\x0bc\ud800d\ufffee\tf\ng") == "abcde\tf\ng"
