"""Personas as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class PersonasConfig(AppConfig):
    name = "hamdel.personas"
    label = "personas"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.personas.handlers"):
            import_module("hamdel.personas.handlers")
