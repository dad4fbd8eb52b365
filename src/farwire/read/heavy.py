"""Libraries that are costly to import, each loaded when it is first needed."""

import importlib
import logging
import warnings
from functools import cache
from typing import Any


@cache
def library(name: str) -> Any:
    """The module `name`; what a library warns or logs about its own parts is not ours to tell."""
    logging.getLogger(name.partition(".")[0]).addHandler(logging.NullHandler())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)
