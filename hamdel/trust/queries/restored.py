"""How much of the trust that was broken was restored, by what had broken it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ..models import Recovery
from .recoveries import recovery_rows
from .trust import trust_of

JUST: Final = timedelta(microseconds=1)
_MOST: Final = 300  # of the newest that ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """Recoveries of a cause: their means of trust before it, right after it and when they ended."""

    cause: str
    ended: int
    solved: int
    answered: int
    before: float
    low: float
    after: float

    @property
    def share(self) -> float | None:
        """How much of what was lost came back; None where nothing was lost."""
        lost = self.before - self.low
        return None if lost <= 0 else max(min((self.after - self.low) / lost, 1.5), 0.0)


def restored_by_cause(*, now: datetime, days: int = 90) -> tuple[Restored, ...]:
    """Recoveries that ended in the last days, by cause, the most frequent first."""
    rows = recovery_rows().filter(state="done", ended_at__gte=now - timedelta(days=days))
    by_cause: dict[str, list[Recovery]] = {}
    for row in rows.order_by("-ended_at")[:_MOST]:
        by_cause.setdefault(row.cause, []).append(row)
    found = [_restored(cause, some, now) for cause, some in by_cause.items()]
    return tuple(sorted(found, key=lambda one: -one.ended))


def _restored(cause: str, rows: list[Recovery], now: datetime) -> Restored:
    before = low = after = 0.0
    for row in rows:
        trust = trust_of(getattr(row, "customer_id", 0), now=now)
        before += trust.at(row.caused_at - JUST)
        low += trust.at(row.caused_at)
        after += trust.at(row.ended_at or now)
    return Restored(
        cause=cause,
        ended=len(rows),
        solved=sum(row.solved is True for row in rows),
        answered=sum(row.solved is not None for row in rows),
        before=before / len(rows),
        low=low / len(rows),
        after=after / len(rows),
    )
