"""Copies and corrected articles translate only their new sentences, and `status` counts it."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from archive.making import NOW, announce, feed, item, read
from django.core.management import call_command

from farwire.archive import intake
from farwire.archive.models import Translation
from farwire.archive.overview import overview
from farwire.pipeline.executors import Workers
from farwire.pipeline.steps import translate_revisions
from farwire.pipeline.wire import Report, Wire
from farwire.records import FetchPolicy, Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def worked(tmp_path: Path) -> object:
    def work() -> dict[str, int]:
        """Translate what waits; the sentences made and reused in all."""
        policy = FetchPolicy("Farwire tests (+http://127.0.0.1/)")
        with Workers("threads:1") as gather, Workers("inline") as workers:
            wire = Wire(
                gather, workers, policy, ("en",), ("marian",), tmp_path / "models", 30, quiet=True, now=lambda: NOW
            )
            translate_revisions(wire, Report())
        found: dict[str, int] = overview(["en"])["units"]
        return found

    return work


def test_a_copy_and_a_correction_translate_only_what_is_new(worked) -> None:
    announce(feed(), item("a", headline="A"), item("b", headline="B"))
    read("a", text="O tribunal adiou o julgamento.")
    assert worked() == {"made": 2, "reused": 0, "memory": 2}  # the headline, too
    read("b", text="O tribunal adiou o julgamento.")
    assert worked() == {"made": 3, "reused": 1, "memory": 3}
    read("a", text="O tribunal marcou o julgamento.", now=NOW + timedelta(hours=1))
    assert worked() == {"made": 4, "reused": 2, "memory": 4}
    corrected = Translation.objects.get(revision__article__url__endswith="/a", revision__number=2)
    assert (corrected.units_made, corrected.units_reused) == (1, 1)
    out = StringIO()
    call_command("status", stdout=out)
    assert "4  by engines, 2 from the memory" in out.getvalue()


def test_the_command_uses_the_glossary(tmp_path: Path) -> None:
    intake.file_terms("pt", "en", [Term("câmara municipal", "town hall")])
    lines = tmp_path / "lines"
    lines.write_text("As câmaras municipais pedem dinheiro.\n", encoding="utf-8")
    for no_memory in (True, False):
        out = StringIO()
        call_command("translate", str(lines), source="pt", target="en", no_memory=no_memory, stdout=out)
        assert "town halls" in out.getvalue().lower()
