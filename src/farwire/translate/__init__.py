"""From a revision to its translation: engines, models, memory and glossary.

The room's one door. Importing it is cheap: engines load their libraries when they are opened.
"""

from farwire.translate.choose import base_language, choose_engine
from farwire.translate.compose import translate, translate_lines
from farwire.translate.memory import memory_key, memory_keys, new_units, unit_to_hit

__all__ = [
    "base_language",
    "choose_engine",
    "memory_key",
    "memory_keys",
    "new_units",
    "translate",
    "translate_lines",
    "unit_to_hit",
]
