"""Studies over the API."""

from . import sessions, studies

__all__ = ["sessions", "studies"]
