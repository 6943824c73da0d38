"""Automations over the API."""

from . import applied, making

__all__ = ["applied", "making"]
