"""An event of the log, read back."""

from typing import Any

from hamdel.platform.foreign_json import read_foreign


def stored_event(payload: str) -> dict[str, Any]:
    """Give the event whose JSON a row of the log keeps; never raises, whatever the row holds.

    Older versions took in numbers that no program holds: they are given as text. A text that is no
    object at all (none is ever written) gives an empty event.
    """
    try:
        event = read_foreign(payload)
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}
