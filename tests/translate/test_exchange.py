"""Glossaries and memories in the trade's formats."""

import pytest
from defusedxml.ElementTree import fromstring

from farwire.errors import ConfigurationError
from farwire.records import Term
from farwire.translate import MemoryPair, export_csv, export_tbx, export_tmx, import_glossary

TERMS = (Term("câmara municipal", "town hall"), Term("Vale", "Vale", case_sensitive=True), Term('a "b", <c>', "d & e"))
OLD_TBX = b"""<?xml version="1.0"?><martif type="TBX"><text><body><termEntry id="1">
<langSet xml:lang="pt-PT"><tig><term>greve</term></tig><tig><term>paralisa&#231;&#227;o</term></tig></langSet>
<langSet xml:lang="en"><tig><term>strike</term></tig></langSet>
<langSet xml:lang="de"><tig><term>Streik</term></tig></langSet>
</termEntry></body></text></martif>"""


@pytest.mark.parametrize("export", [export_csv, export_tbx])
def test_what_goes_out_comes_in(export: object) -> None:
    assert import_glossary(export(TERMS, "pt", "en"), "pt", "en") == TERMS  # type: ignore[operator]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("greve,strike\n", (Term("greve", "strike"),)),
        ("\ufeffsource,target\ngreve,strike\n", (Term("greve", "strike"),)),
        ("en;pt\nstrike;greve\n", (Term("greve", "strike"),)),
        ("pt\ten\ngreve\tstrike\n\n", (Term("greve", "strike"),)),
        ('greve,"strike, walkout",yes', (Term("greve", "strike, walkout", case_sensitive=True),)),
        ("greve,strike\ngreve,strike\n", (Term("greve", "strike"),)),
        ("", ()),
    ],
)
def test_csv(content: str, expected: tuple[Term, ...]) -> None:
    assert import_glossary(content.encode(), "pt", "en") == expected


def test_the_older_form_of_tbx() -> None:
    assert import_glossary(OLD_TBX, "pt", "en") == (Term("greve", "strike"), Term("paralisação", "strike"))


@pytest.mark.parametrize(
    "content",
    [
        b"<tbx><unclosed>",
        b"\xff\xfe\x00",
        b"one column only\n",
        b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><tbx>&c;</tbx>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>',
    ],
)
def test_bad_files_are_refused(content: bytes) -> None:
    with pytest.raises(ConfigurationError):
        import_glossary(content, "pt", "en")


def test_tmx_holds_both_sides() -> None:
    content = export_tmx([MemoryPair("Um & dois\x07.", "One & two.", "Farwire")], "pt", "en")
    root = fromstring(content)
    assert root.get("version") == "1.4"
    assert [seg.text for seg in root.iter("seg")] == ["Um & dois.", "One & two."]
