"""A question in the language of each database."""

from collections.abc import Iterable

from hamdel.language.search import Asked

from .stored_terms import stored_term

Ways = tuple[tuple[str, ...], ...]


def stored_ways(asked: Asked) -> Ways:
    """Return the ways of a thing asked, in terms as they are kept."""
    return tuple(tuple(map(stored_term, way)) for way in asked.ways)


def all_of(asked: Iterable[Ways], dialect: str) -> str:
    """Return what matches texts with every thing asked."""
    return (" AND " if dialect == "sqlite" else " & ").join(_one(ways, dialect) for ways in asked)


def any_of(asked: Iterable[Ways], dialect: str) -> str:
    """Return what matches texts with one thing asked or more."""
    return (" OR " if dialect == "sqlite" else " | ").join(_one(ways, dialect) for ways in asked)


def _one(ways: Ways, dialect: str) -> str:
    both, either, quote = (" AND ", " OR ", '"') if dialect == "sqlite" else (" & ", " | ", "'")
    said = (both.join(f"{quote}{term}{quote}" for term in way) for way in ways)
    return f"({either.join(f'({way})' for way in said)})"
