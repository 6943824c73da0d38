"""Routing as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "hamdel.routing"
    label = "routing"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.routing.handlers"):
            import_module("hamdel.routing.handlers")
