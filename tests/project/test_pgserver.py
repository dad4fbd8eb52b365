"""The tests' own PostgreSQL server."""

from pathlib import Path

import pgserver
import psycopg
import pytest

pytestmark = pytest.mark.postgres


def test_the_server_answers_and_keeps_every_script(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TEMPORARY TABLE words (word text)")
        connection.execute("INSERT INTO words VALUES (%s)", ["Ação 東京 العربية 😀"])
        assert connection.execute("SELECT word, upper('ação') FROM words").fetchone() == (
            "Ação 東京 العربية 😀",
            "AÇÃO",
        )


def test_it_listens_on_loopback_alone(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)


def test_without_programs_none_are_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pgserver.os, "access", lambda *_: False)
    assert pgserver.find_programs() is None


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    programs = pgserver.find_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server programs on this machine")
    with pytest.raises(RuntimeError, match=r"initdb failed: .*no-such-option"):
        pgserver._command(tmp_path, None, programs / "initdb", "--no-such-option")
