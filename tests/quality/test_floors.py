"""The ratchet itself: it holds, and no floor stands unmeasured."""

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

from quality import floors

ROOT = Path(__file__).resolve().parents[2]
CALL = re.compile(r"""\bcheck\(\s*f?["']([^"']+)["']""")


@pytest.fixture
def two_floors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    entries = {"found": {"floor": 0.94, "better": "higher"}, "milliseconds": {"floor": 80, "better": "lower"}}
    (tmp_path / "floors.json").write_text(json.dumps(entries))
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")


@pytest.mark.usefixtures("two_floors")
@pytest.mark.parametrize(
    ("name", "value"), [("found", 0.94), ("found", 1.0), ("milliseconds", 80), ("milliseconds", 3)]
)
def test_a_figure_at_its_floor_or_better_holds(name: str, value: float) -> None:
    floors.check(name, value)


@pytest.mark.usefixtures("two_floors")
@pytest.mark.parametrize(("name", "value"), [("found", 0.939), ("milliseconds", 80.1), ("found", math.nan)])
def test_a_worse_figure_fails_by_name(name: str, value: float) -> None:
    with pytest.raises(AssertionError, match=f"{name} is .*its floor is"):
        floors.check(name, value)


@pytest.mark.usefixtures("two_floors")
def test_a_figure_without_a_floor_is_loud() -> None:
    with pytest.raises(KeyError):
        floors.check("speed", 1.0)


def _entries() -> list[tuple[str, dict[str, Any]]]:
    return sorted(floors.load().items())


def test_every_entry_is_well_formed() -> None:
    for name, entry in _entries():
        assert set(entry) == {"floor", "better"}, name
        assert entry["better"] in ("higher", "lower"), name
        assert math.isfinite(entry["floor"]), name


def test_every_floor_is_measured_somewhere() -> None:
    sources = [path for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    measured = {
        name
        for path in sources
        if path != Path(__file__).resolve()
        for name in CALL.findall(path.read_text(encoding="utf-8"))
    }
    assert [name for name, _ in _entries() if name not in measured] == []
