"""Desk as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "hamdel.desk"
    label = "desk"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.desk.handlers"):
            import_module("hamdel.desk.handlers")
