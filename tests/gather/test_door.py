"""The room's door: cheap to open, complete, and ignorant of everything but its own work."""

import pickle
import subprocess
import sys
from typing import Any

import pytest

from farwire import gather


def in_a_fresh_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_door_loads_nothing_heavy() -> None:
    loaded = in_a_fresh_process(
        "import sys, farwire.gather; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    assert not {"aiohttp", "lxml", "feedparser", "asyncio", "tld", "django"} & set(loaded.split())


def test_no_stage_knows_django() -> None:
    code = (
        "import sys; from farwire import gather; [getattr(gather, name) for name in gather.__all__];"
        "print(*[name for name in sys.modules if name.split('.')[0] in ('django', 'distributed', 'dask')])"
    )
    assert in_a_fresh_process(code) == ""


@pytest.mark.parametrize("name", gather.__all__)
def test_everything_promised_is_there_and_can_be_sent_to_a_worker(name: str) -> None:
    function: Any = getattr(gather, name)
    assert function.__doc__
    assert pickle.loads(pickle.dumps(function)) is function  # noqa: S301 - our own


def test_nothing_else_is_promised() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = gather.nothing  # type: ignore[attr-defined]
