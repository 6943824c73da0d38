"""When a case is prepared before the contact, and when it is over by itself. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from hamdel.interactions.public import Moment, topic_of

WHOM: Final = ("everybody", "known")
OLDEST: Final = timedelta(days=1)  # what went wrong earlier prepares nothing: it was told late
MOST_EVIDENCE: Final = 5
# What we do ourselves, or say to each other, is no failed event of theirs.
_OURS: Final = re.compile(
    r"^(?:case|promise|message|call|chat|conversation|recovery|email|e-mail)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFacts:
    """A rule: `times` failures at one of its touchpoints (none named: anywhere) within `minutes`.

    `whom`: everybody, or known (those somebody vouched for). `type`, `priority` and `team_id` are of
    the case that is prepared; "" and None: as its topic and type say.
    """

    id: int
    name: str
    active: bool
    touchpoints: tuple[str, ...]
    times: int
    minutes: int
    whom: str
    type: str
    priority: str
    team_id: int | None
    version: int


def may_prepare(moment: Moment, *, now: datetime) -> bool:
    """Whether a moment is a failure of today that a case may be prepared about."""
    if moment.outcome != "failure" or _OURS.match(moment.action):
        return False
    return now - OLDEST <= moment.occurred_at <= now + OLDEST


def may_settle(moment: Moment) -> bool:
    """Whether a moment says that something went well after all."""
    return moment.outcome == "success" and not _OURS.match(moment.action)


def rule_that_holds(
    rules: Iterable[RuleFacts], moment: Moment, story: Sequence[Moment], *, known: bool
) -> tuple[RuleFacts, tuple[Moment, ...]] | None:
    """The first rule that a failure fulfills, with the failures that do, the newest first.

    `story` holds the customer's newest moments, the newest first, with this one among them. A later
    success of the same topic than all of the failures leaves nothing to prepare.
    """
    topic = topic_of(moment.action)
    same = [one for one in story if topic_of(one.action) == topic]
    if any(one.outcome == "success" and one.occurred_at > moment.occurred_at for one in same):
        return None
    for rule in rules:
        if not rule.active or (rule.whom == "known" and not known):
            continue
        if rule.touchpoints and moment.touchpoint not in rule.touchpoints:
            continue
        since = moment.occurred_at - timedelta(minutes=rule.minutes)
        failures = [
            one
            for one in same
            if one.outcome == "failure" and since <= one.occurred_at <= moment.occurred_at
        ]
        if len(failures) >= rule.times:
            return rule, tuple(failures[:MOST_EVIDENCE])
    return None
