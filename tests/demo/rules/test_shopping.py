from collections import Counter

from hamdel.demo.rules.company import cohort_events
from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import Plan

EVENTS = list(cohort_events(Plan(seed=5, now=1_795_422_600_000_000, people=250), range(3, 251)))


def named(*names: str) -> list[DemoEvent]:
    return [event for event in EVENTS if event.call.get("event") in names]


def test_the_funnel_narrows_at_each_step() -> None:
    counts = Counter(str(event.call.get("event")) for event in EVENTS)
    steps = ("Product Viewed", "Product Added", "Checkout Started", "Order Completed")
    volumes = [counts[step] for step in steps]
    assert volumes == sorted(volumes, reverse=True)
    assert 0.05 < counts["Order Completed"] / counts["Product Viewed"] < 0.3


def test_orders_add_up() -> None:
    for event in named("Order Completed"):
        told = event.call["properties"]
        prices = sum(product["price"] for product in told["products"])
        shipping = told["shipping"] if told["order_id"].startswith("RK") else 0
        assert told["total"] == prices - told["discount"] + shipping
        assert told["currency"] == "IRR"


def test_order_numbers_are_one_orders() -> None:
    numbers = [event.call["properties"]["order_id"] for event in named("Order Completed")]
    assert len(set(numbers)) > 0.99 * len(numbers)
