"""Maps as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class MapsConfig(AppConfig):
    name = "hamdel.maps"
    label = "maps"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.maps.handlers"):
            import_module("hamdel.maps.handlers")
