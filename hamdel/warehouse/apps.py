"""The warehouse as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class WarehouseConfig(AppConfig):
    name = "hamdel.warehouse"
    label = "warehouse"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.warehouse.handlers"):
            import_module("hamdel.warehouse.handlers")
