import pytest

from farwire.read.decode import decode

TEXT = "<html><head></head><body>Ένα παλιό λιμάνι – čeština, русский</body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_the_header_names_the_encoding() -> None:
    assert decode("Новости порта".encode("cp1251"), "text/html; charset=windows-1251") == "Новости порта"


def test_the_document_names_the_encoding() -> None:
    body = '<html><head><meta charset="iso-8859-2"></head><body>Pszczółka żółta łódź</body></html>'
    assert "łódź" in decode(body.encode("iso-8859-2"))


def test_valid_utf8_wins_over_a_wrong_header() -> None:
    assert decode("café".encode(), "text/html; charset=iso-8859-1") == "café"


def test_latin1_is_read_as_the_web_means_it() -> None:
    assert decode("“quoted”".encode("cp1252"), "text/html; charset=iso-8859-1") == "“quoted”"


def test_an_unknown_label_is_no_error() -> None:
    assert decode("naïve déjà vu café".encode("cp1252"), "text/html; charset=x-klingon") == "naïve déjà vu café"


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"\x00\x01\x02\xff\xfe\xfd"])
def test_any_bytes_become_some_text(body: bytes) -> None:
    assert isinstance(decode(body), str)
