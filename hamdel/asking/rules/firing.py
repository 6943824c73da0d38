"""Which rules of asking a moment of the log fires, for which share of people, and when they ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Final, Literal

When = Literal["interaction", "case_closed", "conversation_closed", "purchase", "segment", "page"]
WHENS: Final[tuple[When, ...]] = (
    "interaction", "case_closed", "conversation_closed", "purchase", "segment", "page",
)  # fmt: skip
FRESH: Final = timedelta(
    days=3
)  # what was recorded later than that is history: nobody is asked of it
ACTIONS: Final = {
    "case_closed": "Case Closed",
    "conversation_closed": "Conversation Closed",
    "purchase": "Order Completed",
}
_OWN: Final = frozenset(
    {"Survey Answered", "Message Sent"}
)  # what follows from asking asks nobody
_SHARES: Final = 10_000


@dataclass(frozen=True, kw_only=True)
class Happened:
    """A moment as far as rules of asking care; `key` names it for ever."""

    key: str
    action: str
    at: datetime
    channel: str = ""
    touchpoint: str = ""
    stage: str = ""
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """When a rule asks. Empty means any; `since` is when it was turned on; `share` is of hundred."""

    rule_id: int
    when: When
    since: datetime
    action: str = ""
    touchpoint: str = ""
    stage: str = ""
    channel: str = ""
    outcome: str = ""
    delay_minutes: int = 0
    share: int = 100


def fires(trigger: Trigger, moment: Happened, *, now: datetime) -> bool:
    """Whether a moment is one that a rule asks after. Nothing before the rule was turned on is."""
    if moment.at < max(trigger.since, now - FRESH) or moment.action in _OWN:
        return False
    action = ACTIONS.get(trigger.when, trigger.action)
    if trigger.when in ("segment", "page") or (action and action != moment.action):
        return False
    wanted = (trigger.touchpoint, trigger.stage, trigger.channel, trigger.outcome)
    told = (moment.touchpoint, moment.stage, moment.channel, moment.outcome)
    return all(want in ("", is_) for want, is_ in zip(wanted, told, strict=True))


def fired(
    triggers: Iterable[Trigger], moment: Happened, *, now: datetime
) -> list[tuple[Trigger, datetime]]:
    """The rules that a moment fires, each with when to ask."""
    return [
        (one, moment.at + timedelta(minutes=one.delay_minutes))
        for one in triggers
        if fires(one, moment, now=now)
    ]


def drawn(rule_id: int, key: str, *, share: int) -> bool:
    """Whether something is in the share of hundred that a rule asks: the same every time it is asked."""
    digest = blake2b(f"{rule_id}:{key}".encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) % _SHARES < share * (_SHARES // 100)


def period_of(since: datetime, now: datetime, *, days: int) -> int:
    """Which turn of a rule that asks members of a segment each so many days it is; 0 the first."""
    return max(0, (now - since) // timedelta(days=days))
