"""Surveys as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "hamdel.surveys"
    label = "surveys"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.surveys.handlers"):
            import_module("hamdel.surveys.handlers")
