"""The interface's languages: complete, with the same placeholders, and compiled as they stand."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.test import Client
from django.utils.translation.template import templatize

import farwire.publish
from publish.press import Piece

HOUSE = Path(farwire.publish.__file__).parent
FOLDERS = sorted((HOUSE / "locale").iterdir())
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def catalogue(folder: Path) -> dict[object, object]:
    return {
        each.id: each.string
        for each in read_po(io.BytesIO((folder / "LC_MESSAGES" / "django.po").read_bytes()))
        if each.id
    }


def asked_for() -> set[object]:
    """Every text that the code and the templates give to gettext."""
    keywords = DEFAULT_KEYWORDS | {"gettext_lazy": None}
    found: set[object] = set()
    for path in (*HOUSE.rglob("*.py"), *HOUSE.rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        code = templatize(source) if path.suffix == ".html" else source
        found |= {text for _, text, _, _ in extract("python", io.BytesIO(code.encode()), keywords)}
    return found


def texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, tuple | list) else [str(value)]


def test_the_languages_promised_are_there() -> None:
    assert {folder.name for folder in FOLDERS} >= {"ar", "de", "es", "fr", "pt"}


def test_every_text_of_the_pages_stands_in_the_catalogues_and_no_other_does() -> None:
    known, asked = set(catalogue(FOLDERS[0])), asked_for()
    assert asked - known == set()
    assert known - asked == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_text_is_translated_with_its_placeholders(folder: Path) -> None:
    ours = catalogue(folder)
    assert set(ours) == set(catalogue(FOLDERS[0]))
    for source, target in ours.items():
        assert all(texts(target)), source
        allowed = {name for each in texts(source) for name in PLACEHOLDER.findall(each)}
        assert {name for each in texts(target) for name in PLACEHOLDER.findall(each)} == allowed, source


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_compiled_is_what_is_written(folder: Path) -> None:
    compiled = read_mo(io.BytesIO((folder / "LC_MESSAGES" / "django.mo").read_bytes()))
    found = {str(texts(each.id)): texts(each.string) for each in compiled if each.id}
    assert found == {str(texts(source)): texts(target) for source, target in catalogue(folder).items()}


def test_no_english_is_left_on_an_arabic_page(client: Client, press: dict[str, Piece]) -> None:
    for path in ("/ar/", "/ar/about/", "/ar/feeds/", f"/ar/article/{press['palms'].key}/", "/ar/reading/"):
        html = client.get(path).content.decode()
        body = re.sub(
            r'<(\w+)[^>]*(lang="(?!ar)[^"]*"|class="(pair|number|tongues)")[^>]*>.*?</\1>', "", html, flags=re.S
        )
        words = re.findall(r">([^<>]*[a-z]{4,}[^<>]*)<", re.sub(r"<(title|script).*?</\1>", "", body, flags=re.S))
        left = [text for text in words if not re.search(r"http|Farwire|JSON|marian|[\u0600-\u06ff]", text)]
        assert left == [], path
