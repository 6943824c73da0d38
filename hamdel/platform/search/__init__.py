"""Search over texts on both databases, and the company's synonyms."""

from .index import Index
from .schema import create_index, drop_index

__all__ = ["Index", "create_index", "drop_index"]
