"""Automations as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class AutomationsConfig(AppConfig):
    name = "hamdel.automations"
    label = "automations"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.automations.handlers"):
            import_module("hamdel.automations.handlers")
