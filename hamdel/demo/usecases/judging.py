"""Those who served the company's customers said whether the reasons foreseen were right."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from hamdel.customers.public import customer_of
from hamdel.interactions.public import judge_none, judge_reason, reasons_of
from hamdel.platform.instants import from_micros

from ..rules.life import DemoEvent
from ..rules.matters import first_right, is_judged, matter_of
from ..rules.plan import Plan

WHO: Final = "سارا نوری"
_BEFORE: Final = timedelta(seconds=1)


def is_told(event: DemoEvent, plan: Plan) -> bool:
    """Whether somebody said of this contact if its reason was foreseen."""
    call = event.call
    about = matter_of(call.get("event", ""), call.get("properties", {}))
    return bool(about) and is_judged(plan, call["messageId"], event.at)


def tell_reasons(contacts: Iterable[tuple[DemoEvent, int]]) -> int:
    """Say of contacts (with their profile) which reason was right; returns how many had any.

    It is said of the reasons as they stood a moment before the contact.
    """
    told = 0
    for event, profile_id in contacts:
        customer_id = customer_of(profile_id)
        if customer_id is None:
            continue
        at = from_micros(event.at) - _BEFORE
        stood = [(one.cause.kind, one.cause.topic) for one in reasons_of(customer_id, now=at)]
        if not stood:
            continue
        matter = matter_of(event.call["event"], event.call["properties"])
        right = first_right(matter, stood)
        if right is None:
            judge_none(customer_id=customer_id, who=WHO, now=at)
        else:
            judge_reason(
                customer_id=customer_id, kind=right[0], topic=right[1], right=True, who=WHO, now=at
            )
            if right != stood[0]:
                kind, topic = stood[0]
                judge_reason(
                    customer_id=customer_id, kind=kind, topic=topic, right=False, who=WHO, now=at
                )
        told += 1
    return told
