import pytest
from django.db import DatabaseError
from django.test import Client

from farwire.publish import health


def test_the_process_is_up_without_a_database(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_ready_when_all_tables_are_there(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_not_ready_without_tables_or_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: ["0001"])
    assert client.get("/readyz").status_code == 503

    def broken(*_: object) -> None:
        raise DatabaseError("no such file")

    monkeypatch.setattr(health, "MigrationExecutor", broken)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"no such file" in response.content
