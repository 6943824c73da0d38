"""Cases are prepared before the contact, and over by themselves where it went well after all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.utils.translation import override

from hamdel.conversations.public import Actor
from hamdel.customers.public import customer_facts, customer_of, profiles_of
from hamdel.interactions.public import Cause, Moment, story_of, topic_of
from hamdel.platform import options

from ..contracts import LIVE, PRIORITIES, CaseChanges, Priority, ToOpen
from ..models import Case
from ..prefilling import case_of
from ..queries.rules import prepared_since, preparing_rules
from ..queries.types import case_types
from ..rules.preparing import RuleFacts, may_prepare, may_settle, rule_that_holds
from .changing import change_case
from .noting import write_note
from .opening import open_case

BY: Final = Actor(who="hamdel", name="hamdel")
PER_HOUR: Final = "cases.prepared_per_hour"
HOUR: Final = timedelta(hours=1)
_LOOKED_AT: Final = 100  # of a customer's newest moments
_PRIORITIES: Final[dict[str, Priority]] = {one: one for one in PRIORITIES}


def follow(rows: Sequence[tuple[int, Moment, str]], *, now: datetime) -> int:
    """Look at new moments of the log; returns how many cases were prepared.

    In the follower's transaction, so that each moment is heard once.
    """
    rules = preparing_rules(active=True)
    waiting = set(_prepared().values_list("reason_topic", flat=True))
    made = 0
    with override(settings.LANGUAGE_CODE):
        for profile_id, moment, _payload in rows:
            topic = topic_of(moment.action)
            if rules and may_prepare(moment, now=now):
                if _prepare(rules, profile_id, moment, now):
                    made += 1
                    waiting.add(topic)
            elif topic in waiting and may_settle(moment):
                _settle(profile_id, moment, now)
    return made


def _prepare(rules: Sequence[RuleFacts], profile_id: int, moment: Moment, now: datetime) -> bool:
    customer = customer_of(profile_id)
    if customer is None:
        return False
    profiles = profiles_of(customer)
    story = story_of(customer, limit=_LOOKED_AT, profiles=profiles).moments
    found = rule_that_holds(rules, moment, story, known=_is_known(customer))
    topic = topic_of(moment.action)
    if found is None or _live(profiles).filter(reason_topic=topic).exists():
        return False
    rule, failures = found
    if prepared_since(rule.id, now - HOUR) >= int(options.get(PER_HOUR)):
        return False  # shown beside the rule; the failure stays in the story all the same
    wanted = _case(rule, failures, customer, topic, now)
    open_case(replace(wanted, key=f"rule:{rule.id}:{moment.id}"), by=BY, now=now)
    return True


def _case(
    rule: RuleFacts, failures: Sequence[Moment], customer: int, topic: str, now: datetime
) -> ToOpen:
    newest = failures[0]
    amounts = [one.amount_irr for one in failures if one.amount_irr is not None]
    cause = Cause(
        kind="failed",
        topic=topic,
        touchpoint=newest.touchpoint,
        at=newest.occurred_at,
        evidence=tuple(one.id for one in failures),
        times=len(failures),
        amount_irr=amounts[0] if amounts else None,
    )
    wanted = case_of(cause, customer, case_types(), now=now)
    same_type = not rule.type or rule.type == wanted.type
    return replace(
        wanted,
        type=rule.type or wanted.type,
        fields=wanted.fields if same_type else {},
        priority=_PRIORITIES.get(rule.priority),
        team_id=rule.team_id,
        channel=newest.channel,
        source="rule",
        rule_id=rule.id,
    )


def _settle(profile_id: int, moment: Moment, now: datetime) -> None:
    """What nobody has begun with is over; where somebody works on it they are told."""
    customer = customer_of(profile_id)
    theirs = _prepared().filter(profile_id__in=[] if customer is None else profiles_of(customer))
    topic = topic_of(moment.action)
    for row in theirs.filter(reason_topic=topic, opened_at__lte=now):
        if row.state == "new":
            over: CaseChanges = {"state": "closed", "outcome": "by_itself"}
            over["interaction_ids"] = (moment.id,)
            change_case(case_id=row.pk, changes=over, by=BY, now=now, why=moment.action)
        elif not row.notes.filter(author=BY.name, text=moment.action).exists():
            # Once: what goes well a hundred times would be a hundred notes, each a new version.
            write_note(case_id=row.pk, text=moment.action, by=BY, now=now)


def _prepared() -> Any:
    """The live cases that a rule opened."""
    return Case.objects.filter(rule__isnull=False, state__in=LIVE, merged_into=None)


def _live(profiles: Sequence[int]) -> Any:
    return Case.objects.filter(profile_id__in=profiles, state__in=LIVE, merged_into=None)


def _is_known(customer: int) -> bool:
    """Whether somebody vouched for who they are."""
    found = customer_facts(customer)
    return found is not None and any(one.verified for one in found.identifiers)
