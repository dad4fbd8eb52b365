"""Settings from the environment: what they become, and that errors name the setting."""

import stat
from pathlib import Path

import pytest

from farwire.errors import ConfigurationError
from farwire.project import environment as env


def test_text_is_stripped_and_has_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.text("LISTEN_TEST", "here") == "here"
    monkeypatch.setenv("FARWIRE_LISTEN_TEST", "  there ")
    assert env.text("LISTEN_TEST", "here") == "there"


def test_items_drop_what_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FARWIRE_ITEMS_TEST", " a, ,b ,")
    assert env.items("ITEMS_TEST", "") == ["a", "b"]
    assert env.items("NOTHING_TEST", "") == []


@pytest.mark.parametrize("value", ["en", "en,pt-BR", " zh-Hant , ar"])
def test_languages(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("FARWIRE_EDITIONS_TEST", value)
    assert env.languages("EDITIONS_TEST", "en") == [tag.strip() for tag in value.split(",")]


@pytest.mark.parametrize("value", ["", " , ", "en_GB", "português", "en;pt"])
def test_languages_that_are_none(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("FARWIRE_EDITIONS_TEST", value)
    with pytest.raises(ConfigurationError, match="FARWIRE_EDITIONS_TEST"):
        env.languages("EDITIONS_TEST", "en")


def test_choice_ignores_case_and_names_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FARWIRE_CHOICE_TEST", "Public")
    assert env.choice("CHOICE_TEST", "private", ("private", "public")) == "public"
    monkeypatch.setenv("FARWIRE_CHOICE_TEST", "secret")
    with pytest.raises(ConfigurationError, match="FARWIRE_CHOICE_TEST must be one of private, public; it is 'secret'"):
        env.choice("CHOICE_TEST", "private", ("private", "public"))


@pytest.mark.parametrize("value", ["0", "-1", "half", "1.5", ""])
def test_whole_numbers_that_are_none(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("FARWIRE_WHOLE_TEST", value)
    with pytest.raises(ConfigurationError, match="FARWIRE_WHOLE_TEST must be a whole number from 1"):
        env.whole("WHOLE_TEST", 30, 1)


def test_whole_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.whole("WHOLE_TEST", 30, 1) == 30
    monkeypatch.setenv("FARWIRE_WHOLE_TEST", "5")
    assert env.whole("WHOLE_TEST", 30, 1) == 5


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from the file\n")
    monkeypatch.setenv("FARWIRE_SECRET_TEST", "from the environment")
    assert env.secret("SECRET_TEST", "") == "from the environment"
    monkeypatch.setenv("FARWIRE_SECRET_TEST_FILE", str(tmp_path / "secret"))
    assert env.secret("SECRET_TEST", "") == "from the file"


def test_a_secret_file_that_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FARWIRE_SECRET_TEST_FILE", str(tmp_path / "none"))
    with pytest.raises(ConfigurationError, match=r"FARWIRE_SECRET_TEST_FILE names .*none"):
        env.secret("SECRET_TEST", "")


def test_the_data_directory_is_as_set_and_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FARWIRE_DATA_DIR", str(tmp_path / "a" / "b"))
    assert env.data_dir() == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()


def test_the_data_directory_follows_xdg_then_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FARWIRE_DATA_DIR")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert env.data_dir() == tmp_path / "xdg" / "farwire"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert env.data_dir() == tmp_path / "home" / ".local" / "share" / "farwire"


def test_a_data_directory_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("FARWIRE_DATA_DIR", str(tmp_path / "file" / "below"))
    with pytest.raises(ConfigurationError, match="FARWIRE_DATA_DIR"):
        env.data_dir()


def test_the_secret_key_is_made_once_for_the_owner_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FARWIRE_SECRET_KEY", raising=False)
    first = env.secret_key(tmp_path)
    assert len(first) >= 50
    assert env.secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_the_secret_key_as_set_leaves_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FARWIRE_SECRET_KEY", "given")
    assert env.secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_secret_key_that_cannot_be_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FARWIRE_SECRET_KEY", raising=False)
    with pytest.raises(ConfigurationError, match="secret_key can't be written"):
        env.secret_key(tmp_path / "missing")


def test_budgets_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FARWIRE_ENGINE_BUDGETS", "deepl=500000, chat:http://127.0.0.1/v1#a=b=7")
    assert env.budgets(["chat:http://127.0.0.1/v1#a=b"]) == {"deepl": 500000, "chat:http://127.0.0.1/v1#a=b": 7}


@pytest.mark.parametrize("value", ["deepl", "=5", "deepl=much", "deepl=-1", "deepl=", "deepI=5", "marian=5"])
def test_a_wrong_budget_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("FARWIRE_ENGINE_BUDGETS", value)
    with pytest.raises(ConfigurationError, match="FARWIRE_ENGINE_BUDGETS"):
        env.budgets([])
