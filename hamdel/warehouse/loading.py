"""Engines weigh some 70 MB: a process loads one when it is first asked something."""

from importlib import import_module
from typing import Any

from django.conf import settings


def engine() -> Any:
    """The module `engine`."""
    return import_module("hamdel.warehouse.engine")


def answering() -> Any:
    """The module that answers questions: `engine`, or `spark` where a cluster is named."""
    return import_module("hamdel.warehouse.spark") if settings.WAREHOUSE else engine()
