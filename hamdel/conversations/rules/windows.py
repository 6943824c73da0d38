"""How long after a customer's last message one may still write to them on a channel."""

from datetime import datetime, timedelta


def may_write(last_in_at: datetime | None, *, window: timedelta | None, at: datetime) -> bool:
    """Whether a message may go out at an instant: always where there is no window.

    Where there is one, nobody is written to who never wrote there.
    """
    if window is None:
        return True
    return last_in_at is not None and at <= last_in_at + window
