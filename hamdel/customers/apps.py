"""Customers as Django sees it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "hamdel.customers"
    label = "customers"

    def ready(self) -> None:
        """Let the package's handlers register themselves."""
        if find_spec("hamdel.customers.handlers"):
            import_module("hamdel.customers.handlers")
