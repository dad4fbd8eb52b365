"""Models on this machine and where they come from."""

from farwire.translate.models.add import add_model
from farwire.translate.models.catalogue import OfferedFile, OfferedModel, available_models, find_route
from farwire.translate.models.installed import InstalledModel, list_models, remove_model, verify_models

__all__ = [
    "InstalledModel",
    "OfferedFile",
    "OfferedModel",
    "add_model",
    "available_models",
    "find_route",
    "list_models",
    "remove_model",
    "verify_models",
]
