"""The room as a Django application."""

from django.apps import AppConfig


class PipelineConfig(AppConfig):
    """Registers the room with Django."""

    name = "farwire.pipeline"
    label = "pipeline"
