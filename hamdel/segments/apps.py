"""Segments as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class SegmentsConfig(AppConfig):
    name = "hamdel.segments"
    label = "segments"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.segments.handlers"):
            import_module("hamdel.segments.handlers")
