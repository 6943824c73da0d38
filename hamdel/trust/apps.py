"""Trust as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "hamdel.trust"
    label = "trust"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.trust.handlers"):
            import_module("hamdel.trust.handlers")
