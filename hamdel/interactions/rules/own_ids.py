"""Ids of moments that the program records itself, e.g. `case:7:2`: no sender's event takes one beforehand.

They can be guessed, and an id is stored once for ever: whoever came first would keep ours out.
"""

from typing import Final

_OURS: Final = ("case:", "channel:", "conversation:", "delivery:", "promise:", "recovery:")


def id_said(message_id: str) -> str:
    """The id of an event as it is kept: what a sender said, apart from ours; the same for the same."""
    return f"said:{message_id}" if message_id.startswith(_OURS) else message_id
