"""What programs ask of promises in working time."""

from . import policies, report

__all__ = ["policies", "report"]
