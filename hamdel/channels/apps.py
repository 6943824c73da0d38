"""Channels as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "hamdel.channels"
    label = "channels"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.channels.handlers"):
            import_module("hamdel.channels.handlers")
