"""Studies as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class StudiesConfig(AppConfig):
    name = "hamdel.studies"
    label = "studies"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.studies.handlers"):
            import_module("hamdel.studies.handlers")
