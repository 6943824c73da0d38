"""Platform as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    name = "hamdel.platform"
    label = "platform"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.platform.handlers"):
            import_module("hamdel.platform.handlers")
