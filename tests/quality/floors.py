"""Quality as a ratchet: a measured figure must not be worse than its floor in `floors.json`.

A floor is raised with the work that earned it, in the same commit; one is lowered only with a reason in the
commit's message.
"""

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floors.json")


def load() -> dict[str, dict[str, Any]]:
    """Every floor by name: `{"floor": number, "better": "higher" | "lower"}`."""
    floors: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return floors


def check(name: str, value: float) -> None:
    """Assert that `value` is not worse than the floor `name`; KeyError if there is no such floor."""
    entry = load()[name]
    floor, better = entry["floor"], entry["better"]
    holds = value >= floor if better == "higher" else value <= floor
    assert holds, f"{name} is {value:.6g}; its floor is {floor:.6g}, and {better} is better"
