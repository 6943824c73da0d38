"""What the demo company promised stands as promises."""

from typing import Any

from hamdel.customers.public import recognize_customer
from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import DAY, HOUR, Plan
from hamdel.demo.usecases.keeping_promises import keep_promises
from hamdel.platform.instants import to_micros
from hamdel.trust.models import Alarm, Promise, Recovery
from tests.ground.cast import NOW

PLAN = Plan(1, to_micros(NOW), 100)


def event(name: str, at: int, title: str, **more: Any) -> DemoEvent:
    call = {
        "event": name,
        "messageId": f"demo-x-7-{at}",
        "properties": {"title": title, "agent": "سارا نوری", **more},
        "context": {"hamdel": {"channel": "phone"}},
    }
    return DemoEvent(at=at, call=call, sender="server", arrives=at)


def test_they_are_kept_once_and_what_was_broken_is_being_mended(db: None) -> None:
    profile = recognize_customer(
        identifiers=[("phone", "09123456789")], attributes={}, source="demo", now=NOW
    )
    now = PLAN.now
    told = [
        (event("Promise Made", now - 2 * DAY, "تماس", due_micros=now - DAY), 1, profile),
        (event("Promise Broken", now - DAY, "تماس"), 2, profile),
        (event("Promise Made", now - HOUR, "ارسال", due_micros=now + DAY), 3, profile),
    ]
    assert keep_promises(PLAN, told) == 2
    assert keep_promises(PLAN, told) == 0
    assert sorted(Promise.objects.values_list("state", flat=True)) == ["broken", "open"]
    assert Alarm.objects.filter(promise__state="open").count() == 3
    assert Recovery.objects.get().title == "تماس"
