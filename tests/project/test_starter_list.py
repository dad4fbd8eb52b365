"""The list of public feeds offered at first start; none is ever fetched here."""

import locale
import re
from importlib.resources import files
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

LANGUAGES_OF_THE_C_LIBRARY = {re.split(r"[_.@]", name)[0] for name in locale.locale_alias}


@pytest.fixture(scope="module")
def outlines() -> list[Element]:
    opml = fromstring(files("farwire.pipeline").joinpath("starter.opml").read_bytes())
    assert opml.tag == "opml"
    assert opml.get("version") == "2.0"
    return opml.findall("body/outline")


def test_at_least_sixty_feeds_in_twenty_languages(outlines: list[Element]) -> None:
    assert len(outlines) >= 60
    assert len({outline.attrib["language"].partition("-")[0] for outline in outlines}) >= 20


def test_several_portuguese_ones(outlines: list[Element]) -> None:
    assert sum(outline.attrib["language"].startswith("pt") for outline in outlines) >= 6


@pytest.mark.parametrize("attribute", ["xmlUrl", "htmlUrl", "title"])
def test_nothing_stands_twice(outlines: list[Element], attribute: str) -> None:
    values = [outline.attrib[attribute].rstrip("/").lower() for outline in outlines]
    assert sorted(values) == sorted(set(values))


def test_every_feed_is_described(outlines: list[Element]) -> None:
    for outline in outlines:
        assert outline.attrib["type"] == "rss"
        assert outline.attrib["text"] == outline.attrib["title"] == outline.attrib["title"].strip() != ""
        assert re.fullmatch(r"[A-Z]{2}", outline.attrib["country"]), outline.attrib


def test_addresses_are_absolute_and_carry_no_secrets(outlines: list[Element]) -> None:
    for outline in outlines:
        for attribute in ("xmlUrl", "htmlUrl"):
            parts = urlsplit(outline.attrib[attribute])
            assert parts.scheme in ("https", "http"), outline.attrib
            assert "." in parts.netloc, outline.attrib
            assert "@" not in parts.netloc, outline.attrib


def test_languages_are_known_tags(outlines: list[Element]) -> None:
    for outline in outlines:
        tag = outline.attrib["language"]
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", tag), outline.attrib
        assert tag.partition("-")[0] in LANGUAGES_OF_THE_C_LIBRARY, outline.attrib


def test_ordered_by_language_then_name(outlines: list[Element]) -> None:
    keys = [(outline.attrib["language"], outline.attrib["title"]) for outline in outlines]
    assert keys == sorted(keys)
