"""Libraries that are costly to import, each loaded when it is first needed."""

import importlib
import warnings
from functools import cache
from typing import Any


@cache
def library(name: str) -> Any:
    """The module `name`; what a library warns of about its own optional parts is not ours to tell."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)
