"""Interactions as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class InteractionsConfig(AppConfig):
    name = "hamdel.interactions"
    label = "interactions"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.interactions.handlers"):
            import_module("hamdel.interactions.handlers")
