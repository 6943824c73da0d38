"""How long an invitation holds."""

from datetime import datetime, timedelta

LIFE = timedelta(hours=24)


def state_of(
    *,
    now: datetime,
    expires_at: datetime,
    accepted_at: datetime | None,
    cancelled_at: datetime | None,
) -> str:
    """Return waiting, accepted, cancelled or expired."""
    if accepted_at is not None:
        return "accepted"
    if cancelled_at is not None:
        return "cancelled"
    return "waiting" if now < expires_at else "expired"
