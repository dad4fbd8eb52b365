"""From a revision to its translation: engines, models, memory and glossary.

The room's one door. Importing it is cheap: engines load their libraries when they are opened.
"""

from farwire.translate.choose import base_language, choose_engine
from farwire.translate.compose import translate, translate_lines
from farwire.translate.exchange import MemoryPair, export_csv, export_tbx, export_tmx, import_glossary
from farwire.translate.memory import memory_key, memory_keys, new_units, unit_to_hit
from farwire.translate.models import (
    InstalledModel,
    OfferedModel,
    add_model,
    available_models,
    list_models,
    remove_model,
    verify_models,
)
from farwire.translate.steered import score_alternatives, translate_steered

__all__ = [
    "InstalledModel",
    "MemoryPair",
    "OfferedModel",
    "add_model",
    "available_models",
    "base_language",
    "choose_engine",
    "export_csv",
    "export_tbx",
    "export_tmx",
    "import_glossary",
    "list_models",
    "memory_key",
    "memory_keys",
    "new_units",
    "remove_model",
    "score_alternatives",
    "translate",
    "translate_lines",
    "translate_steered",
    "unit_to_hit",
    "verify_models",
]
