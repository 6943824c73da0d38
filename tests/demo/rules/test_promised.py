"""The demo company's promises, from its events."""

from typing import Any

from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import DAY, HOUR, Plan
from hamdel.demo.rules.promised import is_promised, promised_in

NOW = 1_764_000_000_000_000
PLAN = Plan(1, NOW, 100)


def event(name: str, at: int, title: str = "تماس", person: int = 7, **more: Any) -> DemoEvent:
    call = {
        "event": name,
        "messageId": f"demo-x-{person}-{at}",
        "properties": {"title": title, "agent": "سارا نوری", **more},
        "context": {"hamdel": {"channel": "phone"}},
    }
    return DemoEvent(at=at, call=call, sender="server", arrives=at)


def test_what_became_of_a_promise_is_found() -> None:
    made = event("Promise Made", NOW - 2 * DAY, due_micros=NOW - DAY)
    kept = event("Promise Kept", NOW - DAY - HOUR)
    other = event("Promise Made", NOW - HOUR, person=8, due_micros=NOW + HOUR)
    lost = event("Promise Made", NOW - 2 * DAY, "خبر", due_micros=NOW - DAY)
    found = promised_in([(one, 1, 5) for one in (kept, other, made, lost)], PLAN)
    assert [(one.state, one.due) for one in found] == [("kept", NOW - DAY), ("open", NOW + HOUR)]


def test_what_is_long_past_is_left_in_the_log() -> None:
    assert is_promised(event("Promise Made", NOW - DAY), PLAN)
    assert not is_promised(event("Promise Made", NOW - 90 * DAY), PLAN)
    assert not is_promised(event("Order Placed", NOW - DAY), PLAN)
