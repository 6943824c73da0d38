"""Follow-ups as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class FollowUpsConfig(AppConfig):
    name = "hamdel.followups"
    label = "followups"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.followups.handlers"):
            import_module("hamdel.followups.handlers")
