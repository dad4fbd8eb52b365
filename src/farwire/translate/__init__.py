"""From a revision to its translation: engines, models, memory and glossary.

The room's one door. Importing it is cheap: what lies behind a name is loaded when the name is first used,
and engines load their libraries when they are opened.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from farwire.translate.choose import base_language, choose_engine, engine_choices, is_remote
    from farwire.translate.compose import translate, translate_lines
    from farwire.translate.exchange import MemoryPair, export_csv, export_tbx, export_tmx, import_glossary
    from farwire.translate.marks import place_marks
    from farwire.translate.memory import memory_key, memory_keys, new_units, unit_to_hit
    from farwire.translate.meter import metered
    from farwire.translate.models import (
        InstalledModel,
        OfferedModel,
        add_model,
        available_models,
        list_models,
        remove_model,
        verify_models,
    )
    from farwire.translate.steered import score_alternatives, translate_steered, translate_steered_together

_PLACES = {
    "choose": ("base_language", "choose_engine", "engine_choices", "is_remote"),
    "compose": ("translate", "translate_lines"),
    "exchange": ("MemoryPair", "export_csv", "export_tbx", "export_tmx", "import_glossary"),
    "marks": ("place_marks",),
    "meter": ("metered",),
    "memory": ("memory_key", "memory_keys", "new_units", "unit_to_hit"),
    "models": (
        "InstalledModel",
        "OfferedModel",
        "add_model",
        "available_models",
        "list_models",
        "remove_model",
        "verify_models",
    ),
    "steered": ("score_alternatives", "translate_steered", "translate_steered_together"),
}
_MODULES = {name: f"{__name__}.{module}" for module, names in _PLACES.items() for name in names}

__all__ = [
    "InstalledModel",
    "MemoryPair",
    "OfferedModel",
    "add_model",
    "available_models",
    "base_language",
    "choose_engine",
    "engine_choices",
    "export_csv",
    "export_tbx",
    "export_tmx",
    "import_glossary",
    "is_remote",
    "list_models",
    "memory_key",
    "memory_keys",
    "metered",
    "new_units",
    "place_marks",
    "remove_model",
    "score_alternatives",
    "translate",
    "translate_lines",
    "translate_steered",
    "translate_steered_together",
    "unit_to_hit",
    "verify_models",
]


def __getattr__(name: str) -> object:
    """Load what a name stands for when it is first used."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = found
    return found
