import pytest

from farwire.read.chrome import is_about_chrome, is_chrome
from farwire.read.text import tokens


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content",
        "Share",
        "Teilen",
        "シェア",
        "Copy link",
        "Sign up for our newsletter",
        "Lire aussi : le port rouvre",
        "Leia também: o porto reabre",
        "Czytaj też: port otwarty",
        "Διαβάστε επίσης: το λιμάνι",
        "اقرأ أيضا: الميناء",
        "관련 기사: 항구",
        "Alle Rechte vorbehalten",
        "Foto: A. Quill",
        "Advertisement",
        "広告",
        "We use cookies",
        "Il vous reste 57 % de cet article",
        "この記事は会員限定です",
        "Follow us on Facebook",
        "Download our app now",
    ],
)
def test_lines_of_the_site(line: str) -> None:
    assert is_chrome(line, len(tokens(line)))


@pytest.mark.parametrize(
    "line",
    [
        "Shares in the yard fell.",
        "Share prices fell again.",
        "The link between tide and moon is old.",
        "Photographs show the old quay.",
        "She said the ads were wrong.",
        "The bakery sells bread.",
        "Video killed the radio star, he sang.",
        "Commentators were surprised.",
        "Das Foto zeigt den Hafen.",
        "Er teilte die Meinung des Rates.",
    ],
)
def test_lines_of_the_article(line: str) -> None:
    assert not is_chrome(line, len(tokens(line)))


def test_a_long_paragraph_is_never_chrome() -> None:
    line = "We use cookies and a newsletter to tell readers about the harbour. " * 5
    assert not is_chrome(line, len(tokens(line)))


def test_doubtful_words_can_be_left_out() -> None:
    assert is_about_chrome("Browsers put an end to cookies")
    assert not is_chrome("Cookies will go.", 3, doubtful=False)


@pytest.mark.parametrize("line", ["DEVAMINI OKU", "İLGİLİ HABER: tramvaylar", "ΔΙΑΒΆΣΤΕ ΕΠΊΣΗΣ", "READ MORE"])
def test_capitals(line: str) -> None:
    assert is_chrome(line, len(tokens(line)))
