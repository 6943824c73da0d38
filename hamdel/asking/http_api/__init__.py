"""Asking over the API."""

from . import asks, giving, inviting, ruling

__all__ = ["asks", "giving", "inviting", "ruling"]
