import subprocess
import sys

from farwire.read.heavy import library


def test_a_library_is_loaded_once() -> None:
    assert library("json") is library("json")


def test_the_door_loads_no_costly_library() -> None:
    heavy = ("trafilatura", "numpy", "py3langid", "resiliparse", "htmldate", "dateutil", "charset_normalizer", "django")
    code = f"import sys, farwire.read; print([name for name in {heavy!r} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
