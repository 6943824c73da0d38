"""What programs ask of accounts."""

from . import due_times

__all__ = ["due_times"]
