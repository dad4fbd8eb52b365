"""Running `farwire` as a user does: a process of its own, with a data directory of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Farwire:
    """One installation: its data directory, and settings beyond the defaults (names without the prefix)."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """The tests' environment without any setting of Farwire, and then this installation's."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("FARWIRE_")}
        settings = {f"FARWIRE_{name}": value for name, value in self.settings.items()}
        return inherited | {"FARWIRE_DATA_DIR": str(self.folder), "FARWIRE_WORK_EXECUTOR": "processes:2"} | settings

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a verb and come back at once."""
        return subprocess.Popen(
            [sys.executable, "-m", "farwire", *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def __call__(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a verb to its end, with `given` on standard input."""
        return subprocess.run(
            [sys.executable, "-m", "farwire", *arguments],
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def output(self, *arguments: str, given: str = "") -> str:
        """What a verb wrote, once it has succeeded."""
        done = self(*arguments, given=given)
        assert done.returncode == 0, f"farwire {' '.join(arguments)}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def objects(self, *arguments: str, given: str = "") -> list[dict[str, Any]]:
        """The JSON objects that a verb wrote, one a line."""
        return [json.loads(line) for line in self.output(*arguments, given=given).splitlines()]

    def edition(self, language: str) -> list[dict[str, Any]]:
        """What an edition shows, without the times that differ from run to run."""
        return [timeless(each) for each in self.objects("export", "--edition", language)]


def timeless(value: Any) -> Any:
    """The value without its times: everything under a name that ends in `_at`."""
    if isinstance(value, dict):
        return {name: timeless(each) for name, each in value.items() if not name.endswith("_at")}
    if isinstance(value, list):
        return [timeless(each) for each in value]
    return value


def workers_of(coordinator: int) -> list[int]:
    """The processes that do the work for this one: the spawned ones that are not the tracker of its resources."""
    children = Path(f"/proc/{coordinator}/task/{coordinator}/children").read_text(encoding="utf-8").split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def is_alive(process: int) -> bool:
    """Whether it runs; one that died and waits to be reaped does not."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
