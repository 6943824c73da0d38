"""Touchpoints as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class TouchpointsConfig(AppConfig):
    name = "hamdel.touchpoints"
    label = "touchpoints"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.touchpoints.handlers"):
            import_module("hamdel.touchpoints.handlers")
