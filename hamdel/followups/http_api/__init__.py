"""Follow-ups over the API."""

from . import followups, questions

__all__ = ["followups", "questions"]
