"""Who waits before somebody, and how long that will take: from what happened in the last hours."""

from dataclasses import dataclass
from datetime import datetime

from hamdel.accounts.public import is_open, next_open, team_hours
from hamdel.conversations.public import waits_since

from ..contracts import InQueue, Rule
from ..rules.estimating import WINDOW, Estimate, Left, estimate
from ..rules.placing import queue_up
from .in_queue import talks_in_queue
from .picture import waiting_of
from .rules import rules_in_order
from .settings import settings_now

PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody stands: how many before them, and how long it will take, if that is known.

    `opens_at`: when work begins again; None while it is on.
    """

    ahead: int
    estimate: Estimate | None
    opens_at: datetime | None
    team_id: int | None


def place_of(
    conversation_id: int | None, *, channel: str, team_id: int | None = None, now: datetime
) -> Place:
    """Where a conversation stands; None: somebody who came now, on a channel, perhaps to a team.

    One queue is what waits for one team, calls apart from what is written.
    """
    rules, settings = rules_in_order(only_on=True), settings_now()
    facts = talks_in_queue()
    queued = queue_up(waiting_of(facts, rules, settings, now=now), rules, settings)
    by_id = {one.id: one for one in facts}
    order = [by_id[one.waiting.id] for one in queued]
    teams = {one.waiting.id: _team(one.rule, by_id[one.waiting.id]) for one in queued}
    mine = by_id.get(conversation_id or 0)
    if mine is not None:
        team_id, channel = teams[mine.id], mine.channel
        order = order[: order.index(mine)]
    queue = [one for one in order if _is_of(teams[one.id], one.channel, team_id, channel)]
    left = [
        Left(one.since, one.until)
        for one in waits_since(now - WINDOW)
        if _is_of(one.team_id, one.channel, team_id, channel)
    ]
    hours = team_hours(team_id)
    closed = hours is not None and not is_open(hours, now)
    return Place(
        ahead=len(queue),
        estimate=estimate(len(queue), left, now=now),
        opens_at=next_open(hours, now) if closed and hours is not None else None,
        team_id=team_id,
    )


def _team(rule: Rule | None, facts: InQueue) -> int | None:
    return facts.team_id or (rule.team_id if rule else None)


def _is_of(team: int | None, channel: str, wanted: int | None, spoken: str) -> bool:
    """Whether it is of one queue; where no team is asked, all teams are one."""
    return (wanted is None or team == wanted) and (channel == PHONE) == (spoken == PHONE)
