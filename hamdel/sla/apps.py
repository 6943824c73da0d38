"""Promises in working time as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class SlaConfig(AppConfig):
    name = "hamdel.sla"
    label = "sla"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.sla.handlers"):
            import_module("hamdel.sla.handlers")
