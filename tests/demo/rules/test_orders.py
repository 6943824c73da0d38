from hamdel.demo.rules.company import cohort_events
from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import Plan

EVENTS = list(cohort_events(Plan(seed=5, now=1_795_422_600_000_000, people=250), range(3, 251)))


def named(*names: str) -> list[DemoEvent]:
    return [event for event in EVENTS if event.call.get("event") in names]


def test_what_is_ordered_is_sent_and_arrives_later() -> None:
    ordered = {e.call["properties"]["order_id"]: e.at for e in named("Order Completed")}
    sent = {e.call["properties"]["order_id"]: e.at for e in named("Order Shipped")}
    for event in named("Order Delivered"):
        number = event.call["properties"]["order_id"]
        assert ordered[number] < sent[number] < event.at


def test_parts_are_invoiced_before_they_are_paid() -> None:
    issued = {e.call["properties"]["invoice_id"]: e for e in named("Invoice Issued")}
    assert issued
    for event in named("Invoice Paid"):
        assert issued[event.call["properties"]["invoice_id"]].at < event.at


def test_unhappy_scores_have_unhappy_moods() -> None:
    for event in named("Survey Answered"):
        score = event.call["properties"]["score"]
        felt = event.call["context"]["hamdel"].get("sentiment", 0)
        assert 0 <= score <= 10
        assert felt <= 0.2 if score < 7 else felt >= 0.2
