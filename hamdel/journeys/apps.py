"""Journeys as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "hamdel.journeys"
    label = "journeys"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.journeys.handlers"):
            import_module("hamdel.journeys.handlers")
