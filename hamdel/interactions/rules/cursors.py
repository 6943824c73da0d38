"""Cursors of a story: where a page ended."""

from hamdel.platform import cursors


def write_cursor(occurred_at: int, row_id: int) -> str:
    """Opaque text for a place in a story (microseconds since 1970 UTC, row id)."""
    return cursors.write_cursor(occurred_at, row_id)


def read_cursor(text: str) -> tuple[int, int]:
    """Read the place back. Raises ValueError for a text that is none of ours."""
    return cursors.read_cursor(text, tuple[int, int])
