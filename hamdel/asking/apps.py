"""Asking as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class AskingConfig(AppConfig):
    name = "hamdel.asking"
    label = "asking"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.asking.handlers"):
            import_module("hamdel.asking.handlers")
