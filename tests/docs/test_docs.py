"""The documentation says what the code says."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "farwire"
PAGES = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
# Folders whose place and name are Django's, not ours.
DJANGO_FOLDERS = {"management", "commands", "migrations"}
# Put together from parts, so that this file does not find itself.
MACHINE_PATH = re.compile("|".join([r"(?<![\w.])/" + r"root/", r"(?<![\w./])/" + r"home/\w+/", "/work" + r"/\w+"]))


def _text(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


def _code() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py")))


def _headings(page: str) -> set[str]:
    return set(re.findall(r"^### (FARWIRE_\w+)$", _text("docs", page), re.MULTILINE))


def _settings_read() -> set[str]:
    """Names the code reads through `farwire.project.environment`, and those it spells out; without the files' twins."""
    readers = "text|items|languages|choice|whole|number|flag|secret"
    found = re.findall(rf"\benv\.(?:{readers})\(\s*\"([A-Z_]+)\"", _code())
    found += re.findall(rf"\b(?:{readers})\(\"([A-Z_]+)\"", _text("src", "farwire", "project", "environment.py"))
    spelt_out = re.findall(r"\bFARWIRE_[A-Z_]*[A-Z]\b", _code())
    return {f"FARWIRE_{name}" for name in found} | {name.removesuffix("_FILE") for name in spelt_out}


def _tracked() -> list[Path]:
    """The files under version control, or nothing where this is no checkout."""
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_every_setting_has_a_heading_and_every_heading_a_setting() -> None:
    assert _settings_read() == _headings("settings.md")


def test_every_verb_has_a_heading_and_every_heading_a_verb() -> None:
    modules = SOURCE.glob("*/management/commands/*.py")
    verbs = {path.stem for path in modules if path.stem != "__init__"}
    assert verbs == set(re.findall(r"^## farwire (\w+)$", _text("docs", "commands.md"), re.MULTILINE))


def test_every_option_is_described() -> None:
    page = _text("docs", "commands.md")
    for path in SOURCE.glob("*/management/commands/*.py"):
        options = re.findall(r"add_argument\(\s*\"(--[a-z-]+)\"", path.read_text(encoding="utf-8"))
        section = re.search(rf"^## farwire {path.stem}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
        assert [option for option in options if section is None or option not in section[1]] == [], path.name


def test_the_readme_shows_verbs_that_are_there() -> None:
    verbs = {path.stem for path in SOURCE.glob("*/management/commands/*.py")}
    assert (
        set(re.findall(r"farwire ([a-z]+)\b", _text("README.md").partition("## Commands")[2].partition("\n## ")[0]))
        <= verbs
    )


def test_every_setting_named_anywhere_is_described() -> None:
    described = _headings("settings.md")
    for path in [*SOURCE.rglob("*.py"), *PAGES]:
        for name in re.findall(r"\bFARWIRE_[A-Z_]*[A-Z]\b", path.read_text(encoding="utf-8")):
            assert name in described or name.removesuffix("_FILE") in described, f"{path}: {name}"


def test_every_folder_stands_in_the_architecture() -> None:
    architecture = _text("docs", "architecture.md")
    folders = sorted(path.parent.relative_to(SOURCE) for path in SOURCE.rglob("__init__.py") if path.parent != SOURCE)
    assert [
        f"{folder}/"
        for folder in folders
        if not DJANGO_FOLDERS & set(folder.parts)
        if f"`{folder}/`" not in architecture
    ] == []


def test_every_folder_in_the_architecture_exists() -> None:
    named = re.findall(r"^ *- `([a-z_/]+)/` –", _text("docs", "architecture.md"), re.MULTILINE)
    assert named
    assert [name for name in named if not (SOURCE / name).is_dir()] == []


def _glossary() -> list[str]:
    lines = re.findall(r"^- (\*\*.+?\*\*): \S", _text("docs", "glossary.md"), re.MULTILINE)
    return [word for line in lines for word in re.findall(r"\*\*(.+?)\*\*", line)]


def test_every_word_of_the_glossary_occurs_in_the_code() -> None:
    words = _glossary()
    assert len(words) > 30
    code = re.sub(r"[\s_]+", "", _code().lower())
    assert [word for word in words if word.replace(" ", "").replace("_", "") not in code] == []


def test_the_glossary_explains_each_word_once() -> None:
    words = _glossary()
    assert sorted(words) == sorted(set(words))


def test_the_first_screen_of_the_readme_holds_the_two_commands_and_a_screenshot() -> None:
    first = "\n".join(_text("README.md").splitlines()[:14])
    assert "make run" in first
    assert "make test" in first
    assert re.search(r"!\[.+\]\(docs/screenshots/\S+\)", first)


def test_the_starter_list_is_as_long_as_the_pages_say() -> None:
    languages = re.findall(r' language="([a-z]+)', _text("src", "farwire", "pipeline", "starter.opml"))
    said = f"{len(languages)} public feeds in {len(set(languages))} languages"
    assert said in _text("README.md")
    assert said in _text("CHANGELOG.md")


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
            if not re.match(r"https?:|mailto:|#", target) and not (page.parent / target.partition("#")[0]).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_every_decision_is_listed_and_numbered() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    for page in (_text("docs", "index.md"), _text("docs", "architecture.md")):
        assert [path.name for path in decisions if f"decisions/{path.name}" not in page] == []


def test_the_changelog_has_a_place_for_what_comes_and_the_version_that_is() -> None:
    assert "## [Unreleased]" in _text("CHANGELOG.md")


def test_the_licence_is_whole() -> None:
    licence = _text("LICENSE")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_no_path_of_a_particular_machine() -> None:
    found = []
    for path in _tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in MACHINE_PATH.finditer(text)]
    assert found == []


def test_lock_files_name_no_host() -> None:
    locks = sorted((ROOT / "requirements").glob("*.lock"))
    assert locks
    for path in locks:
        text = path.read_text(encoding="utf-8")
        assert "://" not in text, path.name
        assert "index-url" not in text, path.name
        assert "--hash=sha256:" in text, path.name
