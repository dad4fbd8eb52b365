"""The room as a Django application."""

from django.apps import AppConfig


class PublishConfig(AppConfig):
    """Registers the room with Django."""

    name = "farwire.publish"
    label = "publish"
