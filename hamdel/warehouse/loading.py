"""The engine weighs some 70 MB: a process loads it when it is first asked something."""

from importlib import import_module
from typing import Any


def engine() -> Any:
    """The module `engine`."""
    return import_module("hamdel.warehouse.engine")
