"""Labels as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class LabelsConfig(AppConfig):
    name = "hamdel.labels"
    label = "labels"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.labels.handlers"):
            import_module("hamdel.labels.handlers")
