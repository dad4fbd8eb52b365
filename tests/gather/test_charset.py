"""Encodings: right, wrong, contradicted and wounded labels."""

import pytest

from farwire.gather.charset import decode, header_charset
from gather.feedmaker import only

RUSSIAN = "Правительство сообщило о новых мерах поддержки"
JAPANESE = "政府は新しい支援策を発表した"
KOREAN = "정부는 새로운 지원 대책을 발표했다"
CHINESE = "政府宣布新的支持措施"
FRENCH = "Le gouvernement a annoncé de nouvelles mesures à Orléans"
GREEK = "Η κυβέρνηση ανακοίνωσε νέα μέτρα στήριξης"


def document(title: str, declared: str | None) -> str:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    lead = f"{title}. " * 3
    return (
        f"{declaration}<rss version='2.0'><channel><title>x</title><item><title>{title}</title>"
        f"<link>https://example.org/a</link><description>{lead}</description></item></channel></rss>"
    )


@pytest.mark.parametrize(
    ("title", "real", "declared", "header"),
    [
        (RUSSIAN, "utf-8", "utf-8", None),
        (RUSSIAN, "utf-8", None, None),
        (RUSSIAN, "utf-8", None, "utf-8"),
        (RUSSIAN, "utf-8", "windows-1251", None),
        (RUSSIAN, "utf-8", "iso-8859-1", "iso-8859-1"),
        (RUSSIAN, "utf-8", "utf-16", None),
        (RUSSIAN, "utf-8-sig", "utf-8", None),
        (RUSSIAN, "utf-16", "utf-16", None),
        (RUSSIAN, "utf-16-le", "utf-16", None),
        (RUSSIAN, "utf-16-be", "utf-8", None),
        (RUSSIAN, "utf-32", "utf-32", None),
        (RUSSIAN, "windows-1251", "windows-1251", None),
        (RUSSIAN, "windows-1251", None, "windows-1251"),
        (RUSSIAN, "windows-1251", "utf-8", "windows-1251"),
        (RUSSIAN, "windows-1251", "windows-1251", "iso-8859-1"),
        (RUSSIAN, "windows-1251", "utf-8", None),
        (RUSSIAN, "windows-1251", "utf-8", "utf-8"),
        (RUSSIAN, "koi8-r", "koi8-r", None),
        (FRENCH, "iso-8859-1", "iso-8859-1", None),
        (FRENCH, "windows-1252", "utf-8", "utf-8"),
        (FRENCH, "iso-8859-1", "no-such-encoding", None),
        (GREEK, "iso-8859-7", "iso-8859-7", None),
        (JAPANESE, "shift_jis", "Shift_JIS", None),
        (JAPANESE, "euc-jp", "euc-jp", None),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp", None),
        (JAPANESE, "shift_jis", "utf-8", None),
        (KOREAN, "euc-kr", "euc-kr", None),
        (CHINESE, "gb2312", "gb2312", None),
        (CHINESE, "big5", "big5", None),
    ],
)
def test_labels(title: str, real: str, declared: str | None, header: str | None) -> None:
    content_type = f"application/rss+xml; charset={header}" if header else "application/rss+xml"
    assert only(document(title, declared).encode(real, "ignore"), content_type).headline == (
        title.encode(real, "ignore").decode(real)
    )


def test_one_wound_does_not_turn_the_feed_into_mojibake() -> None:
    body = document(RUSSIAN, "utf-8").encode().replace(b"</description>", b" \xc3\x28 \xff</description>")
    item = only(body)
    assert item.headline == RUSSIAN
    assert "\ufffd" in item.summary_html


def test_utf_7_is_never_believed() -> None:
    body = document("+ADw-script+AD4-", "utf-7")
    assert only(body).headline == "+ADw-script+AD4-"


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/xml; charset=utf-8", "utf-8"),
        ('text/xml;charset="UTF-8"', "UTF-8"),
        ("text/xml; Charset = latin1", "latin1"),
        ("text/xml", None),
        ("", None),
    ],
)
def test_header_charset(content_type: str, charset: str | None) -> None:
    assert header_charset(content_type) == charset


def test_nothing_fails() -> None:
    for body in (bytes(range(256)) * 4, b"\xff" * 100, b"", b"\xff\xfe\x00", b"<\0"):
        assert isinstance(decode(body, "text/xml; charset=nonsense"), str)
