"""Stories as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "hamdel.stories"
    label = "stories"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.stories.handlers"):
            import_module("hamdel.stories.handlers")
