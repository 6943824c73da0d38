"""The company's cases: of the talks of the last weeks, and the rule that makes some ready."""

from datetime import datetime, timedelta
from typing import Any, Final

from hamdel.cases.public import (
    PastCase,
    RuleGiven,
    ToDo,
    add_task,
    keep_past_case,
    save_rule,
)
from hamdel.conversations.public import Actor
from hamdel.platform.instants import from_micros

from ..rules.casing import CaseTold, case_of
from ..rules.plan import Plan
from ..rules.talks import Talk

RULE: Final = "حواله یا پرداخت ناموفق"
_PLACE: Final = "billing"
_ASKED_AMOUNT: Final = frozenset({"failed_transfer", "refund", "billing"})


def prepare_rule(*, by: Actor, now: datetime) -> None:
    """Turn on the rule that makes a case ready where money did not arrive."""
    given = RuleGiven(
        name=RULE, active=True, touchpoints=(_PLACE,), times=1, minutes=60, priority="high"
    )
    save_rule(rule_id=None, given=given, by=by, now=now)


def keep_case(
    talk: Talk,
    conversation_id: int,
    plan: Plan,
    *,
    people: dict[str, int],
    by: Actor,
    now: datetime,
) -> int | None:
    """Keep the case that a talk is about; None where it is about none, or it is kept already."""
    told = case_of(talk, plan)
    if told is None:
        return None
    owner = people.get(told.agent)
    kept = keep_past_case(_past(talk, told, conversation_id, owner), by=by, now=now)
    if kept is not None and told.task:
        todo = ToDo(title=told.task, owner_id=owner, due_at=now + timedelta(days=1))
        add_task(case_id=kept, todo=todo, by=by, now=now)
    return kept


def _past(talk: Talk, told: CaseTold, conversation_id: int, owner: int | None) -> PastCase:
    priority: Any = told.priority or None
    state: Any = told.state
    return PastCase(
        key=f"demo:{talk.name}",
        profile_id=talk.profile_id,
        title=told.title,
        type=told.type,
        opened_at=from_micros(told.opened_at),
        state=state,
        priority=priority,
        owner_id=owner,
        channel=talk.last.call["context"]["hamdel"]["channel"],
        reason=told.title,
        reason_kind=told.reason_kind,
        reason_topic=told.reason_topic,
        settled_at=from_micros(told.settled_at) if told.settled_at else None,
        fields={"amount": told.amount} if told.type in _ASKED_AMOUNT else {},
        conversation_ids=(conversation_id,),
        interaction_ids=tuple(talk.ids[:5]),
    )
