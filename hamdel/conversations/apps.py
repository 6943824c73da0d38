"""Conversations as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "hamdel.conversations"
    label = "conversations"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.conversations.handlers"):
            import_module("hamdel.conversations.handlers")
