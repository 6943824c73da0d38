"""Cases as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "hamdel.cases"
    label = "cases"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.cases.handlers"):
            import_module("hamdel.cases.handlers")
