"""The demo company as Django sees it."""

from importlib import import_module

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "hamdel.demo"
    label = "demo"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        import_module("hamdel.demo.handlers")
