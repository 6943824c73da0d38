"""Improvements as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ImprovementsConfig(AppConfig):
    name = "hamdel.improvements"
    label = "improvements"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.improvements.handlers"):
            import_module("hamdel.improvements.handlers")
