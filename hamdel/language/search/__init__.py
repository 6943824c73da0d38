"""Search: one analyzer for what is indexed and what is asked, and one ranking."""

from .analyzer import index_terms
from .asking import Asked, Query, query_terms
from .excerpts import Piece, excerpt
from .ranking import Candidate, rank
from .stems import stem
from .synonyms import Synonyms

__all__ = [
    "Asked",
    "Candidate",
    "Piece",
    "Query",
    "Synonyms",
    "excerpt",
    "index_terms",
    "query_terms",
    "rank",
    "stem",
]
