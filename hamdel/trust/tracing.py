"""Traces of contacts are kept of the log, so that they can be counted."""

from typing import Final

from hamdel.interactions.public import CONTACTS, Moment, newest_position, positions_after
from hamdel.platform.followers import Follower, Rows

from .following import BATCH, moments_after
from .models import Trace
from .rules.moving import UNHAPPY

_SETTLED: Final = frozenset({"Case Resolved", "Case Closed"})
_WORDS: Final = frozenset({"Review Posted", "Mention Posted", "Referral Sent"})


def keep_traces(rows: Rows) -> None:
    """Keep what of some moments is counted; in the caller's transaction."""
    found = [trace for one in rows if (trace := trace_of(one)) is not None]
    Trace.objects.bulk_create(found, ignore_conflicts=True)


def trace_of(moment: Moment) -> Trace | None:
    """A moment as it is counted; None for most of the log."""
    what = _what(moment)
    if not what:
        return None
    waited = moment.properties.get("wait_seconds")
    counted = isinstance(waited, int) and not isinstance(waited, bool) and 0 <= waited < 10**6
    return Trace(
        profile_id=moment.profile_id,
        interaction_id=moment.id,
        at=moment.occurred_at,
        what=what,
        channel=moment.channel[:40],
        reason=str(moment.properties.get("reason") or moment.intent or "")[:40],
        wait_seconds=waited if counted else None,
        gave_up=moment.outcome == "abandoned" or moment.action == "Call Missed",
        bad=moment.sentiment is not None and moment.sentiment <= UNHAPPY,
    )


def _what(moment: Moment) -> str:
    if moment.action in CONTACTS:
        return "contact"
    if moment.action == "Message Sent":
        return "" if moment.properties.get("automatic") else "answer"
    if moment.action in _SETTLED and moment.outcome == "success":
        return "settled"
    return "word" if moment.action in _WORDS else ""


FOLLOWER: Final = Follower(
    "trust.traces", moments_after, keep_traces, BATCH, newest_position, positions_after
)
