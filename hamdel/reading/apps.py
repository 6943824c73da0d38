"""Reading as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "hamdel.reading"
    label = "reading"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.reading.handlers"):
            import_module("hamdel.reading.handlers")
