"""The command line that others build on: verbs, fields, exit codes, errors. Run as a user runs it, on the samples."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from commandline import Farwire, timeless

from farwire.samples import sample_page, samples

STATUS = {"sources", "feeds", "items", "articles", "revisions", "stories", "translations", "waiting", "failures"}
EXPORTED = {
    "id",
    "url",
    "canonical_url",
    "source",
    "feed",
    "language",
    "language_confidence",
    "headline",
    "byline",
    "published_at",
    "updated_at",
    "revision",
    "rights",
    "story",
    "duplicate_of",
    "translation",
    "blocks",
}
READ = {
    "path",
    "url",
    "canonical_url",
    "headline",
    "standfirst",
    "byline",
    "published_at",
    "updated_at",
    "language",
    "language_confidence",
    "rights",
    "blocks",
}


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Farwire:
    """An installation that has run once from nothing."""
    farwire = Farwire(tmp_path_factory.mktemp("wire"))
    farwire.output("run", "--once", "--json")
    return farwire


@pytest.fixture
def empty(tmp_path: Path) -> Farwire:
    """An installation that nobody has run yet."""
    return Farwire(tmp_path / "data")


def _refused(farwire: Farwire, *arguments: str) -> tuple[int, str]:
    """Exit code and standard error; a traceback is no answer."""
    done = farwire(*arguments)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stderr


# --- run and status ---------------------------------------------------------------------------------


def test_the_first_run_translates_the_sample(wire: Farwire) -> None:
    (state,) = wire.objects("status", "--json")
    assert state.keys() >= STATUS
    counts = Counter(sample.language for sample in samples())
    assert state["articles"] == state["revisions"] == state["items"] == len(samples())
    assert state["sources"] == state["feeds"] == len(counts)
    assert state["translations"] == {"pt-en": counts["pt"], "en-pt": counts["en"]}
    assert state["waiting"]["translate"] == {}
    assert state["failures"] == []


def test_sample_stories_group_across_languages(wire: Farwire) -> None:
    (state,) = wire.objects("status", "--json")
    assert state["stories"] == len(samples()) - 5
    pairs = Counter(article["story"] for article in wire.edition("en"))
    assert sorted(pairs.values())[-5:] == [2, 2, 2, 2, 2]


def test_a_second_run_stores_and_translates_nothing(wire: Farwire) -> None:
    before = wire.output("export", "--edition", "en")
    (summary,) = wire.objects("run", "--once", "--json")
    assert summary.keys() >= STATUS
    done = summary["round"]
    assert (done["new_articles"], done["new_revisions"], done["placed"], done["translated"]) == (0, 0, 0, 0)
    assert wire.output("export", "--edition", "en") == before


def test_the_summary_for_people_is_on_standard_output(wire: Farwire) -> None:
    assert "0 translated" in wire.output("run", "--once")


def test_status_for_people_names_the_pairs(wire: Farwire) -> None:
    shown = wire.output("status")
    assert "pt-en" in shown
    assert "articles" in shown


# --- export -----------------------------------------------------------------------------------------


def _sentences(article: dict[str, Any]) -> list[dict[str, Any]]:
    return [segment for block in article["blocks"] for segment in block["segments"]]


def test_an_edition_holds_every_article_with_all_its_fields(wire: Farwire) -> None:
    edition = wire.objects("export", "--edition", "en")
    assert len(edition) == len({article["id"] for article in edition}) == len(samples())
    for article in edition:
        assert article.keys() >= EXPORTED
        assert article["headline"]
        assert article["url"].startswith("http")
        assert article["published_at"]
        assert article["blocks"][0]["kind"] == "headline"
        for segment in _sentences(article):
            assert segment.keys() >= {"text", "translation", "origin", "findings"}


@pytest.mark.parametrize("edition", ["en", "pt"])
def test_what_is_in_the_readers_language_is_an_original(wire: Farwire, edition: str) -> None:
    for article in wire.objects("export", "--edition", edition):
        facts = article["translation"]
        if article["language"] == edition:
            assert facts["state"] == "original"
            assert all(segment["translation"] is None for segment in _sentences(article))
        else:
            assert facts["state"] == "translated"
            assert facts["pair"] == f"{article['language']}-{edition}"
            assert facts["engine"]
            assert facts["engine_version"]
            assert facts["model"]
            assert facts["made_at"]


def test_no_translated_sentence_is_empty_or_a_failure(wire: Farwire) -> None:
    """A failure is never text: what was not translated is None and has a finding that says why."""
    for edition in ("en", "pt"):
        for article in wire.objects("export", "--edition", edition):
            if article["translation"]["state"] == "translated":
                for segment in _sentences(article):
                    assert segment["translation"] is None or segment["translation"].strip()
                    assert segment["translation"] is not None or segment["findings"]


def test_the_export_is_stable(wire: Farwire) -> None:
    assert wire.output("export", "--edition", "pt") == wire.output("export", "--edition", "pt")


def test_every_paragraph_of_every_sample_is_there(wire: Farwire) -> None:
    """Nothing is lost on the way, and nothing is added: headline, standfirst, paragraphs, in order."""
    wanted = {sample.slug: sample for sample in samples()}
    for article in wire.objects("export", "--edition", "en"):
        sample = wanted[article["url"].rpartition("/")[2]]
        texts = [" ".join(segment["text"] for segment in block["segments"]) for block in article["blocks"]]
        assert texts[0] == sample.headline
        assert texts[1] == sample.standfirst
        assert len(texts) == 2 + len(sample.paragraphs)


def test_an_edition_that_is_none(wire: Farwire) -> None:
    code, words = _refused(wire, "export", "--edition", "xx")
    assert code == 1
    assert "xx" in words
    assert "FARWIRE_EDITIONS" in words


# --- translate --------------------------------------------------------------------------------------

LINES = "O porto reabriu.\n\nO bilhete custa 6 euros.\nO porto reabriu.\n"


def test_a_line_out_for_each_line_in(wire: Farwire) -> None:
    out = wire.output("translate", "--from", "pt", "--to", "en", "--no-memory", given=LINES).split("\n")
    assert len(out) == len(LINES.split("\n"))
    assert "port" in out[0].lower()
    assert out[1] == ""
    assert "6 euros" in out[2]
    assert out[3] == out[0]


def test_translate_as_objects(wire: Farwire) -> None:
    lines = wire.objects("translate", "--from", "pt", "--to", "en", "--json", given="O porto reabriu.\n")
    assert len(lines) == 1
    assert lines[0].keys() >= {"text", "translation", "findings"}
    assert lines[0]["text"] == "O porto reabriu."
    assert lines[0]["translation"]


def test_translate_from_a_file(wire: Farwire, tmp_path: Path) -> None:
    (tmp_path / "lines").write_text("O porto reabriu.\n", encoding="utf-8")
    assert wire.output("translate", "--from", "pt", "--to", "en", str(tmp_path / "lines")).count("\n") == 1


def test_the_memory_gives_what_the_engine_gives(wire: Farwire) -> None:
    headline = next(sample.headline for sample in samples() if sample.language == "pt")
    known = wire.output("translate", "--from", "pt", "--to", "en", given=f"{headline}\n")
    anew = wire.output("translate", "--from", "pt", "--to", "en", "--no-memory", given=f"{headline}\n")
    assert known == anew


def test_a_language_without_a_model(wire: Farwire) -> None:
    code, words = _refused(wire, "translate", "--from", "de", "--to", "en")
    assert code == 1
    assert "no model for de → en" in words


# --- read -------------------------------------------------------------------------------------------


def _page(folder: Path, slug: str) -> Path:
    sample = next(each for each in samples() if each.slug == slug)
    path = folder / f"{slug}.html"
    path.write_text(sample_page(sample, f"https://example.org/{slug}", None), encoding="utf-8")
    return path


def test_read_gives_an_object_for_each_page_in_order(empty: Farwire, tmp_path: Path) -> None:
    first, second = _page(tmp_path, "city-tests-night-trams"), _page(tmp_path, "floresta-de-algas")
    packed = tmp_path / "packed.html.gz"
    packed.write_bytes(gzip.compress(first.read_bytes()))
    base = "https://example.org/city-tests-night-trams"
    pages = empty.objects("read", "--json", "--base-url", base, str(second), str(packed), str(first))
    assert [page["path"] for page in pages] == [str(second), str(packed), str(first)]
    assert [page["language"] for page in pages] == ["pt", "en", "en"]
    for page in pages:
        assert page.keys() >= READ
        assert page["blocks"]
        assert all(block.keys() >= {"kind", "text"} for block in page["blocks"])
    assert timeless({**pages[1], "path": ""}) == timeless({**pages[2], "path": ""})


def test_read_finds_headline_and_standfirst(empty: Farwire, tmp_path: Path) -> None:
    path = _page(tmp_path, "city-tests-night-trams")
    (page,) = empty.objects("read", "--json", "--base-url", "https://example.org/city-tests-night-trams", str(path))
    sample = next(each for each in samples() if each.slug == "city-tests-night-trams")
    assert (page["headline"], page["standfirst"]) == (sample.headline, sample.standfirst)
    assert page["canonical_url"] == page["url"] == "https://example.org/city-tests-night-trams"


def test_a_page_that_is_missing_does_not_stop_the_others(empty: Farwire, tmp_path: Path) -> None:
    path = _page(tmp_path, "city-tests-night-trams")
    done = empty("read", "--json", str(tmp_path / "none.html"), str(path))
    assert done.returncode == 1
    assert "none.html" in done.stderr
    assert "No such file" in done.stderr
    assert [json.loads(line)["language"] for line in done.stdout.splitlines() if "headline" in line] == ["en"]


def test_read_for_people(empty: Farwire, tmp_path: Path) -> None:
    shown = empty.output("read", str(_page(tmp_path, "city-tests-night-trams")))
    assert "Vale Claro tests trams that run all night" in shown


# --- sources ----------------------------------------------------------------------------------------


def test_the_starter_list_comes_in_and_goes_out(empty: Farwire, tmp_path: Path) -> None:
    assert " feeds added" in empty.output("sources", "import", "--starter")
    listed = empty.output("sources", "list").splitlines()
    assert len(listed) >= 60
    written = empty.output("sources", "export")
    (tmp_path / "list.opml").write_text(written, encoding="utf-8")
    assert empty.output("sources", "import", str(tmp_path / "list.opml")).startswith("0 feeds added")
    other = Farwire(tmp_path / "other")
    other.output("sources", "import", str(tmp_path / "list.opml"))
    assert other.output("sources", "export") == written
    assert other.output("sources", "list").splitlines() == listed


def test_two_data_directories_do_not_meet(wire: Farwire, empty: Farwire) -> None:
    (state,) = empty.objects("status", "--json")
    assert state["articles"] == 0


def test_lists_that_are_none(empty: Farwire, tmp_path: Path) -> None:
    code, words = _refused(empty, "sources", "import", str(tmp_path / "none.opml"))
    assert code == 1
    assert "none.opml" in words
    (tmp_path / "page.opml").write_text("<html><p>Not a list", encoding="utf-8")
    code, words = _refused(empty, "sources", "import", str(tmp_path / "page.opml"))
    assert code == 1
    assert "page.opml" in words


def test_a_private_address_is_refused_by_name(empty: Farwire) -> None:
    code, words = _refused(empty, "add", "http://127.0.0.1:8700/")
    assert code == 1
    assert "http://127.0.0.1:8700/" in words
    assert "127.0.0.1" in words.replace("http://127.0.0.1:8700/", "")


# --- wrong use --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["nope"],
        ["run", "--nope"],
        ["translate", "--from", "pt"],
        ["export"],
        ["read"],
        ["sources"],
        ["sources", "import"],
        ["add"],
    ],
    ids=" ".join,
)
def test_wrong_use(empty: Farwire, arguments: list[str]) -> None:
    code, words = _refused(empty, *arguments)
    assert code == 2
    assert words.strip()


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    code, words = _refused(Farwire(tmp_path, {"POLL_MINUTES": "often"}), "status")
    assert code == 1
    assert "FARWIRE_POLL_MINUTES" in words


def test_help_names_every_verb(empty: Farwire) -> None:
    shown = empty.output("--help")
    for verb in ("run", "serve", "add", "sources", "read", "translate", "status", "export"):
        assert f"\n  {verb} " in shown
        assert verb in empty.output(verb, "--help")


def test_version(empty: Farwire) -> None:
    assert empty.output("--version").startswith("farwire 0.")
