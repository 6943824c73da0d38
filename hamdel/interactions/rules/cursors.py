"""Cursors of a story: where a page ended."""

import base64
import binascii


def write_cursor(occurred_at: int, row_id: int) -> str:
    """Opaque text for a place in a story (microseconds since 1970 UTC, row id)."""
    return base64.urlsafe_b64encode(f"{occurred_at}.{row_id}".encode()).decode().rstrip("=")


def read_cursor(text: str) -> tuple[int, int]:
    """Read the place back. Raises ValueError for a text that is none of ours."""
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")
        at, _, row_id = plain.partition(".")
        if not (at.lstrip("-").isdecimal() and row_id.isdecimal()):
            raise ValueError(text)
        return int(at), int(row_id)
    except (binascii.Error, UnicodeError) as error:
        raise ValueError(text) from error
