"""Ideas as Django sees them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "hamdel.ideas"
    label = "ideas"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.ideas.handlers"):
            import_module("hamdel.ideas.handlers")
