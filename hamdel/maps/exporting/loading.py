"""What draws PNG and PDF weighs some 60 MB: a process loads it when the first map is taken out."""

from importlib import import_module
from typing import Any


def pdf_writer() -> Any:
    """The module `pdf`."""
    return import_module("hamdel.maps.exporting.pdf")


def png_writer() -> Any:
    """The module `png`."""
    return import_module("hamdel.maps.exporting.png")
