"""Accounts as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hamdel.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.accounts.handlers"):
            import_module("hamdel.accounts.handlers")
