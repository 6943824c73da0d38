"""Platform as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

from .quick_states import draw_less


class PlatformConfig(AppConfig):
    name = "hamdel.platform"
    label = "platform"

    def ready(self) -> None:
        """Let the package's handlers register themselves, and migrations be quick."""
        draw_less()
        if find_spec("hamdel.platform.handlers"):
            import_module("hamdel.platform.handlers")
