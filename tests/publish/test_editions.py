import pytest
from django.test import RequestFactory
from pytest_django import Settings

from farwire.publish.editions import EDITION_COOKIE, READS_COOKIE, Edition, choose, edition_of


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", "en"),
        ("pt", "pt"),
        ("pt-BR,pt;q=0.9,en;q=0.8", "pt"),
        ("fr,de;q=0.9", "en"),
        ("fr;q=0.9,ar;q=0.8,en;q=0.1", "ar"),
        ("*", "en"),
        ("en;q=nonsense, pt", "en"),
        (";;;,,,\x00", "en"),
    ],
)
def test_the_browser_asks_for_an_edition(rf: RequestFactory, accepted: str, chosen: str) -> None:
    assert choose(rf.get("/", headers={"Accept-Language": accepted})) == chosen


def test_an_exact_region_is_preferred(rf: RequestFactory, settings: Settings) -> None:
    settings.EDITIONS = ["pt-BR", "pt"]
    assert choose(rf.get("/", headers={"Accept-Language": "pt"})) == "pt"
    assert choose(rf.get("/", headers={"Accept-Language": "pt-AO"})) == "pt-BR"


def test_the_reader_s_choice_outranks_the_browser(rf: RequestFactory) -> None:
    rf.cookies[EDITION_COOKIE] = "ar"
    assert choose(rf.get("/", headers={"Accept-Language": "pt"})) == "ar"
    rf.cookies[EDITION_COOKIE] = "../../etc"
    assert choose(rf.get("/", headers={"Accept-Language": "pt"})) == "pt"


def test_languages_read_come_from_the_cookie(rf: RequestFactory) -> None:
    rf.cookies[READS_COOKIE] = "de%2Cfr-CA, x,<script>,pt"
    assert edition_of(rf.get("/"), "en").reads == {"de", "fr", "pt"}


@pytest.mark.parametrize(
    ("language", "kept"), [("en", True), ("en-GB", True), ("pt-BR", False), ("und", False), ("de-AT", True)]
)
def test_an_edition_keeps_its_own_language_and_those_read(language: str, kept: bool) -> None:
    assert Edition("en", frozenset({"de"})).keeps(language) is kept
