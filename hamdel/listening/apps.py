"""Listening as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "hamdel.listening"
    label = "listening"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.listening.handlers"):
            import_module("hamdel.listening.handlers")
